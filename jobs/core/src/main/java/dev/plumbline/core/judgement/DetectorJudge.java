package dev.plumbline.core.judgement;

import dev.plumbline.core.baseline.Baseline;
import dev.plumbline.core.baseline.DetectorReference;
import dev.plumbline.core.detector.DetectorSettings;
import dev.plumbline.core.errorstream.DetectorReading;
import dev.plumbline.core.errorstream.DetectorWatch;
import dev.plumbline.core.errorstream.WindowReading;
import dev.plumbline.core.monitor.DetectorSpec;
import dev.plumbline.core.monitor.DetectorSpec.Profile;
import dev.plumbline.core.monitor.Monitor;
import dev.plumbline.core.report.Measurement;
import dev.plumbline.core.report.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Measures what a monitor's sequential detectors say of a window: {@code detector_<method>} each,
 * and {@code detectors_unread}, the labelled rows that came too late for them.
 */
public final class DetectorJudge {
    /** Begins the name of every detector's measurement. */
    public static final String PREFIX = "detector_";

    /** Labelled rows whose label came after their window was judged. */
    public static final String UNREAD = "detectors_unread";

    private static final String COUNTS_ERRORS =
            "it counts hits and errors, and a regression has neither";

    /** Null if the baseline was built without. */
    private final DetectorReference reference;

    private final boolean classification;

    /** By the name of its measurement, those that can work. */
    private final Map<String, DetectorSettings> settings = new LinkedHashMap<>();

    /** The others. */
    private final List<Measurement> missing = new ArrayList<>();

    /** Takes the settings that the monitor asks for from the baseline. */
    public DetectorJudge(Baseline baseline, Monitor monitor) {
        this.reference = baseline.supplement().detectors();
        this.classification = monitor.task().isClassification();
        monitor.options().detectors().forEach(this::add);
    }

    private void add(DetectorSpec spec) {
        String because =
                classification || spec.method().readsSizes() ? lackOf(spec) : COUNTS_ERRORS;
        if (because != null) {
            missing.add(
                    Measurement.of(spec.measurement(), null)
                            .verdict(
                                    because.equals(COUNTS_ERRORS)
                                            ? Verdict.NOT_APPLICABLE
                                            : Verdict.NO_BASELINE,
                                    because));
            return;
        }
        try {
            settings.put(spec.measurement(), settingsOf(spec));
        } catch (IllegalArgumentException unfit) {
            missing.add(
                    Measurement.of(spec.measurement(), null)
                            .verdict(Verdict.NOT_APPLICABLE, unfit.getMessage()));
        }
    }

    /** Returns what the baseline lacks for a detector; null if nothing. */
    private String lackOf(DetectorSpec spec) {
        if (reference == null && !classification) {
            return "the baseline holds no bound of the errors; build it with detectors in the monitor";
        }
        if (spec.isComplete() || spec.profile() == Profile.MOA) {
            return null;
        }
        if (reference == null) {
            return "the baseline holds no settings of detectors; build it with detectors in the monitor, or take the profile moa";
        }
        return reference.settings(spec.method()).isPresent()
                ? null
                : "the baseline holds no settings of %s; build it again, or give all of them in the monitor"
                        .formatted(spec.method().id());
    }

    private DetectorSettings settingsOf(DetectorSpec spec) {
        if (spec.isComplete()) {
            return spec.method().settings(spec.settings());
        }
        return spec.profile() == Profile.MOA
                ? spec.method().moa().with(spec.settings())
                : reference.settings(spec.method()).orElseThrow().with(spec.settings());
    }

    /**
     * Returns the detectors as they stood.
     *
     * @param state bytes of the watch; null before the first window
     */
    public DetectorWatch watch(byte[] state) {
        return DetectorWatch.of(
                List.copyOf(settings.values()),
                classification || reference == null ? null : reference.cap(),
                state);
    }

    /**
     * Measures a window.
     *
     * @param labelled rows of it with a label by now that a detector could have read
     */
    public List<Measurement> measure(WindowReading window, long labelled) {
        List<Measurement> measurements = new ArrayList<>();
        int at = 0;
        for (String name : settings.keySet()) {
            measurements.add(measure(name, window, window.detectors().get(at++)));
        }
        measurements.addAll(missing);
        measurements.add(
                Measurement.of(UNREAD, null)
                        .value(labelled - window.rows())
                        .rows(labelled)
                        .verdict(Verdict.NOT_APPLICABLE, Reasons.DISPLAYED));
        return measurements;
    }

    private Measurement measure(String name, WindowReading window, DetectorReading reading) {
        double mean = window.errorSum() / window.rows();
        Measurement.Builder measurement =
                Measurement.of(name, null).value(mean).changes(reading.changes());
        if (reference == null) {
            measurement.rows(window.rows());
        } else {
            measurement.rows(window.rows(), reference.rows());
        }
        return DetectorVerdict.of(reading, window.rows(), mean).on(measurement);
    }
}
