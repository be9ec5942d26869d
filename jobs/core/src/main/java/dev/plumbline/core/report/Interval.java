package dev.plumbline.core.report;

/**
 * A confidence interval in the unit of its metric.
 *
 * @param level confidence level, above 0 and below 1
 */
public record Interval(double lower, double upper, double level) {}
