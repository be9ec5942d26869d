package dev.plumbline.kafka.document.baseline;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.plumbline.core.baseline.SegmentBaseline;
import java.io.IOException;
import java.util.List;

/** Writes what the evaluation set held in each segment, in the way of the whole. */
final class SegmentBaselinesWriter {
    private final JsonGenerator out;

    SegmentBaselinesWriter(JsonGenerator out) {
        this.out = out;
    }

    void write(List<SegmentBaseline> segments) throws IOException {
        if (segments.isEmpty()) {
            return;
        }
        BaselineWriter parts = new BaselineWriter(out);
        out.writeArrayFieldStart("segments");
        for (SegmentBaseline segment : segments) {
            out.writeStartObject();
            out.writeStringField("segment", segment.segment());
            out.writeNumberField("rows", segment.rows());
            if (segment.performance() != null) {
                parts.performance(segment.performance());
            }
            parts.features("outputs", segment.outputs());
            parts.features("features", segment.features());
            out.writeEndObject();
        }
        out.writeEndArray();
    }
}
