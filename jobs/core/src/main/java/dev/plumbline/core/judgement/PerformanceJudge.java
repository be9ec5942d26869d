package dev.plumbline.core.judgement;

import dev.plumbline.core.baseline.Baseline;
import dev.plumbline.core.baseline.MetricBaseline;
import dev.plumbline.core.baseline.PerformanceBaseline;
import dev.plumbline.core.model.Task;
import dev.plumbline.core.monitor.Monitor;
import dev.plumbline.core.monitor.PerformanceRule;
import dev.plumbline.core.performance.ClassificationTally;
import dev.plumbline.core.performance.CostMatrix;
import dev.plumbline.core.performance.MetricEstimate;
import dev.plumbline.core.performance.PerformanceMetric;
import dev.plumbline.core.performance.PerformanceMetric.Direction;
import dev.plumbline.core.performance.PerformanceMetrics;
import dev.plumbline.core.performance.PerformanceTally;
import dev.plumbline.core.performance.ScoreGrid;
import dev.plumbline.core.report.Measurement;
import dev.plumbline.core.report.SignificantDigits;
import dev.plumbline.core.report.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Holds the performance of a window to the baseline's. A metric is judged if the monitor has a rule
 * for it, and shown otherwise: it is DRIFT where it is worse than the rule's multiple of the
 * baseline's value and further from it than chance explains ({@link ChanceOfLoss}).
 */
public final class PerformanceJudge {
    /** Share of a window's predictions that have a label, reported beside the metrics. */
    public static final String LABEL_COVERAGE = "label_coverage";

    /** Share of a window's labels that are none of the classes; reported if there are any. */
    public static final String UNKNOWN_LABELS = "unknown_label_rate";

    /** Nothing is weighed where there is nothing to hold it to. */
    private static final double WITHOUT_BASELINE = 0.01;

    private final Monitor monitor;
    private final PerformanceBaseline performance;
    private final PerformanceMetrics metrics;
    private final Map<String, MetricBaseline> held;
    private final DisplayedPerformance displayed;
    private final ChanceOfLoss chance;
    private final UndeclaredLabels undeclared;

    /**
     * Makes a judge of all the traffic.
     *
     * @param baseline null if none is effective: every metric then says NO_BASELINE
     */
    public PerformanceJudge(Baseline baseline, Monitor monitor) {
        this(
                baseline,
                monitor,
                baseline == null ? WITHOUT_BASELINE : WindowBudget.perWindow(monitor, baseline),
                ChanceOfLoss.designEffect(baseline));
    }

    /**
     * Makes a judge.
     *
     * @param budgetPerWindow probability with which a window may be a false alarm
     * @param designEffect how many dependent rows tell as much as one independent row, at least 1
     */
    PerformanceJudge(
            Baseline baseline, Monitor monitor, double budgetPerWindow, double designEffect) {
        this.monitor = monitor;
        this.performance = baseline == null ? null : baseline.performance();
        Task task = baseline == null ? monitor.task() : baseline.task();
        List<String> classes =
                baseline == null || baseline.classes().isEmpty()
                        ? monitor.prediction().classes()
                        : baseline.classes();
        List<Double> grid = performance == null ? List.of() : performance.scoreGrid();
        CostMatrix cost = monitor.options().cost();
        this.metrics = new PerformanceMetrics(task, classes, ScoreGrid.of(grid), cost);
        this.held = HeldMetrics.of(performance, cost);
        this.displayed = new DisplayedPerformance(metrics, held);
        this.undeclared = UndeclaredLabels.of(baseline, classes, monitor.sensitivity());
        this.chance =
                new ChanceOfLoss(
                        held,
                        TestLevel.of(budgetPerWindow, monitor.performance().size()),
                        designEffect);
    }

    /**
     * Returns the measurements of one window, those of the metrics first.
     *
     * @param tally labelled rows of the window
     * @param predictedRows predictions of the window, labelled or not
     */
    public List<Measurement> measure(PerformanceTally tally, long predictedRows) {
        return measure(tally, predictedRows, null);
    }

