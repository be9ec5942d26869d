package dev.plumbline.core.performance;

import dev.plumbline.core.report.Interval;
import dev.plumbline.core.report.SignificantDigits;

/**
 * One measure of performance over a set of labelled rows; all numbers are rounded to 12 significant
 * digits, so that the order in which partial tallies met cannot show.
 *
 * @param value finite, in the metric's unit
 * @param interval confidence interval; null with too few rows for one
 * @param n rows that the value rests on
 * @param errorBound largest possible distance from the exact figure; null if the value is exact
 */
public record MetricEstimate(
        PerformanceMetric metric, double value, Interval interval, long n, Double errorBound) {
    public MetricEstimate {
        value = SignificantDigits.round(value);
        errorBound = errorBound == null ? null : SignificantDigits.round(errorBound);
        interval =
                interval == null
                        ? null
                        : new Interval(
                                SignificantDigits.round(interval.lower()),
                                SignificantDigits.round(interval.upper()),
                                interval.level());
    }
}
