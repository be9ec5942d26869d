package dev.plumbline.kafka.document.monitor;

import dev.plumbline.core.detector.DetectorCalibration;
import dev.plumbline.core.detector.DetectorMethod;
import dev.plumbline.core.detector.DetectorSettings;
import dev.plumbline.core.model.Task;
import dev.plumbline.core.monitor.DetectorSpec;
import dev.plumbline.core.monitor.DetectorSpec.Profile;
import dev.plumbline.kafka.document.DocumentSection;
import dev.plumbline.kafka.document.DocumentValue;
import dev.plumbline.kafka.document.NearestName;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads the sequential detectors that a monitor asks for. */
final class DetectorsReader {
    static final String KEY = "detectors";

    /** Settings are tried at some error rate: the baseline's is not known yet. */
    private static final double SOME_RATE = 0.1;

    private final Task task;

    DetectorsReader(Task task) {
        this.task = task;
    }

    List<DetectorSpec> detectors(DocumentValue value) {
        List<DetectorSpec> detectors = new ArrayList<>();
        for (DocumentValue item : value.list()) {
            DetectorSpec spec = item.isScalar() ? calibrated(item) : detailed(item);
            if (detectors.stream().anyMatch(spec::isCalledLike)) {
                throw item.problem(
                        "must be the only %s of its profile".formatted(spec.method().id()),
                        "remove one of the two");
            }
            detectors.add(spec);
        }
        return detectors;
    }

    private DetectorSpec calibrated(DocumentValue item) {
        return DetectorSpec.calibrated(method(item));
    }

    private DetectorSpec detailed(DocumentValue item) {
        DocumentSection section = item.section("method", "profile", "settings");
        DetectorMethod method = method(section.required("method", "{method: ddm, profile: moa}"));
        Profile profile =
                section.optional("profile")
                        .map(value -> value.oneOf(Profile.class))
                        .orElse(Profile.CALIBRATED);
        DetectorSpec spec =
                new DetectorSpec(
                        method,
                        profile,
                        section.optional("settings")
                                .map(value -> settings(value, method))
                                .orElse(Map.of()));
        section.optional("settings").ifPresent(value -> tryOut(spec, value));
        return spec;
    }

    private DetectorMethod method(DocumentValue value) {
        List<String> known =
                Arrays.stream(DetectorMethod.values())
                        .filter(method -> task.isClassification() || method.readsSizes())
                        .map(DetectorMethod::id)
                        .toList();
        String name = value.name();
        if (!known.contains(name)) {
            throw value.problem(
                    "must be a detector%s: %s"
                            .formatted(
                                    task.isClassification() ? "" : " that reads errors of any size",
                                    String.join(", ", known)),
                    "the nearest is " + NearestName.of(name, known));
        }
        return DetectorMethod.named(name);
    }

    private static Map<String, Double> settings(DocumentValue value, DetectorMethod method) {
        DocumentSection section =
                value.section(method.moa().parameters().keySet().toArray(String[]::new));
        Map<String, Double> settings = new LinkedHashMap<>();
        for (String name : section.keys()) {
            settings.put(name, section.required(name, "").number());
        }
        return settings;
    }

    private static void tryOut(DetectorSpec spec, DocumentValue settings) {
        DetectorSettings base =
                spec.profile() == Profile.MOA
                        ? spec.method().moa()
                        : DetectorCalibration.stored().settings(spec.method(), SOME_RATE);
        try {
            base.with(spec.settings());
        } catch (IllegalArgumentException unfit) {
            throw settings.problem(
                    "must fit each other and those of the profile: " + unfit.getMessage(),
                    "change them, or give the others too");
        }
    }
}
