package dev.plumbline.core.judgement;

import dev.plumbline.core.baseline.FeatureBaseline;
import dev.plumbline.core.baseline.SeasonMix;
import dev.plumbline.core.baseline.SeasonalSlot;
import dev.plumbline.core.monitor.Sensitivity;
import dev.plumbline.core.profile.CellKind;
import dev.plumbline.core.profile.CompanionCounts;
import dev.plumbline.core.profile.FeatureProfile;
import dev.plumbline.core.profile.NumericProfile;
import dev.plumbline.core.report.Measurement;
import dev.plumbline.core.report.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Judges one feature or output of a window. */
final class FeatureJudge {
    private final FeatureBaseline baseline;
    private final Sensitivity sensitivity;
    private final RateJudge rates;
    private final ScaleJudge scale;
    private final DistributionJudge distribution;
    private final DisplayedStatistics displayed;

    /** Null where the hours of a week are not told apart. */
    private final SeasonalTest seasonal;

    FeatureJudge(
            FeatureBaseline baseline,
            Sensitivity sensitivity,
            TestLevel level,
            DisplayedStatistics displayed,
            SeasonalSlot seasons) {
        this.displayed = displayed;
        this.seasonal =
                seasons == null
                        ? null
                        : new SeasonalTest(baseline, seasons, sensitivity.minRows(), level);
        this.baseline = baseline;
        this.sensitivity = sensitivity;
        this.rates =
                new RateJudge(
                        sensitivity,
                        level,
                        baseline.dependence().lambda(),
                        baseline.faultLambda(),
                        baseline.required());
        this.scale = new ScaleJudge(sensitivity, level, baseline.dependence().lambda());
        this.distribution =
                new DistributionJudge(DriftMetric.DISTRIBUTION, baseline, sensitivity, level);
    }

    /** Tests that decide about this feature. */
    static int tests(FeatureBaseline baseline) {
        return baseline.profile() instanceof NumericProfile
                ? 1 + RateJudge.NUMERIC_TESTS + ScaleJudge.TESTS
                : 1 + RateJudge.CATEGORICAL_TESTS;
    }

    /**
     * Returns the smallest shift that a window of so many values finds; NaN if none would be found
     * however large.
     */
    double detectable(long n) {
        return distribution.detectable(n);
    }

    /**
     * Measures a window; a failure is a measurement too, so that it stays with this feature.
     *
     * @param mix the window's hours of the week; null to hold it to the whole evaluation set
     * @param beside the window's counts in other cells, by their kind
     */
    List<Measurement> measure(
            FeatureProfile window, SeasonMix mix, Map<CellKind, CompanionCounts> beside) {
        try {
            requireSameBins(window);
            return mix == null || seasonal == null
                    ? measured(window, beside)
                    : measured(window, seasonal.seasons().reference(mix), beside);
        } catch (RuntimeException failure) {
            return List.of(
                    Measurement.of(DriftMetric.DISTRIBUTION, baseline.name())
                            .rows(window.rows(), baseline.profile().rows())
                            .verdict(Verdict.INSUFFICIENT_DATA, Reasons.failed(failure)));
        }
    }

    private void requireSameBins(FeatureProfile window) {
        if (!window.bins().equals(baseline.bins())) {
            throw new IllegalArgumentException(
                    "window and baseline must share their bins; profile the window with the baseline's layout");
        }
    }

    private List<Measurement> measured(
            FeatureProfile window, Map<CellKind, CompanionCounts> beside) {
        List<Measurement> measurements = new ArrayList<>();
        measurements.add(distribution.measure(window));
        measurements.addAll(displayed(window, beside));
        measurements.addAll(rates.measure(baseline.name(), baseline.profile(), window));
        addScaleJump(measurements, window);
        return measurements;
    }

    /** The same against what the evaluation set held at the window's hours of the week. */
    private List<Measurement> measured(
            FeatureProfile window,
            Optional<SeasonalSlot.Reference> hours,
            Map<CellKind, CompanionCounts> beside) {
        List<Measurement> measurements = new ArrayList<>();
        measurements.add(distribution(window, hours));
        displayed(window, beside).forEach(shown -> measurements.add(againstTheWholeSet(shown)));
        for (Measurement rate : rates.measure(baseline.name(), baseline.profile(), window)) {
            boolean ofTheHour = rate.metric().equals(DriftMetric.MISSING_RATE);
            measurements.add(ofTheHour ? missing(window, hours) : rate);
        }
        addScaleJump(measurements, window);
        return measurements;
    }

    private void addScaleJump(List<Measurement> measurements, FeatureProfile window) {
        if (baseline.profile() instanceof NumericProfile numbers) {
            measurements.add(scale.measure(baseline.name(), numbers, (NumericProfile) window));
        }
    }

    private Measurement missing(FeatureProfile window, Optional<SeasonalSlot.Reference> hours) {
        return rates.missing(baseline.name(), hours.orElse(SeasonalSlot.Reference.NONE), window);
    }

    private List<Measurement> displayed(
            FeatureProfile window, Map<CellKind, CompanionCounts> beside) {
        return window.present() > 0 && baseline.profile().present() > 0
                ? displayed.measure(window, beside)
                : List.of();
    }

    private static Measurement againstTheWholeSet(Measurement m) {
        boolean shown = m.reason() != null && m.reason().startsWith(Reasons.DISPLAYED);
        return shown ? m.with(m.verdict(), Reasons.withoutSeasons(m.reason())) : m;
    }

    private Measurement distribution(
            FeatureProfile window, Optional<SeasonalSlot.Reference> hours) {
        Measurement.Builder measurement =
                Measurement.of(DriftMetric.DISTRIBUTION, baseline.name())
                        .rows(
                                window.present(),
                                hours.map(SeasonalSlot.Reference::present).orElse(0L))
                        .threshold(sensitivity.effectFloor());
        String obstacle = seasonal.obstacle(window, hours);
        return obstacle == null
                ? distribution.decide(measurement, seasonal.compare(window, hours.orElseThrow()))
                : measurement.verdict(Verdict.INSUFFICIENT_DATA, obstacle);
    }
}
