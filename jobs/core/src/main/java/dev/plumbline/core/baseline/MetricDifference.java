package dev.plumbline.core.baseline;

import dev.plumbline.core.report.Interval;

/**
 * A performance metric in two baselines.
 *
 * @param before null if the earlier baseline has no such metric
 * @param after null if the later one has not
 */
public record MetricDifference(String metric, MetricBaseline before, MetricBaseline after) {

    /** Whether both know the metric with an interval. */
    public boolean isComparable() {
        return interval(before) != null && interval(after) != null;
    }

    /**
     * Whether the intervals have a value in common. Where they do not, the two differ by more than
     * chance; where they do, they may still differ.
     */
    public boolean intervalsOverlap() {
        Interval one = interval(before);
        Interval other = interval(after);
        return one.lower() <= other.upper() && other.lower() <= one.upper();
    }

    private static Interval interval(MetricBaseline metric) {
        return metric == null ? null : metric.interval();
    }
}
