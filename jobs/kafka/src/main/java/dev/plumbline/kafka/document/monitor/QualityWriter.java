package dev.plumbline.kafka.document.monitor;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.plumbline.core.model.Clock;
import dev.plumbline.core.monitor.QualitySpec;
import dev.plumbline.kafka.document.ClockSpan;
import java.io.IOException;

/** Writes what {@link QualityReader} reads, into an object that is already open. */
final class QualityWriter {
    private final JsonGenerator out;

    QualityWriter(JsonGenerator out) {
        this.out = out;
    }

    void write(QualitySpec quality) throws IOException {
        if (quality.equals(QualitySpec.DEFAULT)) {
            return;
        }
        out.writeObjectFieldStart("quality");
        out.writeNumberField("duplicates", quality.duplicates());
        if (quality.freshness() != null) {
            out.writeStringField("freshness", ClockSpan.write(quality.freshness(), Clock.TIME));
        }
        if (quality.fewestRows() != null || quality.mostRows() != null) {
            out.writeObjectFieldStart("rows");
            numberIfKnown("atLeast", quality.fewestRows());
            numberIfKnown("atMost", quality.mostRows());
            out.writeEndObject();
        }
        out.writeEndObject();
    }

    private void numberIfKnown(String key, Double number) throws IOException {
        if (number != null) {
            out.writeNumberField(key, number);
        }
    }
}
