package dev.plumbline.core.detector;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/** The detectors by name. */
public enum DetectorMethod {
    ADWIN("adwin", "delta", Adwin.Settings::moa, Adwin.Settings::from, Adwin.Settings::calibrated),
    DDM("ddm", "drift", Ddm.Settings::moa, Ddm.Settings::from, Ddm.Settings::calibrated),
    EDDM("eddm", "drift", Eddm.Settings::moa, Eddm.Settings::from, Eddm.Settings::calibrated),
    RDDM("rddm", "drift", Rddm.Settings::moa, Rddm.Settings::from, Rddm.Settings::calibrated),
    HDDM_A(
            "hddm_a",
            "drift",
            HddmA.Settings::moa,
            HddmA.Settings::from,
            HddmA.Settings::calibrated),
    HDDM_W(
            "hddm_w",
            "drift",
            HddmW.Settings::moa,
            HddmW.Settings::from,
            HddmW.Settings::calibrated),
    PAGE_HINKLEY(
            "page_hinkley",
            "threshold",
            PageHinkley.Settings::moa,
            PageHinkley.Settings::from,
            PageHinkley.Settings::calibrated),
    CUSUM(
            "cusum",
            "threshold",
            Cusum.Settings::moa,
            Cusum.Settings::from,
            Cusum.Settings::calibrated),
    GMA("gma", "threshold", Gma.Settings::moa, Gma.Settings::from, Gma.Settings::calibrated),
    EWMA("ewma", "limit", Ewma.Settings::moa, Ewma.Settings::from, Ewma.Settings::calibrated),
    KSWIN("kswin", "alpha", Kswin.Settings::moa, Kswin.Settings::from, Kswin.Settings::calibrated),
    STEPD("stepd", "drift", Stepd.Settings::moa, Stepd.Settings::from, Stepd.Settings::calibrated);

    private final String id;
    private final String decisive;
    private final Supplier<DetectorSettings> moa;
    private final Function<Parameters, DetectorSettings> reader;
    private final Calibrated calibrated;

    /** Makes settings for an error rate of a value of the decisive parameter. */
    private interface Calibrated {
        DetectorSettings settings(double errorRate, double value);
    }

    DetectorMethod(
            String id,
            String decisive,
            Supplier<DetectorSettings> moa,
            Function<Parameters, DetectorSettings> reader,
            Calibrated calibrated) {
        this.id = id;
        this.decisive = decisive;
        this.moa = moa;
        this.reader = reader;
        this.calibrated = calibrated;
    }

    /** The name that users write, in lower case. */
    public String id() {
        return id;
    }

    /** The parameter that a calibration solves for. */
    public String decisive() {
        return decisive;
    }

    /**
     * Whether the method reads errors of any size from 0 to 1; the others count hits and errors and
     * refuse all else.
     */
    public boolean readsSizes() {
        return switch (this) {
            case ADWIN, HDDM_A, HDDM_W, PAGE_HINKLEY, CUSUM, GMA, KSWIN -> true;
            case DDM, EDDM, RDDM, EWMA, STEPD -> false;
        };
    }

    /** Returns the names of all methods, in the order of the documentation. */
    public static List<String> ids() {
        return Arrays.stream(values()).map(DetectorMethod::id).toList();
    }

    /**
     * Finds a method by its name.
     *
     * @throws IllegalArgumentException if there is none of that name
     */
    public static DetectorMethod named(String id) {
        for (DetectorMethod method : values()) {
            if (method.id.equals(id)) {
                return method;
            }
        }
        throw new IllegalArgumentException(
                "a detector must be one of %s, got '%s'".formatted(ids(), id));
    }

    /** Returns the constants of the method's paper, as the program MOA has them. */
    public DetectorSettings moa() {
        return moa.get();
    }

    /**
     * Reads settings from their parameters.
     *
     * @param parameters every parameter of the method by name
     * @throws IllegalArgumentException if one is missing, unknown or out of its range
     */
    public DetectorSettings settings(Map<String, Double> parameters) {
        Parameters values = new Parameters(this, parameters);
        DetectorSettings settings = reader.apply(values);
        values.rejectUnread();
        return settings;
    }

    /**
     * Returns Plumbline's settings for an error rate, with a value of the decisive parameter. Which
     * value keeps a budget of false alarms, {@link DetectorCalibration} knows.
     *
     * @param errorRate of the baseline, above 0 and below 1
     */
    public DetectorSettings calibrated(double errorRate, double value) {
        Require.probability("the error rate", errorRate);
        return calibrated.settings(errorRate, value);
    }
}
