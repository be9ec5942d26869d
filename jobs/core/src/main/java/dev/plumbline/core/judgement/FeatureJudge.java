package dev.plumbline.core.judgement;

import dev.plumbline.core.baseline.FeatureBaseline;
import dev.plumbline.core.monitor.Sensitivity;
import dev.plumbline.core.profile.FeatureProfile;
import dev.plumbline.core.profile.NumericProfile;
import dev.plumbline.core.report.Measurement;
import dev.plumbline.core.report.SignificantDigits;
import dev.plumbline.core.report.Verdict;
import dev.plumbline.core.statistics.LongRunVariance;
import java.util.ArrayList;
import java.util.List;

/** Judges one feature or output of a window. */
final class FeatureJudge {
    private final FeatureBaseline baseline;
    private final Sensitivity sensitivity;
    private final TestLevel level;
    private final RateJudge rates;
    private final ScaleJudge scale;

    /** Null where the baseline holds too little to test against. */
    private final DecidingTest test;

    private final DisplayedStatistics displayed;

    FeatureJudge(
            FeatureBaseline baseline,
            Sensitivity sensitivity,
            TestLevel level,
            DisplayedStatistics displayed) {
        this.displayed = displayed;
        this.baseline = baseline;
        this.sensitivity = sensitivity;
        this.level = level;
        this.rates = new RateJudge(sensitivity, level, baseline.dependence().lambda());
        this.scale = new ScaleJudge(sensitivity, level, baseline.dependence().lambda());
        this.test = isTestable() ? test() : null;
    }

    /** Tests that decide about this feature. */
    static int tests(FeatureBaseline baseline) {
        return baseline.profile() instanceof NumericProfile
                ? 1 + RateJudge.NUMERIC_TESTS + ScaleJudge.TESTS
                : 1 + RateJudge.CATEGORICAL_TESTS;
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

    /** Measures a window; a failure is a measurement too, so that it stays with this feature. */
    List<Measurement> measure(FeatureProfile window) {
        try {
            return measured(window);
        } catch (RuntimeException failure) {
            return List.of(
                    Measurement.of(DriftMetric.DISTRIBUTION, baseline.name())
                            .rows(window.rows(), baseline.profile().rows())
                            .verdict(Verdict.INSUFFICIENT_DATA, Reasons.failed(failure)));
        }
    }

    private List<Measurement> measured(FeatureProfile window) {
        if (!window.bins().equals(baseline.bins())) {
            throw new IllegalArgumentException(
                    "window and baseline must share their bins; profile the window with the baseline's layout");
        }
        List<Measurement> measurements = new ArrayList<>();
        measurements.add(distribution(window));
        if (window.present() > 0 && baseline.profile().present() > 0) {
            measurements.addAll(displayed.measure(window));
        }
        measurements.addAll(rates.measure(baseline.name(), baseline.profile(), window));
        if (baseline.profile() instanceof NumericProfile numbers) {
            measurements.add(scale.measure(baseline.name(), numbers, (NumericProfile) window));
        }
        return measurements;
    }

    private Measurement distribution(FeatureProfile window) {
        long n = window.present();
        Measurement.Builder measurement =
                Measurement.of(DriftMetric.DISTRIBUTION, baseline.name())
                        .rows(n, baseline.profile().present())
                        .threshold(sensitivity.effectFloor());
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

    private Measurement decide(Measurement.Builder measurement, DecidingTest.Outcome outcome) {
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
