package dev.plumbline.core.judgement;

import dev.plumbline.core.baseline.FeatureBaseline;
import dev.plumbline.core.monitor.Sensitivity;
import dev.plumbline.core.profile.FeatureProfile;
import dev.plumbline.core.profile.NumericProfile;
import dev.plumbline.core.report.Measurement;
import dev.plumbline.core.report.SignificantDigits;
import dev.plumbline.core.report.Verdict;
import dev.plumbline.core.statistics.LongRunVariance;

/** Decides whether a distribution departs from its baseline: beyond chance and beyond the floor. */
final class DistributionJudge {
    private final String metric;
    private final FeatureBaseline baseline;
    private final Sensitivity sensitivity;
    private final TestLevel level;

    /** Null where the baseline holds too little to test against. */
    private final DecidingTest test;

    DistributionJudge(
            String metric, FeatureBaseline baseline, Sensitivity sensitivity, TestLevel level) {
        this.metric = metric;
        this.baseline = baseline;
        this.sensitivity = sensitivity;
        this.level = level;
        this.test = isTestable() ? test() : null;
    }

    private boolean isTestable() {
        return baseline.profile().present() > 0
                && baseline.dependence().blocks() >= LongRunVariance.FEWEST_BLOCKS;
    }

    private DecidingTest test() {
        long[] counts = baseline.profile().counts();
        return baseline.profile() instanceof NumericProfile
                ? DecidingTest.numeric(counts, baseline.dependence(), level)
                : DecidingTest.categorical(counts, baseline.dependence(), level);
    }

    /**
     * Returns the smallest shift that a window of so many values finds; NaN if none would be found
     * however large.
     */
    double detectable(long n) {
        double beyondChance = test == null ? Double.NaN : test.detectable(n);
        return Math.max(beyondChance, sensitivity.effectFloor());
    }

    /** Measures a window that is counted in the baseline's cells. */
    Measurement measure(FeatureProfile window) {
        long n = window.present();
        Measurement.Builder measurement = begin(n, baseline.profile().present());
        if (baseline.profile().present() == 0) {
            return measurement.verdict(Verdict.INSUFFICIENT_DATA, Reasons.EMPTY_BASELINE);
        }
        if (test == null) {
            return measurement.verdict(
                    Verdict.INSUFFICIENT_DATA,
                    Reasons.tooFewBlocks(
                            LongRunVariance.FEWEST_BLOCKS, baseline.dependence().blocks()));
        }
        if (n < Math.max(1, sensitivity.minRows())) {
            return measurement.verdict(
                    Verdict.INSUFFICIENT_DATA, Reasons.tooFewValues(sensitivity.minRows(), n));
        }
        return decide(measurement, test.compare(window.counts()));
    }

    /** Shows a window that no reference is known of, and says why. */
    Measurement withhold(FeatureProfile window, String why) {
        return begin(window.present(), 0).verdict(Verdict.INSUFFICIENT_DATA, why);
    }

    /** Begins the measurement of a window of n values that is held to m. */
    Measurement.Builder begin(long n, long m) {
        return Measurement.of(metric, baseline.name())
                .rows(n, m)
                .threshold(sensitivity.effectFloor());
    }

    /** Turns what a test says into a verdict. */
    Measurement decide(Measurement.Builder measurement, DecidingTest.Outcome outcome) {
        double pValue = SignificantDigits.round(outcome.pValue());
        double effect = SignificantDigits.round(outcome.effect());
        measurement.value(effect).effect(effect).pValue(pValue).detectable(outcome.detectable());
        if (effect <= sensitivity.effectFloor()) {
            return measurement.verdict(Verdict.OK);
        }
        return pValue < level.value()
                ? measurement.verdict(Verdict.DRIFT)
                : measurement.verdict(Verdict.OK, Reasons.WITHIN_CHANCE);
    }
}
