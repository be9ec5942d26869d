package dev.plumbline.core.monitor;

import dev.plumbline.core.detector.DetectorMethod;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A sequential detector that a monitor asks for.
 *
 * @param profile whose settings it has
 * @param settings parameters that replace the profile's, by name; empty for none
 */
public record DetectorSpec(DetectorMethod method, Profile profile, Map<String, Double> settings) {
    /** Where settings come from. */
    public enum Profile {
        /** Solved for the baseline's own error rate. */
        CALIBRATED,
        /** The constants of the method's paper. */
        MOA
    }

    public DetectorSpec {
        settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
    }

    /** Makes a detector with the settings of the baseline. */
    public static DetectorSpec calibrated(DetectorMethod method) {
        return new DetectorSpec(method, Profile.CALIBRATED, Map.of());
    }

    /** Returns the name of its measurements: {@code detector_ddm}, or {@code detector_ddm@moa}. */
    public String measurement() {
        return "detector_" + method.id() + (profile == Profile.MOA ? "@moa" : "");
    }

    /** Whether the measurements of another have the same name. */
    public boolean isCalledLike(DetectorSpec other) {
        return measurement().equals(other.measurement());
    }

    /** Whether the settings given are all that the method has, so that no profile is needed. */
    public boolean isComplete() {
        return settings.keySet().equals(method.moa().parameters().keySet());
    }
}
