package dev.plumbline.core.performance;

import dev.plumbline.core.report.Interval;
import dev.plumbline.core.report.SignificantDigits;

/**
 * One measure of the quantiles predicted at one level.
 *
 * @param metric {@code quantile_pinball_loss}, in the target's unit, or {@code quantile_coverage},
 *     the share of labels at or below the quantile, 0 to 1; the level is what it should be
 * @param level such as {@code 0.1}
 * @param interval null with too few rows for one
 * @param n rows that it rests on, at least 1
 */
public record QuantileEstimate(
        String metric, String level, double value, Interval interval, long n) {
    public static final String PINBALL_LOSS = "quantile_pinball_loss";
    public static final String COVERAGE = "quantile_coverage";

    public QuantileEstimate {
        value = SignificantDigits.round(value);
        interval =
                interval == null
                        ? null
                        : new Interval(
                                SignificantDigits.round(interval.lower()),
                                SignificantDigits.round(interval.upper()),
                                interval.level());
    }
}
