package dev.plumbline.core.estimation;

import dev.plumbline.core.performance.PerformanceMetric;
import dev.plumbline.core.report.Interval;

/**
 * What the evaluation set says about one measure, for estimates of it to be read against.
 *
 * @param deviation standard deviation of one row's part in the measure, in the metric's unit
 * @param share of the rows that take part, above 0 and at most 1
 * @param lowerThreshold mean less 3 standard deviations of the realised measure over the chunks of
 *     the evaluation set, cut to the metric's range; an estimate below it alerts
 * @param upperThreshold the same upwards
 */
public record MetricReference(
        PerformanceMetric metric,
        double deviation,
        double share,
        double lowerThreshold,
        double upperThreshold) {
    /** Standard errors between an estimate and either end of its band. */
    static final double WIDTH = 3;

    /** Probability that a normal variable is within {@link #WIDTH} standard deviations. */
    private static final double LEVEL = 0.9973002039367398;

    /** Returns the standard error of the measure over n rows. */
    public double samplingError(long n) {
        return deviation / Math.sqrt(n * share);
    }

    /**
     * Returns how far a realised value may lie from its estimate by chance alone: three standard
     * errors, of the labelled rows and of the evaluation rows that the estimate was fitted to.
     *
     * @param labelled rows that the realised value rests on, at least 1
     * @param evaluated labelled rows of the evaluation set, at least 1
     */
    public double reach(long labelled, long evaluated) {
        return WIDTH * Math.hypot(samplingError(labelled), samplingError(evaluated));
    }

    /**
     * Reads an estimate.
     *
     * @param value finite
     * @param n rows that it rests on, at least 1
     * @param errorBound largest distance from the estimate without score cells; null if none
     */
    PerformanceEstimate estimate(double value, long n, Double errorBound) {
        double half = WIDTH * samplingError(n);
        return new PerformanceEstimate(
                this, value, new Interval(value - half, value + half, LEVEL), n, errorBound);
    }
}
