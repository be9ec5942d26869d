package dev.plumbline.core.judgement;

import dev.plumbline.core.baseline.Baseline;
import dev.plumbline.core.baseline.EstimateReference;
import dev.plumbline.core.estimation.MetricReference;
import dev.plumbline.core.estimation.PerformanceEstimate;
import dev.plumbline.core.estimation.PerformanceEstimator;
import dev.plumbline.core.monitor.EstimateRule;
import dev.plumbline.core.monitor.Monitor;
import dev.plumbline.core.performance.MetricEstimate;
import dev.plumbline.core.performance.PerformanceMetric.Direction;
import dev.plumbline.core.performance.PerformanceMetrics;
import dev.plumbline.core.performance.PerformanceTally;
import dev.plumbline.core.performance.ScoreGrid;
import dev.plumbline.core.report.Measurement;
import dev.plumbline.core.report.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Reads a window's estimated performance beside what the baseline's measures ever were, and later
 * beside what the window turned out to be. Outside is a WARN, for no label has said so, unless the
 * monitor lets estimates decide: then worse than ever is DRIFT. Immutable and safe for use by
 * several threads.
 */
public final class EstimateJudge {
    /** Before the name of the measure: what it would be if the labels were known. */
    public static final String ESTIMATED = "estimated_";

    /** Before the name of the measure: realised less estimated. */
    public static final String ERROR = "estimate_error_";

    /** Stands for the measures where the baseline estimates none. */
    private static final String NONE = "performance";

    private final PerformanceEstimator estimator;
    private final PerformanceMetrics metrics;
    private final int leastRows;

    /** Null where estimates are only shown. */
    private final EstimateRule rule;

    private EstimateJudge(PerformanceEstimator estimator, Baseline baseline, Monitor monitor) {
        this.estimator = estimator;
        this.leastRows = monitor.sensitivity().minRows();
        this.rule = monitor.options().estimateRule();
        this.metrics =
                new PerformanceMetrics(
                        baseline.task(),
                        baseline.classes(),
                        ScoreGrid.of(baseline.performance().scoreGrid()));
    }

    /** Returns the judge of a baseline; empty where nothing is estimated. */
    public static Optional<EstimateJudge> of(Baseline baseline, Monitor monitor) {
        if (!monitor.options().estimates(monitor.task())) {
            return Optional.empty();
        }
        return EstimateReference.estimator(baseline)
                .map(estimator -> new EstimateJudge(estimator, baseline, monitor));
    }

    /** Says of estimates that are to decide, but that the baseline does not make. */
    public static List<Measurement> missing(Baseline baseline, Monitor monitor) {
        EstimateRule rule = monitor.options().estimateRule();
        if (rule == null) {
            return List.of();
        }
        List<String> held =
                baseline.supplement().estimates().references().stream()
                        .map(reference -> reference.metric().text())
                        .toList();
        List<String> asked =
                rule.metrics().isEmpty() && held.isEmpty() ? List.of(NONE) : rule.metrics();
        return asked.stream()
                .filter(metric -> !held.contains(metric))
                .map(
                        metric ->
                                Measurement.of(ESTIMATED + metric, null)
                                        .verdict(
                                                Verdict.NO_BASELINE,
                                                "the baseline does not estimate it; build it with estimates in the monitor, from labelled rows of at least two windows"))
                .toList();
    }

    /** Returns what both counts' rows come to together. */
    public byte[] merge(byte[] one, byte[] other) {
        return estimator.merge(one, other);
    }

    /** Estimates the performance over the rows of a window's panes. */
    public List<PerformanceEstimate> estimate(List<byte[]> counts) {
        return estimator.estimate(counts);
    }

    /** Reads a window's estimates. */
    public List<Measurement> measure(List<PerformanceEstimate> estimates) {
        return estimates.stream().map(this::measured).toList();
    }

    /**
     * Reads the estimates of a part of the traffic. What the measures ever were is known of the
     * whole alone, so nothing is held to it.
     */
    public List<Measurement> measureSegment(List<PerformanceEstimate> estimates) {
        return estimates.stream()
                .map(
                        estimate ->
                                estimate.n() < leastRows
                                        ? tooFew(estimate)
                                        : stated(estimate)
                                                .verdict(Verdict.NOT_APPLICABLE, "displayed"))
                .toList();
    }

    private static Measurement.Builder stated(PerformanceEstimate estimate) {
        Measurement.Builder measurement =
                Measurement.of(ESTIMATED + estimate.reference().metric().text(), null)
                        .value(estimate.value())
                        .rows(estimate.n())
                        .interval(estimate.band());
        return estimate.errorBound() == null
                ? measurement
                : measurement.errorBound(estimate.errorBound());
    }

    private Measurement tooFew(PerformanceEstimate estimate) {
        return stated(estimate)
                .verdict(
                        Verdict.INSUFFICIENT_DATA,
                        "an estimate needs at least %s, got %d"
                                .formatted(Reasons.counted(leastRows, "row"), estimate.n()));
    }

    private Measurement measured(PerformanceEstimate estimate) {
        MetricReference reference = estimate.reference();
        if (estimate.n() < leastRows) {
            return tooFew(estimate);
        }
        Measurement.Builder measurement = stated(estimate).threshold(threshold(estimate));
        boolean decides = rule != null && rule.covers(reference.metric().text());
        if (!estimate.alerts()) {
            return decides
                    ? measurement.verdict(Verdict.OK)
                    : measurement.verdict(Verdict.NOT_APPLICABLE, "displayed");
        }
        return measurement.verdict(
                decides && isWorse(estimate) ? Verdict.DRIFT : Verdict.WARN,
                String.format(
                        Locale.ROOT,
                        "estimated without labels; at evaluation it was between %.6g and %.6g",
                        reference.lowerThreshold(),
                        reference.upperThreshold()));
    }

    /** Whether an estimate beyond its thresholds is beyond the worse one. */
    private static boolean isWorse(PerformanceEstimate estimate) {
        MetricReference reference = estimate.reference();
        return reference.metric().better() == Direction.MORE
                ? estimate.value() < reference.lowerThreshold()
                : estimate.value() > reference.upperThreshold();
    }

    /** The threshold that the estimate lies beyond, and else that on the worse side. */
    private static double threshold(PerformanceEstimate estimate) {
        MetricReference reference = estimate.reference();
        boolean lower =
                estimate.alerts()
                        ? estimate.value() < reference.lowerThreshold()
                        : reference.metric().better() == Direction.MORE;
        return lower ? reference.lowerThreshold() : reference.upperThreshold();
    }

    /**
     * Returns how far a window's estimates were from what its labels say.
     *
     * @param estimated value by the measure's name
     */
    public List<Measurement> errors(Map<String, Double> estimated, PerformanceTally realised) {
        if (estimated.isEmpty() || realised.isEmpty()) {
            return List.of();
        }
        List<Measurement> errors = new ArrayList<>();
        for (MetricEstimate metric : metrics.of(realised)) {
            Double value = estimated.get(metric.metric().text());
            if (value != null) {
                errors.add(
                        Measurement.of(ERROR + metric.metric().text(), null)
                                .value(metric.value() - value)
                                .rows(metric.n())
                                .verdict(Verdict.NOT_APPLICABLE, "displayed"));
            }
        }
        return errors;
    }

    /** Returns the estimates' values by the measures' names. */
    public static Map<String, Double> values(List<PerformanceEstimate> estimates) {
        Map<String, Double> values = new TreeMap<>();
        estimates.forEach(each -> values.put(each.reference().metric().text(), each.value()));
        return values;
    }
}
