package dev.plumbline.core.performance;

import dev.plumbline.core.report.Interval;
import dev.plumbline.core.report.SignificantDigits;

/**
 * How scores of one bin turned out.
 *
 * @param name such as {@code (0.2,0.3]}
 * @param meanScore of the bin's rows
 * @param observed share of them with the positive label
 * @param interval of the observed share, as if scores were known
 * @param n rows of the bin, at least 1
 */
public record CalibrationBin(
        String name, double meanScore, double observed, Interval interval, long n) {
    public CalibrationBin {
        meanScore = SignificantDigits.round(meanScore);
        observed = SignificantDigits.round(observed);
    }

    /** Mean score less observed share: above 0 the model is too sure of the positive class. */
    public double gap() {
        return SignificantDigits.round(meanScore - observed);
    }

    /** The interval of {@link #gap}. */
    public Interval gapInterval() {
        return new Interval(
                SignificantDigits.round(meanScore - interval.upper()),
                SignificantDigits.round(meanScore - interval.lower()),
                interval.level());
    }
}
