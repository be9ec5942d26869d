package dev.plumbline.core.judgement;

import dev.plumbline.core.baseline.Baseline;
import dev.plumbline.core.baseline.EstimateReference;
import dev.plumbline.core.estimation.MetricReference;
import dev.plumbline.core.estimation.PerformanceEstimate;
import dev.plumbline.core.estimation.PerformanceEstimator;
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
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Reads a window's estimated performance beside what the baseline's measures ever were, and later
 * beside what the window turned out to be. Outside is a WARN, for no label has said so. Immutable
 * and safe for use by several threads.
 */
public final class EstimateJudge {
    /** Before the name of the measure: what it would be if the labels were known. */
    public static final String ESTIMATED = "estimated_";

    /** Before the name of the measure: realised less estimated. */
    public static final String ERROR = "estimate_error_";

    private final PerformanceEstimator estimator;
    private final PerformanceMetrics metrics;
    private final int leastRows;

    private EstimateJudge(PerformanceEstimator estimator, Baseline baseline, int leastRows) {
        this.estimator = estimator;
        this.metrics =
                new PerformanceMetrics(
                        baseline.task(),
                        baseline.classes(),
                        ScoreGrid.of(baseline.performance().scoreGrid()));
        this.leastRows = leastRows;
    }

    /** Returns the judge of a baseline; empty where nothing is estimated. */
    public static Optional<EstimateJudge> of(Baseline baseline, Monitor monitor) {
        if (!monitor.options().estimates(monitor.task())) {
            return Optional.empty();
        }
        return EstimateReference.estimator(baseline)
                .map(
                        estimator ->
                                new EstimateJudge(
                                        estimator, baseline, monitor.sensitivity().minRows()));
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

    private Measurement measured(PerformanceEstimate estimate) {
        MetricReference reference = estimate.reference();
        Measurement.Builder measurement =
                Measurement.of(ESTIMATED + reference.metric().text(), null)
                        .value(estimate.value())
                        .rows(estimate.n())
                        .interval(estimate.band())
                        .threshold(threshold(estimate));
        if (estimate.errorBound() != null) {
            measurement.errorBound(estimate.errorBound());
        }
        if (estimate.n() < leastRows) {
            return measurement.verdict(
                    Verdict.INSUFFICIENT_DATA,
                    "an estimate needs at least %d rows, got %d"
                            .formatted(leastRows, estimate.n()));
        }
        return estimate.alerts()
                ? measurement.verdict(
                        Verdict.WARN,
                        "estimated without labels; at evaluation it was between %.6g and %.6g"
                                .formatted(reference.lowerThreshold(), reference.upperThreshold()))
                : measurement.verdict(Verdict.NOT_APPLICABLE, "displayed");
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
