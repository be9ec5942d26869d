package dev.plumbline.core.estimation;

/**
 * How much a measure varies with the rows that happened to come.
 *
 * @param deviation standard deviation of one row's part in the measure, in the metric's unit
 * @param share of the rows that take part, above 0 and at most 1
 */
record Spread(double deviation, double share) {}
