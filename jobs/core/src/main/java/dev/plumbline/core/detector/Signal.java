package dev.plumbline.core.detector;

/** What a detector says after an error: a rise means that the model errs more than before. */
public enum Signal {
    /** Too few rows for the method to say anything; this is not "stable". */
    WARMING_UP,
    STABLE,
    WARNING_RISE,
    WARNING_FALL,
    DRIFT_RISE,
    DRIFT_FALL;

    /** Whether the detector found a change, and has begun anew. */
    public boolean isDrift() {
        return this == DRIFT_RISE || this == DRIFT_FALL;
    }

    /** Whether a change may have begun. */
    public boolean isWarning() {
        return this == WARNING_RISE || this == WARNING_FALL;
    }

    static Signal drift(boolean rise) {
        return rise ? DRIFT_RISE : DRIFT_FALL;
    }

    static Signal warning(boolean rise) {
        return rise ? WARNING_RISE : WARNING_FALL;
    }
}
