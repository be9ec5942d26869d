package dev.plumbline.core.monitor;

/**
 * When performance is a problem: the metric is worse than a multiple of the baseline's value.
 *
 * @param metric such as {@code rmse} or {@code accuracy}
 * @param enter breached when the loss exceeds this multiple of the baseline's (for a metric where
 *     more is better: when the value falls below baseline / enter); above 1
 * @param exit cleared when the loss is at most this multiple; from 1 to {@code enter}
 * @param windows breached windows in a row that open an episode, at least 1
 */
public record PerformanceRule(String metric, double enter, double exit, int windows) {}
