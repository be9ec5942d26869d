package dev.plumbline.core.judgement;

/** Names of the measurements of the data lane, as listed in docs/metrics.md. */
public final class DriftMetric {
    public static final String ROWS = "rows";
    public static final String BASELINE = "baseline";

    /** The one that decides about a feature's distribution. */
    public static final String DISTRIBUTION = "distribution";

    public static final String MISSING_RATE = "missing_rate";
    public static final String OUT_OF_RANGE_RATE = "out_of_range_rate";
    public static final String UNSEEN_RATE = "unseen_rate";
    public static final String TYPE_ERROR_RATE = "type_error_rate";
    public static final String NAN_RATE = "nan_rate";
    public static final String INFINITE_RATE = "infinite_rate";
    public static final String EMPTY_RATE = "empty_rate";

    /** Tells a wrong unit: the power of ten by which all values were multiplied. */
    public static final String SCALE_JUMP = "scale_jump";

    /** Share of rows that repeat the id of another row of the window. */
    public static final String DUPLICATE_RATE = "duplicate_rate";

    /** Share of rows whose scores are no probabilities; reported if there are any. */
    public static final String INVALID_SCORE_RATE = "invalid_score_rate";

    /** Share of rows whose predicted quantiles cross; reported if there are any. */
    public static final String CROSSED_QUANTILE_RATE = "crossed_quantile_rate";

    /** Seconds from the newest row to the window's end. */
    public static final String FRESHNESS = "freshness";

    /** Seconds of the longest time without a row. */
    public static final String LARGEST_GAP = "largest_gap";

    /** Rows over what the baseline's pace lets expect. */
    public static final String ROW_COUNT_CHANGE = "row_count_change";

    /** Share of the window that was still to come when all input ended. */
    public static final String UNFINISHED = "unfinished";

    private DriftMetric() {}
}
