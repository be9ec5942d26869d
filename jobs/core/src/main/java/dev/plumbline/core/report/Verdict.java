package dev.plumbline.core.report;

/** What a measured value means. */
public enum Verdict {
    OK,
    /** Worth a look; never alerts by itself. */
    WARN,
    /** Departs from the baseline beyond chance and beyond the effect floor. */
    DRIFT,
    /** Too few rows, labels or blocks to say anything; never to be read as OK. */
    INSUFFICIENT_DATA,
    /** No baseline was effective when the window began. */
    NO_BASELINE,
    /** Shown for information: the metric does not decide, or does not fit. */
    NOT_APPLICABLE
}
