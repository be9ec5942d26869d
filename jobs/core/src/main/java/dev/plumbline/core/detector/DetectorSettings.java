package dev.plumbline.core.detector;

import java.util.LinkedHashMap;
import java.util.Map;

/** What a detector is told once; it makes the detector, and is stored with a baseline. */
public sealed interface DetectorSettings
        permits Adwin.Settings,
                Ddm.Settings,
                Eddm.Settings,
                Rddm.Settings,
                HddmA.Settings,
                HddmW.Settings,
                PageHinkley.Settings,
                Cusum.Settings,
                Gma.Settings,
                Ewma.Settings,
                Kswin.Settings,
                Stepd.Settings {
    /** Returns the method whose parameters these are. */
    DetectorMethod method();

    /** Returns a detector that has seen no row. */
    Detector start();

    /**
     * Returns a detector that goes on where another with these settings stopped.
     *
     * @param state bytes of {@link Detector#toBytes}
     * @throws IllegalArgumentException if another release, detector or window length wrote them
     */
    default Detector restore(byte[] state) {
        Detector detector = start();
        detector.restore(state);
        return detector;
    }

    /**
     * Returns every parameter by name, in the order of the documentation; {@link
     * DetectorMethod#settings} reads them. Counts are whole numbers, yes and no are 1 and 0.
     */
    Map<String, Double> parameters();

    /**
     * Returns these settings with some parameters replaced.
     *
     * @throws IllegalArgumentException if a name or a value is not one of the method's
     */
    default DetectorSettings with(Map<String, Double> replaced) {
        Map<String, Double> all = new LinkedHashMap<>(parameters());
        all.putAll(replaced);
        return method().settings(all);
    }
}
