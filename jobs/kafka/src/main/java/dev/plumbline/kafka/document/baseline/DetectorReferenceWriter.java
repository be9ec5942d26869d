package dev.plumbline.kafka.document.baseline;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.plumbline.core.baseline.DetectorReference;
import dev.plumbline.core.detector.DetectorMethod;
import dev.plumbline.core.detector.DetectorSettings;
import dev.plumbline.kafka.document.JsonText;
import dev.plumbline.kafka.document.monitor.DetectorsWriter;
import java.io.IOException;
import java.util.Map;

/** Writes what detectors are told of a model, into an object that is already open. */
final class DetectorReferenceWriter {
    static final String KEY = "detectors";

    private final JsonGenerator out;

    DetectorReferenceWriter(JsonGenerator out) {
        this.out = out;
    }

    void write(DetectorReference reference) throws IOException {
        out.writeObjectFieldStart(KEY);
        JsonText.number(out, "errorRate", reference.errorRate());
        out.writeNumberField("rows", reference.rows());
        if (reference.cap() != null) {
            JsonText.number(out, "cap", reference.cap().cap());
        }
        out.writeObjectFieldStart("settings");
        for (Map.Entry<DetectorMethod, DetectorSettings> held : reference.settings().entrySet()) {
            DetectorsWriter.settings(out, held.getKey().id(), held.getValue().parameters());
        }
        out.writeEndObject();
        out.writeEndObject();
    }
}
