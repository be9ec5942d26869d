package dev.plumbline.core.estimation;

import dev.plumbline.core.report.Interval;
import dev.plumbline.core.report.SignificantDigits;

/**
 * What a measure of performance would be if the labels were known; all numbers are rounded to 12
 * significant digits.
 *
 * @param reference the measure, and what it was over the evaluation set
 * @param value finite, in the metric's unit
 * @param band value ± 3 sampling errors, not cut to the metric's range
 * @param n rows that the value rests on, none of them labelled
 * @param errorBound largest distance that the score cells can make; null if they make none
 */
public record PerformanceEstimate(
        MetricReference reference, double value, Interval band, long n, Double errorBound) {
    public PerformanceEstimate {
        value = SignificantDigits.round(value);
        band =
                new Interval(
                        SignificantDigits.round(band.lower()),
                        SignificantDigits.round(band.upper()),
                        band.level());
        errorBound = errorBound == null ? null : SignificantDigits.round(errorBound);
    }

    /** Whether the value lies outside what the measure ever was over the evaluation set. */
    public boolean alerts() {
        return value < SignificantDigits.round(reference.lowerThreshold())
                || value > SignificantDigits.round(reference.upperThreshold());
    }
}
