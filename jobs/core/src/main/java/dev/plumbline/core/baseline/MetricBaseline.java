package dev.plumbline.core.baseline;

import dev.plumbline.core.report.Interval;

/**
 * A performance metric over the evaluation set.
 *
 * @param value in the metric's unit
 * @param interval its confidence interval; null if unknown
 * @param n labelled rows behind it
 */
public record MetricBaseline(double value, Interval interval, long n) {}