    /**
     * Returns the measurements of one window, those of the metrics first.
     *
     * @param unjudgeable why its labels allow no verdict; null if they do
     */
    public List<Measurement> measure(
            PerformanceTally tally, long predictedRows, String unjudgeable) {
        Map<String, PerformanceRule> rules = new LinkedHashMap<>();
        monitor.performance().forEach(rule -> rules.put(rule.metric(), rule));
        String few = insufficiency(tally.labelled(), predictedRows);
        String insufficient = few == null ? unjudgeable : few;
        List<Measurement> measurements = new ArrayList<>();
        for (MetricEstimate estimate : metrics.of(tally)) {
            PerformanceRule rule = rules.remove(estimate.metric().text());
            measurements.add(chance.weigh(judged(estimate, rule, insufficient)));
        }
        for (PerformanceRule undefined : rules.values()) {
            measurements.add(undefined(undefined, insufficient));
        }
        measurements.addAll(displayed.measure(tally));
        if (tally instanceof ClassificationTally classification) {
            undeclared.measure(classification).ifPresent(measurements::add);
        }
        measurements.add(coverage(tally.labelled(), predictedRows));
        return measurements;
    }

    private String insufficiency(long labelled, long predictedRows) {
        int least = monitor.sensitivity().minRows();
        if (labelled < least) {
            return "needs at least %s, got %d"
                    .formatted(Reasons.counted(least, "labelled row"), labelled);
        }
        double share = monitor.options().coverage().atLeast();
        return labelled < share * predictedRows
                ? Reasons.tooFewLabels(share, labelled, predictedRows)
                : null;
    }

    private Measurement judged(MetricEstimate estimate, PerformanceRule rule, String insufficient) {
        String name = estimate.metric().text();
        MetricBaseline before = held.get(name);
        Measurement.Builder measurement =
                Measurement.of(name, null).value(estimate.value()).interval(estimate.interval());
        if (estimate.errorBound() != null) {
            measurement.errorBound(estimate.errorBound());
        }
        if (before == null) {
            return measurement
                    .rows(estimate.n())
                    .verdict(Verdict.NO_BASELINE, "the baseline has no " + name);
        }
        measurement.rows(estimate.n(), before.n());
        if (rule == null) {
            return measurement.verdict(Verdict.NOT_APPLICABLE, "displayed");
        }
        double threshold = threshold(estimate.metric(), before.value(), rule.enter());
        if (Double.isNaN(threshold)) {
            return measurement.verdict(
                    Verdict.NOT_APPLICABLE,
                    "a multiple of the baseline's %s of %s has no meaning"
                            .formatted(name, before.value()));
        }
        measurement.threshold(threshold);
        if (insufficient != null) {
            return measurement.verdict(Verdict.INSUFFICIENT_DATA, insufficient);
        }
        int least = monitor.sensitivity().minRows();
        if (estimate.n() < least) {
            return measurement.verdict(
                    Verdict.INSUFFICIENT_DATA,
                    "%s needs at least %s behind it, got %d"
                            .formatted(name, Reasons.counted(least, "row"), estimate.n()));
        }
        boolean worse = isWorse(estimate.metric(), estimate.value(), threshold);
        return measurement.verdict(worse ? Verdict.DRIFT : Verdict.OK);
    }

    private Measurement undefined(PerformanceRule rule, String insufficient) {
        boolean fits =
                PerformanceMetric.named(rule.metric())
                        .filter(metric -> metric.fits(metrics.task()))
                        .isPresent();
        Measurement.Builder measurement = Measurement.of(rule.metric(), null);
        if (!fits) {
            return measurement.verdict(
                    Verdict.NOT_APPLICABLE,
                    "not a performance metric of the task " + metrics.task());
        }
        return performance == null
                ? measurement.verdict(Verdict.NO_BASELINE, "the baseline has no " + rule.metric())
                : measurement.verdict(
                        Verdict.INSUFFICIENT_DATA,
                        insufficient != null
                                ? insufficient
                                : "not defined over the labelled rows of this window");
    }

    private static Measurement coverage(long labelled, long predictedRows) {
        Measurement.Builder coverage = Measurement.of(LABEL_COVERAGE, null).rows(predictedRows);
        return predictedRows <= 0
                ? coverage.verdict(Verdict.INSUFFICIENT_DATA, "no predictions")
                : coverage.value((double) labelled / predictedRows)
                        .verdict(Verdict.NOT_APPLICABLE, "displayed");
    }

    private static double threshold(PerformanceMetric metric, double baseline, double multiple) {
        // a multiple of nothing, or of an R² below zero, would turn the rule round
        if (metric.better() == Direction.NEITHER || baseline <= 0) {
            return Double.NaN;
        }
        return metric.better() == Direction.LESS ? baseline * multiple : baseline / multiple;
    }

    private static boolean isWorse(PerformanceMetric metric, double value, double threshold) {
        double rounded = SignificantDigits.round(value);
        double limit = SignificantDigits.round(threshold);
        return metric.better() == Direction.LESS ? rounded > limit : rounded < limit;
    }
}
