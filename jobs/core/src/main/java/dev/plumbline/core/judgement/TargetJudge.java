package dev.plumbline.core.judgement;

import dev.plumbline.core.baseline.Baseline;
import dev.plumbline.core.baseline.FeatureBaseline;
import dev.plumbline.core.baseline.SeasonMix;
import dev.plumbline.core.baseline.SeasonalSlot;
import dev.plumbline.core.baseline.SeasonsReference;
import dev.plumbline.core.baseline.TargetReference;
import dev.plumbline.core.monitor.Monitor;
import dev.plumbline.core.performance.PerformanceTally;
import dev.plumbline.core.profile.CategoryBins;
import dev.plumbline.core.profile.CategoryProfile;
import dev.plumbline.core.profile.FeatureProfile;
import dev.plumbline.core.profile.NumericBins;
import dev.plumbline.core.report.Distribution;
import dev.plumbline.core.report.Measurement;
import dev.plumbline.core.report.Verdict;
import dev.plumbline.core.target.TargetTally;
import dev.plumbline.core.window.PaneRows;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Answers whether the labels of a window depart from the evaluation set's. A prediction without a
 * label is no drift: it lowers the label coverage that stands beside, and below {@link
 * dev.plumbline.core.monitor.CoverageSpec#atLeast} nothing is decided, for labels that come first
 * may be unlike those that come last. Immutable and safe for use by several threads.
 */
public final class TargetJudge {
    /** The one that decides about the labels' distribution. */
    public static final String TARGET_DISTRIBUTION = "target_distribution";

    private final FeatureBaseline labels;
    private final int minRows;
    private final double leastCoverage;
    private final DistributionJudge distribution;
    private final RateJudge rates;
    private final DisplayedStatistics displayed;
    private final DisplayBins display;
    private final RateReference rateReference;

    /** Null where the hours of a week are not told apart. */
    private final SeasonsReference seasons;

    /** Null where labels are not known by the hour. */
    private final SeasonalTest seasonal;

    private final String withoutHours;

    private TargetJudge(Baseline baseline, Monitor monitor, TestLevel level, String withoutHours) {
        this.labels = baseline.supplement().target().labels();
        this.minRows = monitor.sensitivity().minRows();
        this.leastCoverage = monitor.options().coverage().atLeast();
        this.distribution =
                new DistributionJudge(TARGET_DISTRIBUTION, labels, monitor.sensitivity(), level);
        this.rates = new RateJudge(monitor.sensitivity(), level, false);
        this.rateReference = RateReference.of(labels);
        this.seasons = baseline.supplement().seasons();
        this.seasonal = seasonal(labels, seasons, minRows, level);
        this.withoutHours = withoutHours;
        this.displayed =
                new DisplayedStatistics(
                        labels,
                        monitor.options().statistics(),
                        new StatisticLimits(
                                baseline.supplement().thresholds(),
                                baseline.supplement().named(),
                                level,
                                minRows),
                        baseline.supplement().named());
        this.display = DisplayBins.of(labels);
    }

    private static SeasonalTest seasonal(
            FeatureBaseline labels, SeasonsReference seasons, int minRows, TestLevel level) {
        boolean isKnown =
                seasons != null && seasons.isFound() && seasons.content().target() != null;
        return isKnown
                ? new SeasonalTest(labels, seasons.content().target(), minRows, level)
                : null;
    }

    /**
     * Returns the judge of a baseline's labels; empty where labels are not joined or the baseline
     * holds none.
     *
     * @param testLevel of one test of the model, {@link DriftJudge#testLevel}
     */
    public static Optional<TargetJudge> of(Baseline baseline, Monitor monitor, double testLevel) {
        return of(baseline, monitor, testLevel, Reasons.NO_LABELS_BY_HOUR);
    }

    /**
     * Returns the judge of a segment's labels.
     *
     * @param own what the segment is held to
     */
    static Optional<TargetJudge> ofSegment(Baseline own, Monitor monitor, double testLevel) {
        SeasonsReference seasons = own.supplement().seasons();
        return of(
                own,
                monitor,
                testLevel,
                seasons == null ? null : Reasons.withoutHours(seasons.calendar(), labels(own)));
    }

    private static Optional<TargetJudge> of(
            Baseline own, Monitor monitor, double testLevel, String withoutHours) {
        return isMeasured(own, monitor)
                ? Optional.of(new TargetJudge(own, monitor, new TestLevel(testLevel), withoutHours))
                : Optional.empty();
    }

    private static long labels(Baseline own) {
        TargetReference target = own.supplement().target();
        return target == null ? 0 : target.labels().profile().present();
    }

    /** Tests that labels are put to. */
    static int tests(Baseline own, Monitor monitor) {
        return !isMeasured(own, monitor)
                ? 0
                : (isOfClasses(own) ? 2 : 1)
                        + DisplayedStatistics.tests(
                                own.supplement().target().labels(),
                                monitor.options().statistics(),
                                own.supplement());
    }

    private static boolean isMeasured(Baseline baseline, Monitor monitor) {
        return monitor.label() != null && baseline.supplement().target() != null;
    }

    private static boolean isOfClasses(Baseline baseline) {
        return baseline.supplement().target().labels().bins() instanceof CategoryBins;
    }

    /** Returns what both tallies come to together, in the baseline's cells. */
    public byte[] merge(byte[] one, byte[] other) {
        TargetTally merged = new TargetTally();
        merged.mergeBytes(one);
        merged.mergeBytes(other);
        if (labels.bins() instanceof NumericBins bins) {
            merged.bin(bins);
        }
        return merged.toBytes();
    }

    /**
     * Measures a window's labels, {@link #TARGET_DISTRIBUTION} first; nothing without any label.
     *
     * @param tally labelled rows of the window; of a classification they are the labels too
     * @param numbers labels of a regression
     * @param predictedRows predictions of the window, labelled or not
     */
    public List<Measurement> measure(
            PerformanceTally tally, TargetTally numbers, long predictedRows) {
        return measure(tally, numbers, predictedRows, List.of());
    }

    /** Measures a window whose labels nothing else keeps from a verdict. */
    public List<Measurement> measure(
            PerformanceTally tally,
            TargetTally numbers,
            long predictedRows,
            List<PaneRows> labelled) {
        return measure(tally, numbers, predictedRows, labelled, null);
    }

    /**
     * Measures a window's labels, held to the baseline's seasons where it has them and the window
     * is not of whole weeks.
     *
     * @param tally labelled rows of the window; of a classification they are the labels too
     * @param numbers labels of a regression
     * @param predictedRows predictions of the window, labelled or not
     * @param labelled when the predictions came that have labels, from the window's start to its
     *     end
     * @param unjudgeable why the labels allow no verdict; null if they do
     */
    public List<Measurement> measure(
            PerformanceTally tally,
            TargetTally numbers,
            long predictedRows,
            List<PaneRows> labelled,
            String unjudgeable) {
        if (tally.labelled() <= 0) {
            return List.of();
        }
        WindowLabels window = new WindowLabels(tally, numbers);
        List<Measurement> measurements;
        try {
            measurements = measure(window.profile(labels.bins()), labelled);
        } catch (RuntimeException failure) {
            return List.of(
                    Measurement.of(TARGET_DISTRIBUTION, TargetReference.NAME)
                            .rows(tally.labelled(), labels.profile().rows())
                            .verdict(Verdict.INSUFFICIENT_DATA, Reasons.failed(failure)));
        }
        return measurements.stream()
                .map(each -> window.held(each, leastCoverage, predictedRows, unjudgeable))
                .toList();
    }

    /**
     * Returns what always predicting the evaluated labels' median would have got; nothing of a
     * classification.
     *
     * @param numbers labels of a regression, as they came or as {@link #merge} left them
     */
    public List<Measurement> twin(TargetTally numbers) {
        return MedianTwin.measure(labels, numbers);
    }

    private List<Measurement> measure(FeatureProfile window, List<PaneRows> labelled) {
        if (seasons != null && !seasons.isFound()) {
            return List.of(distribution.withhold(window, Reasons.SEASONS_NOT_FOUND));
        }
        SeasonMix mix = seasons == null ? null : WindowHours.mix(seasons, labelled);
        List<Measurement> measurements = new ArrayList<>();
        if (mix == null) {
            measurements.add(distribution.measure(window));
            addUnseen(measurements, window, rateReference);
        } else if (seasonal == null) {
            measurements.add(distribution.withhold(window, withoutHours));
            addUnseen(measurements, window, rateReference.withoutHours(withoutHours));
        } else {
            Optional<SeasonalSlot.Reference> hours = seasonal.reference(mix);
            measurements.add(seasonal.measure(distribution, window, hours));
            addUnseen(measurements, window, seasonal.rates(rateReference, mix, hours));
        }
        if (window.present() > 0 && labels.profile().present() > 0) {
            List<Measurement> shown = displayed.measure(window, Map.of());
            shown.forEach(m -> measurements.add(mix == null ? m : Reasons.againstTheWholeSet(m)));
        }
        return measurements;
    }

    /** A few labels of a class that nobody evaluated are pooled with another by the test. */
    private void addUnseen(
            List<Measurement> measurements, FeatureProfile window, RateReference held) {
        if (window instanceof CategoryProfile) {
            measurements.add(
                    rates.outside(DriftMetric.UNSEEN_RATE, TargetReference.NAME, held, window));
        }
    }

    /** Returns baseline and window over at most 32 bins; nothing without any label. */
    public List<Distribution> distributions(PerformanceTally tally, TargetTally numbers) {
        try {
            return tally.labelled() <= 0
                    ? List.of()
                    : List.of(
                            display.show(new WindowLabels(tally, numbers).profile(labels.bins())));
        } catch (RuntimeException failure) {
            // the measurement says why
            return List.of();
        }
    }
}
