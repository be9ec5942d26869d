package dev.plumbline.kafka.document.baseline;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.plumbline.core.baseline.FeatureBaseline;
import dev.plumbline.core.baseline.TargetReference;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** Writes what the labels were, of all rows and of each segment. */
final class TargetWriter {
    static final String KEY = "target";

    private final JsonGenerator out;

    TargetWriter(JsonGenerator out) {
        this.out = out;
    }

    /** Writes them into an object that is already open. */
    void write(TargetReference target) throws IOException {
        BaselineWriter parts = new BaselineWriter(out);
        out.writeObjectFieldStart(KEY);
        parts.features("labels", List.of(target.labels()));
        if (!target.segments().isEmpty()) {
            out.writeArrayFieldStart("segments");
            for (Map.Entry<String, FeatureBaseline> segment : target.segments().entrySet()) {
                out.writeStartObject();
                out.writeStringField("segment", segment.getKey());
                parts.features("labels", List.of(segment.getValue()));
                out.writeEndObject();
            }
            out.writeEndArray();
        }
        out.writeEndObject();
    }
}
