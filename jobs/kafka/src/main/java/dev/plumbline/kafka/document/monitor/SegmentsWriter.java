package dev.plumbline.kafka.document.monitor;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.plumbline.core.monitor.SegmentCondition;
import dev.plumbline.core.monitor.SegmentSpec;
import dev.plumbline.kafka.document.JsonText;
import java.io.IOException;
import java.util.List;

/** Writes what {@link SegmentsReader} reads. */
final class SegmentsWriter {
    private final JsonGenerator out;

    SegmentsWriter(JsonGenerator out) {
        this.out = out;
    }

    void write(List<SegmentSpec> segments) throws IOException {
        if (segments.isEmpty()) {
            return;
        }
        out.writeArrayFieldStart("segments");
        for (SegmentSpec segment : segments) {
            if (segment.conditions().size() == 1) {
                condition(segment.conditions().get(0));
                continue;
            }
            out.writeStartArray();
            for (SegmentCondition condition : segment.conditions()) {
                condition(condition);
            }
            out.writeEndArray();
        }
        out.writeEndArray();
    }

    private void condition(SegmentCondition condition) throws IOException {
        String feature = condition.feature();
        boolean plain = !feature.contains("=") && !feature.contains(SegmentSpec.AND);
        if (plain && condition.category() == null && condition.ranges().isEmpty()) {
            out.writeString(feature);
            return;
        }
        out.writeStartObject();
        out.writeStringField("feature", feature);
        JsonText.textIfKnown(out, "category", condition.category());
        if (!condition.ranges().isEmpty()) {
            JsonText.numbers(
                    out,
                    "ranges",
                    condition.ranges().stream().mapToDouble(Double::doubleValue).toArray());
        }
        out.writeEndObject();
    }
}
