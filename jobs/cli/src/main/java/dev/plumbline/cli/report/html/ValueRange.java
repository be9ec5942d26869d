package dev.plumbline.cli.report.html;

import dev.plumbline.cli.report.reading.Metric;
import dev.plumbline.core.fairness.FairnessMetric;
import dev.plumbline.core.performance.PerformanceMetric;

/**
 * The values that a measure can take at all: an axis that goes beyond suggests that there are more.
 *
 * @param lower least value; negative infinity without one
 * @param upper greatest value; positive infinity without one
 */
record ValueRange(double lower, double upper) {
    static final ValueRange ANY =
            new ValueRange(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
    static final ValueRange FROM_ZERO = new ValueRange(0, Double.POSITIVE_INFINITY);
    static final ValueRange SHARE = new ValueRange(0, 1);
    static final ValueRange BOTH_SIDES = new ValueRange(-1, 1);
    private static final ValueRange TO_ONE = new ValueRange(Double.NEGATIVE_INFINITY, 1);

    /** Of a performance metric; any number where nothing is known of it. */
    static ValueRange of(Metric metric) {
        return PerformanceMetric.named(metric.name()).map(ValueRange::of).orElse(ANY);
    }

    private static ValueRange of(PerformanceMetric metric) {
        return switch (metric) {
            case COST, MEAN_ERROR, LABEL_MEAN -> ANY;
            case MCC -> BOTH_SIDES;
            case R2 -> TO_ONE;
            case LIFT_AT_10 -> FROM_ZERO;
            // the other errors have no upper end, and of more than one class Brier's is 2
            default -> metric.better() == PerformanceMetric.Direction.MORE ? SHARE : FROM_ZERO;
        };
    }

    /** Of a gap between groups. */
    static ValueRange of(FairnessMetric metric) {
        return switch (metric) {
            case DISPARATE_IMPACT -> FROM_ZERO;
            case EQUALIZED_ODDS_DIFFERENCE -> SHARE;
            case SELECTION_RATE_DIFFERENCE,
                    TRUE_POSITIVE_RATE_DIFFERENCE,
                    FALSE_POSITIVE_RATE_DIFFERENCE ->
                    BOTH_SIDES;
        };
    }

    /** The nearest value of the range. */
    double nearest(double value) {
        return Math.min(upper, Math.max(lower, value));
    }
}
