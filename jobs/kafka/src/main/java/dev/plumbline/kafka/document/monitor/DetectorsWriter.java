package dev.plumbline.kafka.document.monitor;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.plumbline.core.monitor.DetectorSpec;
import dev.plumbline.kafka.document.JsonText;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** Writes what {@link DetectorsReader} reads; nothing where no detector is asked for. */
public final class DetectorsWriter {
    private final JsonGenerator out;

    public DetectorsWriter(JsonGenerator out) {
        this.out = out;
    }

    /** Writes the section; nothing for no detectors. */
    public void write(List<DetectorSpec> detectors) throws IOException {
        if (detectors.isEmpty()) {
            return;
        }
        out.writeArrayFieldStart(DetectorsReader.KEY);
        for (DetectorSpec detector : detectors) {
            out.writeStartObject();
            out.writeStringField("method", detector.method().id());
            out.writeStringField("profile", JsonText.lower(detector.profile()));
            if (!detector.settings().isEmpty()) {
                settings(out, "settings", detector.settings());
            }
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    /** Writes settings by their names. */
    public static void settings(JsonGenerator out, String key, Map<String, Double> settings)
            throws IOException {
        out.writeObjectFieldStart(key);
        for (Map.Entry<String, Double> parameter : settings.entrySet()) {
            JsonText.number(out, parameter.getKey(), parameter.getValue());
        }
        out.writeEndObject();
    }
}
