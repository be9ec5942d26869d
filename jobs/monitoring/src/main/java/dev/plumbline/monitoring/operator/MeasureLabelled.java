package dev.plumbline.monitoring.operator;

import dev.plumbline.core.judgement.CoverageJudge;
import dev.plumbline.core.judgement.FairnessJudge;
import dev.plumbline.core.judgement.LabelDelayQuantiles;
import dev.plumbline.core.judgement.LastValue;
import dev.plumbline.core.judgement.LifetimeJudge;
import dev.plumbline.core.judgement.TargetJudge;
import dev.plumbline.core.model.Task;
import dev.plumbline.core.performance.PerformanceTally;
import dev.plumbline.core.report.Distribution;
import dev.plumbline.core.report.Measurement;
import dev.plumbline.core.slice.SliceTotals;
import dev.plumbline.core.target.TargetTally;
import dev.plumbline.core.window.PendingWindow;
import dev.plumbline.kafka.flink.OutputRecord;
import dev.plumbline.monitoring.judge.Attempt;
import dev.plumbline.monitoring.judge.DueWindow;
import dev.plumbline.monitoring.judge.HeldKey;
import dev.plumbline.monitoring.judge.PerformanceReports;
import dev.plumbline.monitoring.judge.ReportParts;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Measures a window of the lane PERFORMANCE, part by part in the order of the report. */
final class MeasureLabelled {
    private final PerformanceState state;
    private final PerformanceReports reports;

    MeasureLabelled(PerformanceState state, PerformanceReports reports) {
        this.state = state;
        this.reports = reports;
    }

    /**
     * Reports a window.
     *
     * @param reached event time that has passed, in milliseconds
     */
    OutputRecord report(HeldKey key, PendingWindow window, long reached) throws Exception {
        Attempt<PerformanceTally> tally =
                Attempt.at(() -> state.tallies.of(key.monitor().task(), window));
        Attempt<SliceTotals> losses = Attempt.at(() -> state.losses.of(window));
        Map<String, Long> predicted = state.predicted.of(window);
        Attempt<CoverageJudge.Finding> coverage =
                Attempt.at(() -> key.labels().coverage(predicted, tally.get(), losses));
        DueWindow due = new DueWindow(key, window, tally, coverage, reached);
        Attempt<TargetTally> labels = Attempt.at(() -> state.labels.of(window));
        ReportParts parts = new ReportParts(window.rows());
        addPerformance(parts, due, losses);
        addHistory(parts, due);
        addComparisons(parts, due, labels);
        return reports.of(due, parts.measurements(), distributions(due, labels));
    }

    private void addPerformance(ReportParts parts, DueWindow due, Attempt<SliceTotals> losses)
            throws Exception {
        HeldKey key = due.key();
        parts.add(
                "performance",
                () -> key.labels().measure(due.tally().get(), due.rows(), due.unjudgeable()));
        parts.add("coverage", () -> due.coverage().get().measurements());
        parts.add("slices", () -> key.labels().worstLosses(losses.get()));
        parts.add(
                "label_delays",
                () ->
                        LabelDelayQuantiles.measure(
                                state.delays.of(due.window()), key.windows().clock()));
    }

    /** What this window and all before it say together. */
    private void addHistory(ReportParts parts, DueWindow due) throws Exception {
        Map<String, Double> estimated = state.estimated.of(due.window());
        parts.add(LifetimeJudge.LIFETIME_RISK, () -> state.lifetime.watch(due));
        parts.add("estimate_errors", () -> state.estimateErrors.watch(due, estimated));
        parts.add("detectors", () -> state.detectors.read(due));
        if (due.key().monitor().task() == Task.REGRESSION) {
            parts.add(
                    LastValue.RMSE,
                    () -> LastValue.measure(state.tallies.lastValuesOf(due.window())));
        }
    }

    /** What labels say against groups, estimates and the labels of the evaluation set. */
    private void addComparisons(ReportParts parts, DueWindow due, Attempt<TargetTally> labels)
            throws Exception {
        HeldKey key = due.key();
        Map<String, Double> estimated = state.estimated.of(due.window());
        parts.add("fairness", () -> fairness(due));
        parts.add(
                "estimates",
                () ->
                        key.estimateJudge()
                                .map(judge -> judge.errors(estimated, due.tally().get()))
                                .orElse(List.of()));
        parts.add(
                TargetJudge.TARGET_DISTRIBUTION,
                () ->
                        key.labels()
                                .measureTarget(
                                        due.window().granularity(),
                                        due.tally().get(),
                                        labels.get(),
                                        due.rows(),
                                        state.tallies.labelledOf(
                                                due.window(), key.windows().panes()),
                                        due.unjudgeable()));
        parts.add("mae_dummy", () -> key.labels().medianTwin(labels.get()));
    }

    private List<Measurement> fairness(DueWindow due) throws Exception {
        Optional<FairnessJudge> judge = due.key().fairnessJudge();
        return judge.isEmpty()
                ? List.of()
                : judge.get()
                        .errors(state.groups.of(due.window()), state.selectionsOf(due.window()));
    }

    /** Nothing where it fails, for the measurements say why. */
    private static List<Distribution> distributions(DueWindow due, Attempt<TargetTally> labels) {
        try {
            return due.key().labels().distributions(due.tally().get(), labels.get());
        } catch (RuntimeException failure) {
            return List.of();
        }
    }
}
