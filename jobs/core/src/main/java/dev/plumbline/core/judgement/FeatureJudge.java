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
    private final RateJudge rates;
    private final ScaleJudge scale;
    private final DistributionJudge distribution;
    private final DisplayedStatistics displayed;

    /** What windows are held to where every hour counts alike. */
    private final RateReference rateReference;

    /** The same of their magnitudes; null of categories. */
    private final Magnitudes magnitudes;

    /** Null where the baseline does not tell this feature's hours of the week apart. */
    private final SeasonalTest seasonal;

    private final String withoutHours;

    /**
     * Makes a judge.
     *
     * @param seasons what the hours of the week held; null if that is not known
     * @param withoutHours why a window of single hours is not judged without them
     */
    FeatureJudge(
            FeatureBaseline baseline,
            Sensitivity sensitivity,
            TestLevel level,
            DisplayedStatistics displayed,
            SeasonalSlot seasons,
            String withoutHours) {
        this.displayed = displayed;
        this.withoutHours = withoutHours;
        this.seasonal =
                seasons == null
                        ? null
                        : new SeasonalTest(baseline, seasons, sensitivity.minRows(), level);
        this.baseline = baseline;
        this.rates = new RateJudge(sensitivity, level, baseline.required());
        this.rateReference = RateReference.of(baseline);
        this.scale = new ScaleJudge(sensitivity, level);
        this.magnitudes =
                baseline.profile() instanceof NumericProfile numbers
                        ? Magnitudes.of(numbers, baseline.dependence().lambda())
                        : null;
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

    /** Returns the same with what it is due to. */
    FindableIn findable(long n) {
        return new FindableIn(baseline.name(), baseline.dependence().lambda(), detectable(n));
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
            if (mix == null) {
                return measured(
                        distribution.measure(window), window, beside, rateReference, magnitudes);
            }
            return seasonal == null ? unheld(window, beside) : atHours(window, mix, beside);
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
            Measurement decided,
            FeatureProfile window,
            Map<CellKind, CompanionCounts> beside,
            RateReference heldRates,
            Magnitudes heldMagnitudes) {
        List<Measurement> measurements = new ArrayList<>();
        measurements.add(decided);
        measurements.addAll(displayed(window, beside));
        measurements.addAll(rates.measure(baseline.name(), heldRates, window));
        if (window instanceof NumericProfile numbers) {
            measurements.add(scale.measure(baseline.name(), heldMagnitudes, numbers));
        }
        return measurements;
    }

    /** Measures against what the evaluation set held at the window's hours of the week. */
    private List<Measurement> atHours(
            FeatureProfile window, SeasonMix mix, Map<CellKind, CompanionCounts> beside) {
        Optional<SeasonalSlot.Reference> hours = seasonal.reference(mix);
        return measured(
                        seasonal.measure(distribution, window, hours),
                        window,
                        beside,
                        seasonal.rates(rateReference, mix, hours),
                        magnitudes == null || hours.isEmpty()
                                ? magnitudes
                                : seasonal.magnitudes(magnitudes, hours.get()))
                .stream()
                .map(Reasons::againstTheWholeSet)
                .map(m -> hours.isEmpty() ? unheld(m, Reasons.UNKNOWN_HOURS) : m)
                .toList();
    }

    /** Judges what follows no hour, and of the rest says why it is not judged. */
    private List<Measurement> unheld(FeatureProfile window, Map<CellKind, CompanionCounts> beside) {
        return measured(
                        distribution.withhold(window, withoutHours),
                        window,
                        beside,
                        rateReference.withoutHours(withoutHours),
                        magnitudes)
                .stream()
                .map(Reasons::againstTheWholeSet)
                .map(m -> unheld(m, withoutHours))
                .toList();
    }

    /** A jump is one of magnitudes, which follow the hour where the values do. */
    private static Measurement unheld(Measurement m, String why) {
        boolean judged = m.verdict() == Verdict.OK || m.verdict() == Verdict.DRIFT;
        return judged && m.metric().equals(DriftMetric.SCALE_JUMP)
                ? m.with(Verdict.INSUFFICIENT_DATA, why)
                : m;
    }

    private List<Measurement> displayed(
            FeatureProfile window, Map<CellKind, CompanionCounts> beside) {
        return window.present() > 0 && baseline.profile().present() > 0
                ? displayed.measure(window, beside)
                : List.of();
    }
}
