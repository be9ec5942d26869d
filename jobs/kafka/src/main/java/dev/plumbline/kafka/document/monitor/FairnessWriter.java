package dev.plumbline.kafka.document.monitor;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.plumbline.core.fairness.FairnessMetric;
import dev.plumbline.core.monitor.FairnessSpec;
import dev.plumbline.kafka.document.JsonText;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/** Writes what {@link FairnessReader} reads. */
record FairnessWriter(JsonGenerator out) {
    void write(FairnessSpec fairness) throws IOException {
        out.writeObjectFieldStart("fairness");
        JsonText.texts(out, "protected", fairness.features());
        if (fairness.references().isEmpty()) {
            out.writeStringField("reference", JsonText.lower(fairness.reference()));
        } else {
            references(new TreeMap<>(fairness.references()));
        }
        if (fairness.favourable() != null) {
            out.writeStringField("favourable", fairness.favourable());
        }
        if (!fairness.limits().isEmpty()) {
            limits(fairness);
        }
        out.writeEndObject();
    }

    private void references(Map<String, String> references) throws IOException {
        out.writeObjectFieldStart("reference");
        for (Map.Entry<String, String> reference : references.entrySet()) {
            out.writeStringField(reference.getKey(), reference.getValue());
        }
        out.writeEndObject();
    }

    private void limits(FairnessSpec fairness) throws IOException {
        out.writeObjectFieldStart("limits");
        for (FairnessMetric metric : FairnessMetric.values()) {
            if (fairness.limits().containsKey(metric)) {
                out.writeNumberField(metric.text(), fairness.limits().get(metric));
            }
        }
        out.writeEndObject();
    }
}
