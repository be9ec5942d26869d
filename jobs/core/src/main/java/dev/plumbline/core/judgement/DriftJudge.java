package dev.plumbline.core.judgement;

import dev.plumbline.core.baseline.Baseline;
import dev.plumbline.core.baseline.FeatureBaseline;
import dev.plumbline.core.baseline.SeasonMix;
import dev.plumbline.core.baseline.SeasonalSlot;
import dev.plumbline.core.baseline.SeasonsReference;
import dev.plumbline.core.baseline.Supplement;
import dev.plumbline.core.monitor.Monitor;
import dev.plumbline.core.monitor.Sensitivity;
import dev.plumbline.core.monitor.StatisticSpec;
import dev.plumbline.core.profile.ModelProfile;
import dev.plumbline.core.report.Distribution;
import dev.plumbline.core.report.Measurement;
import dev.plumbline.core.report.Verdict;
import dev.plumbline.core.window.PaneRows;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Answers whether a window of predictions departs from the baseline, feature by feature and output
 * by output, within a false-alarm budget per window. Immutable and safe for use by several threads;
 * make one per baseline and budget and keep it.
 */
public final class DriftJudge {
    private final List<FeatureJudge> judges;
    private final List<DisplayBins> displays;
    private final int tests;
    private final int minRows;
    private final TestLevel level;

    /** Null where the hours of a week are not told apart. */
    private final SeasonsReference seasons;

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
        this(baseline, sensitivity, budgetPerWindow, statistics, 0);
    }

    private DriftJudge(
            Baseline baseline,
            Sensitivity sensitivity,
            double budgetPerWindow,
            List<StatisticSpec> statistics,
            int testsOfLabels) {
        List<FeatureBaseline> slots = new ArrayList<>(baseline.features());
        slots.addAll(baseline.outputs());
        this.tests = tests(slots, statistics, baseline.supplement()) + testsOfLabels;
        this.minRows = sensitivity.minRows();
        this.level = TestLevel.of(budgetPerWindow, tests);
        StatisticLimits limits =
                new StatisticLimits(
                        baseline.supplement().thresholds(),
                        baseline.supplement().named(),
                        level,
                        sensitivity.minRows());
        this.seasons = baseline.supplement().seasons();
        String withoutHours =
                seasons == null ? null : Reasons.withoutHours(seasons.calendar(), baseline.rows());
        List<FeatureJudge> prepared = new ArrayList<>();
        for (int slot = 0; slot < slots.size(); slot++) {
            FeatureBaseline held = slots.get(slot);
            prepared.add(
                    new FeatureJudge(
                            held,
                            sensitivity,
                            level,
                            new DisplayedStatistics(
                                    held, statistics, limits, baseline.supplement().named()),
                            seasonsOf(slot),
                            withoutHours));
        }
        this.judges = List.copyOf(prepared);
        this.displays = slots.stream().map(DisplayBins::of).toList();
    }

    /**
     * Prepares the comparison of a monitor's windows, whose labels are put to tests too where they
     * are joined ({@link TargetJudge}).
     */
    public static DriftJudge of(Baseline baseline, Monitor monitor, double budgetPerWindow) {
        return new DriftJudge(
                baseline,
                monitor.sensitivity(),
                budgetPerWindow,
                monitor.options().statistics(),
                TargetJudge.tests(baseline, monitor));
    }

    private static int tests(
            List<FeatureBaseline> slots, List<StatisticSpec> statistics, Supplement held) {
        int ofSlots =
                slots.stream()
                        .mapToInt(
                                slot ->
                                        FeatureJudge.tests(slot)
                                                + DisplayedStatistics.tests(slot, statistics, held))
                        .sum();
        return ofSlots + DuplicateJudge.TESTS;
    }

    /**
     * Returns how many tests a window is put to, those of {@link ArrivalJudge} and {@link
     * TargetJudge} among them.
     */
    public int tests() {
        return tests;
    }

    private SeasonalSlot seasonsOf(int slot) {
        boolean isKnown = seasons != null && seasons.isFound() && seasons.content().hasSlots();
        return isKnown ? seasons.content().slots().get(slot) : null;
    }

    /**
     * Returns the shift, in standard deviations, that a window of so many rows finds in the middle
     * one of the features and outputs, never below the effect floor; empty with too few rows for a
     * verdict.
     */
    public OptionalDouble detectable(long rows) {
        double[] known =
                judges.stream()
                        .mapToDouble(judge -> judge.detectable(rows))
                        .filter(shift -> !Double.isNaN(shift))
                        .sorted()
                        .toArray();
        return rows < minRows || known.length == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(known[known.length / 2]);
    }

    /**
     * Returns the features and outputs in which a window of so many rows finds no shift as small as
     * in the middle one, the worst first; empty with too few rows for a verdict.
     *
     * @param most how many at most
     */
    public List<FindableIn> bluntest(long rows, int most) {
        OptionalDouble middle = detectable(rows);
        return middle.isEmpty()
                ? List.of()
                : judges.stream()
                        .map(judge -> judge.findable(rows))
                        .filter(found -> found.shift() > middle.getAsDouble())
                        .sorted(Comparator.comparingDouble(FindableIn::shift).reversed())
                        .limit(most)
                        .toList();
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
        return measure(window, List.of());
    }

    /**
     * Measures a window, held to the baseline's seasons where it has them and the window is not of
     * whole weeks. Without seasons at hand nothing is judged.
     *
     * @param window rows counted over the baseline's layout
     * @param panes when its rows came, from the window's start to its end
     */
    public List<Measurement> measure(ModelProfile window, List<PaneRows> panes) {
        if (seasons != null && !seasons.isFound()) {
            return NoBaseline.withoutSeasons(window.rows(), seasons.sha256());
        }
        SeasonMix mix = seasons == null ? null : WindowHours.mix(seasons, panes);
        List<Measurement> measurements = new ArrayList<>();
        measurements.add(
                Measurement.of(DriftMetric.ROWS, null)
                        .value(window.rows())
                        .rows(window.rows())
                        .verdict(Verdict.OK));
        for (int slot = 0; slot < judges.size(); slot++) {
            measurements.addAll(
                    judges.get(slot).measure(window.profile(slot), mix, window.companions(slot)));
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
