package dev.plumbline.core.judgement;

import dev.plumbline.core.baseline.Baseline;
import dev.plumbline.core.model.Clock;
import dev.plumbline.core.monitor.Monitor;
import dev.plumbline.core.monitor.WindowSpec;
import java.util.List;
import java.util.OptionalDouble;

/**
 * What a monitor's false-alarm budget comes to with a baseline: how it is divided, and what is left
 * to be found.
 *
 * @param episodesPerMonth false episodes allowed per model and 30 days
 * @param perWindow probability with which one window of one segment may be a false alarm
 * @param segments segments judged, the whole traffic among them
 * @param tests tests that a window of the whole traffic is put to
 * @param level probability below which one of them counts as beyond chance: half of the budget,
 *     divided
 * @param windows one per granularity of the monitor
 */
public record AlarmBudget(
        double episodesPerMonth,
        double perWindow,
        long segments,
        int tests,
        double level,
        List<Expected> windows) {

    private static final int BLUNTEST = 5;

    public AlarmBudget {
        windows = List.copyOf(windows);
    }

    /**
     * What is expected of one granularity.
     *
     * @param granularity as {@link WindowSpec#granularity}
     * @param perMonth windows in 30 days
     * @param paceKnown false where that is assumed, because rows have no clock
     * @param rows in a window, at the pace of the evaluation set
     * @param detectable shift in standard deviations that such a window finds in the middle one of
     *     the features, never below the effect floor; empty with too few rows for a verdict
     * @param bluntest features and outputs in which only a larger shift is found, at most five, the
     *     largest first
     */
    public record Expected(
            String granularity,
            double perMonth,
            boolean paceKnown,
            long rows,
            OptionalDouble detectable,
            List<FindableIn> bluntest) {}

    /**
     * Divides a monitor's false episodes a month over what is judged of a model: window lengths,
     * segments with a baseline of their own, and tests.
     */
    public static AlarmBudget of(Monitor monitor, Baseline baseline) {
        double perWindow = WindowBudget.perWindow(monitor, baseline);
        DriftJudge judge = DriftJudge.of(baseline, monitor, perWindow);
        return new AlarmBudget(
                monitor.sensitivity().falseEpisodesPerMonth(),
                perWindow,
                WindowBudget.segments(monitor, baseline),
                judge.tests(),
                judge.testLevel(),
                monitor.windows().stream()
                        .map(window -> expected(window, monitor, baseline, perWindow))
                        .toList());
    }

    private static Expected expected(
            WindowSpec window, Monitor monitor, Baseline baseline, double perWindow) {
        DriftJudge judge = DriftJudge.of(baseline.at(window.granularity()), monitor, perWindow);
        long rows = WindowBudget.expectedRows(window, monitor, baseline);
        return new Expected(
                window.granularity(),
                WindowBudget.windowsPerMonth(window, monitor, baseline),
                monitor.time().clock() == Clock.TIME,
                rows,
                judge.detectable(rows),
                judge.bluntest(rows, BLUNTEST));
    }
}
