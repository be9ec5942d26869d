package dev.plumbline.core.judgement;

import dev.plumbline.core.baseline.Baseline;
import dev.plumbline.core.baseline.FeatureBaseline;
import dev.plumbline.core.baseline.TargetReference;
import dev.plumbline.core.monitor.Monitor;
import dev.plumbline.core.performance.ClassificationTally;
import dev.plumbline.core.performance.PerformanceTally;
import dev.plumbline.core.profile.CategoryBins;
import dev.plumbline.core.profile.CategoryProfile;
import dev.plumbline.core.profile.FeatureProfile;
import dev.plumbline.core.profile.NumericBins;
import dev.plumbline.core.report.Distribution;
import dev.plumbline.core.report.Measurement;
import dev.plumbline.core.report.Verdict;
import dev.plumbline.core.target.TargetTally;
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

    private static final String BY_SEASONS =
            "the baseline tells the hours of the week apart, which it does not hold labels of";

    private final FeatureBaseline labels;
    private final int minRows;
    private final double leastCoverage;
    private final DistributionJudge distribution;
    private final RateJudge rates;
    private final DisplayedStatistics displayed;
    private final DisplayBins display;
    private final boolean bySeasons;

    private TargetJudge(Baseline baseline, Monitor monitor, TestLevel level, boolean bySeasons) {
        this.labels = baseline.supplement().target().labels();
        this.minRows = monitor.sensitivity().minRows();
        this.leastCoverage = monitor.options().coverage().atLeast();
        this.distribution =
                new DistributionJudge(TARGET_DISTRIBUTION, labels, monitor.sensitivity(), level);
        this.rates =
                new RateJudge(
                        monitor.sensitivity(),
                        level,
                        labels.dependence().lambda(),
                        labels.faultLambda(),
                        false);
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
        this.bySeasons = bySeasons;
    }

    /**
     * Returns the judge of a baseline's labels; empty where labels are not joined or the baseline
     * holds none.
     *
     * @param testLevel of one test of the model, {@link DriftJudge#testLevel}
     */
    public static Optional<TargetJudge> of(Baseline baseline, Monitor monitor, double testLevel) {
        return ofSegment(baseline, baseline, monitor, testLevel);
    }

    /**
     * Returns the judge of a segment's labels, which follow the hours of the week as the model's
     * do: where those are not judged, neither are these.
     *
     * @param own what the segment is held to
     */
    static Optional<TargetJudge> ofSegment(
            Baseline own, Baseline model, Monitor monitor, double testLevel) {
        return isMeasured(own, monitor)
                ? Optional.of(
                        new TargetJudge(own, monitor, new TestLevel(testLevel), isBySeasons(model)))
                : Optional.empty();
    }

    /** Tests that labels are put to. */
    static int tests(Baseline baseline, Monitor monitor) {
        return testsOfSegment(baseline, baseline, monitor);
    }

    /** Tests that a segment's labels are put to. */
    static int testsOfSegment(Baseline own, Baseline model, Monitor monitor) {
        return !isMeasured(own, monitor) || isBySeasons(model)
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

    private static boolean isBySeasons(Baseline baseline) {
        return baseline.supplement().seasons() != null;
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
        if (tally.labelled() <= 0) {
            return List.of();
        }
        List<Measurement> measurements = new ArrayList<>();
        try {
            FeatureProfile window = profile(tally, numbers);
            measurements.add(distribution.measure(window));
            if (window instanceof CategoryProfile) {
                measurements.add(unseen(window));
            }
            if (window.present() > 0 && labels.profile().present() > 0) {
                measurements.addAll(displayed.measure(window, Map.of()));
            }
        } catch (RuntimeException failure) {
            return List.of(
                    Measurement.of(TARGET_DISTRIBUTION, TargetReference.NAME)
                            .rows(tally.labelled(), labels.profile().rows())
                            .verdict(Verdict.INSUFFICIENT_DATA, Reasons.failed(failure)));
        }
        return measurements.stream()
                .map(each -> held(each, obstacle(tally, predictedRows)))
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

    /** A few labels of a class that nobody evaluated are pooled with another by the test. */
    private Measurement unseen(FeatureProfile window) {
        return rates.measure(TargetReference.NAME, labels.profile(), window).stream()
                .filter(rate -> rate.metric().equals(DriftMetric.UNSEEN_RATE))
                .findFirst()
                .orElseThrow();
    }

    /** Null if nothing stands in the way of a verdict. */
    private String obstacle(PerformanceTally tally, long predictedRows) {
        if (tally instanceof ClassificationTally classes && classes.labelledOther() > 0) {
            return "needs at most %d distinct labels, got more"
                    .formatted(ClassificationTally.MOST_TEXTS);
        }
        return tally.labelled() < leastCoverage * predictedRows
                ? Reasons.tooFewLabels(leastCoverage, tally.labelled(), predictedRows)
                : null;
    }

    private Measurement held(Measurement measured, String obstacle) {
        if (measured.verdict() != Verdict.OK && measured.verdict() != Verdict.DRIFT) {
            return measured;
        }
        if (bySeasons) {
            return measured.with(Verdict.NOT_APPLICABLE, BY_SEASONS);
        }
        return obstacle == null ? measured : measured.with(Verdict.INSUFFICIENT_DATA, obstacle);
    }

    /** Returns baseline and window over at most 32 bins; nothing without any label. */
    public List<Distribution> distributions(PerformanceTally tally, TargetTally numbers) {
        try {
            return tally.labelled() <= 0
                    ? List.of()
                    : List.of(display.show(profile(tally, numbers)));
        } catch (RuntimeException failure) {
            // the measurement says why
            return List.of();
        }
    }

    private FeatureProfile profile(PerformanceTally tally, TargetTally numbers) {
        if (labels.bins() instanceof NumericBins bins) {
            return numbers.profile(bins);
        }
        return classes((CategoryBins) labels.bins(), (ClassificationTally) tally);
    }

    private static CategoryProfile classes(CategoryBins bins, ClassificationTally tally) {
        long[] counts = new long[bins.cells()];
        long known = 0;
        for (int cell = 0; cell < bins.unseen(); cell++) {
            counts[cell] = tally.labelled(bins.categories().get(cell));
            known += counts[cell];
        }
        counts[bins.unseen()] = tally.labelled() - known;
        return CategoryProfile.restore(bins, counts, 0, 0);
    }
}
