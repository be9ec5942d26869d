package dev.plumbline.kafka.document.baseline;

import dev.plumbline.core.baseline.DetectorReference;
import dev.plumbline.core.detector.DetectorMethod;
import dev.plumbline.core.detector.DetectorSettings;
import dev.plumbline.core.risk.BoundedError;
import dev.plumbline.kafka.document.DocumentSection;
import dev.plumbline.kafka.document.DocumentValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads what {@link DetectorReferenceWriter} wrote. */
final class DetectorReferenceReader {
    private DetectorReferenceReader() {}

    static DetectorReference reference(DocumentValue value) {
        DocumentSection section = value.section("errorRate", "rows", "cap", "settings");
        return new DetectorReference(
                BaselineReader.field(section, "errorRate")
                        .number("must be a share from 0 to 1", given -> given >= 0 && given <= 1),
                BaselineReader.field(section, "rows").whole(1),
                section.optional("cap").map(DetectorReferenceReader::cap).orElse(null),
                settings(BaselineReader.field(section, "settings")));
    }

    private static BoundedError cap(DocumentValue value) {
        return new BoundedError(value.number("must be at least 0", given -> given >= 0));
    }

    private static Map<DetectorMethod, DetectorSettings> settings(DocumentValue value) {
        List<String> known = DetectorMethod.ids();
        DocumentSection section = value.section(known.toArray(String[]::new));
        Map<DetectorMethod, DetectorSettings> settings = new LinkedHashMap<>();
        for (String id : known) {
            DetectorMethod method = DetectorMethod.named(id);
            section.optional(id).ifPresent(held -> settings.put(method, settings(method, held)));
        }
        return settings;
    }

    private static DetectorSettings settings(DetectorMethod method, DocumentValue value) {
        DocumentSection section = value.freeSection();
        Map<String, Double> parameters = new LinkedHashMap<>();
        for (String name : section.keys()) {
            parameters.put(name, BaselineReader.field(section, name).number());
        }
        try {
            return method.settings(parameters);
        } catch (IllegalArgumentException unfit) {
            throw value.problem(
                    "must be settings of a detector: " + unfit.getMessage(),
                    "build the baseline again");
        }
    }
}
