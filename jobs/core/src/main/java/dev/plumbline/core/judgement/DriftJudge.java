package dev.plumbline.core.judgement;

import dev.plumbline.core.baseline.Baseline;
import dev.plumbline.core.baseline.FeatureBaseline;
import dev.plumbline.core.monitor.Sensitivity;
import dev.plumbline.core.monitor.StatisticSpec;
import dev.plumbline.core.profile.ModelProfile;
import dev.plumbline.core.report.Distribution;
import dev.plumbline.core.report.Measurement;
import dev.plumbline.core.report.Verdict;
import java.util.ArrayList;
import java.util.List;

/**
 * Answers whether a window of predictions departs from the baseline, feature by feature and output
 * by output, within a false-alarm budget per window. Immutable and safe for use by several threads;
 * make one per baseline and budget and keep it.
 */
public final class DriftJudge {
    private final List<FeatureJudge> judges;
    private final List<DisplayBins> displays;
    private final int tests;
    private final TestLevel level;

    /**
     * Prepares the comparison.
     *
     * @param budgetPerWindow probability with which a window may be a false alarm, above 0 and
     *     below 1; see {@link WindowBudget}
     */
    public DriftJudge(Baseline baseline, Sensitivity sensitivity, double budgetPerWindow) {
        this(baseline, sensitivity, budgetPerWindow, List.of());
    }

    /**
     * Prepares the comparison with statistics asked for by name.
     *
     * @param statistics measured beside the deciding test, in order; empty for the usual ones
     */
    public DriftJudge(
            Baseline baseline,
            Sensitivity sensitivity,
            double budgetPerWindow,
            List<StatisticSpec> statistics) {
        List<FeatureBaseline> slots = new ArrayList<>(baseline.features());
        slots.addAll(baseline.outputs());
        this.tests = tests(slots, statistics);
        this.level = TestLevel.of(budgetPerWindow, tests);
        StatisticLimits limits =
                new StatisticLimits(
                        baseline.supplement().thresholds(), level, sensitivity.minRows());
        this.judges =
                slots.stream()
                        .map(
                                slot ->
                                        new FeatureJudge(
                                                slot,
                                                sensitivity,
                                                level,
                                                new DisplayedStatistics(slot, statistics, limits)))
                        .toList();
        this.displays = slots.stream().map(DisplayBins::of).toList();
    }

    private static int tests(List<FeatureBaseline> slots, List<StatisticSpec> statistics) {
        return slots.stream()
                .mapToInt(
                        slot ->
                                FeatureJudge.tests(slot)
                                        + DisplayedStatistics.tests(slot, statistics))
                .sum();
    }

    /** Returns how many tests a window is put to. */
    public int tests() {
        return tests;
    }

    /** Returns the probability below which a single test counts as beyond chance. */
    public double testLevel() {
        return level.value();
    }

    /**
     * Measures a window: its rows first, then slot by slot in a fixed order of metrics. A slot that
     * cannot be measured yields one measurement that says so, and the others are unharmed.
     *
     * @param window rows counted over the baseline's layout
     */
    public List<Measurement> measure(ModelProfile window) {
        List<Measurement> measurements = new ArrayList<>();
        measurements.add(
                Measurement.of(DriftMetric.ROWS, null)
                        .value(window.rows())
                        .rows(window.rows())
                        .verdict(Verdict.OK));
        for (int slot = 0; slot < judges.size(); slot++) {
            measurements.addAll(judges.get(slot).measure(window.profile(slot)));
        }
        return measurements;
    }

    /**
     * Returns baseline and window over at most 32 bins per slot, for people to look at. A slot
     * whose bins are not the baseline's is left out.
     *
     * @param window rows counted over the baseline's layout
     */
    public List<Distribution> distributions(ModelProfile window) {
        List<Distribution> distributions = new ArrayList<>();
        for (int slot = 0; slot < displays.size(); slot++) {
            DisplayBins display = displays.get(slot);
            if (display.fits(window.profile(slot))) {
                distributions.add(display.show(window.profile(slot)));
            }
        }
        return distributions;
    }
}
