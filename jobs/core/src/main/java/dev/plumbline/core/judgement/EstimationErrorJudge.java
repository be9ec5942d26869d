package dev.plumbline.core.judgement;

import dev.plumbline.core.baseline.Baseline;
import dev.plumbline.core.baseline.EstimateReference;
import dev.plumbline.core.baseline.MetricBaseline;
import dev.plumbline.core.estimation.EstimationError;
import dev.plumbline.core.estimation.EstimationErrors;
import dev.plumbline.core.estimation.MetricReference;
import dev.plumbline.core.monitor.Monitor;
import dev.plumbline.core.performance.MetricEstimate;
import dev.plumbline.core.performance.PerformanceMetric;
import dev.plumbline.core.performance.PerformanceMetric.Direction;
import dev.plumbline.core.performance.PerformanceMetrics;
import dev.plumbline.core.performance.PerformanceTally;
import dev.plumbline.core.performance.ScoreGrid;
import dev.plumbline.core.report.Measurement;
import dev.plumbline.core.report.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Tells, after each window whose labels are final, how far a version's estimates may be trusted:
 * {@code estimate_bias_*} and {@code estimate_coverage_*} over its last windows. Immutable.
 */
public final class EstimationErrorJudge {
    /** Before the name of the measure: realised less estimated value, on average. */
    public static final String BIAS = "estimate_bias_";

    /** Before the name of the measure: share of windows whose error chance alone explains. */
    public static final String COVERAGE = "estimate_coverage_";

    private final Map<String, MetricReference> references;
    private final PerformanceMetrics metrics;
    private final long evaluated;
    private final int leastRows;
    private final double leastCoverage;

    /** Makes the judge of a baseline with labels. */
    public EstimationErrorJudge(Baseline baseline, Monitor monitor) {
        EstimateReference held = baseline.supplement().estimates();
        this.references =
                held.references().stream()
                        .collect(
                                Collectors.toMap(
                                        reference -> reference.metric().text(),
                                        Function.identity()));
        this.metrics =
                new PerformanceMetrics(
                        baseline.task(),
                        baseline.classes(),
                        ScoreGrid.of(baseline.performance().scoreGrid()));
        this.evaluated =
                baseline.performance().metrics().values().stream()
                        .mapToLong(MetricBaseline::n)
                        .max()
                        .orElse(1);
        this.leastRows = monitor.sensitivity().minRows();
        this.leastCoverage = monitor.options().coverage().atLeast();
    }

    /**
     * Adds a final window to what is known, and measures all of it; windows must come in order of
     * event time, each once. One with too few labels to speak for its rows counts for nothing.
     *
     * @param errors changed in place
     * @param estimated value by the measure's name
     * @param predictedRows predictions of the window, labelled or not
     */
    public List<Measurement> next(
            EstimationErrors errors,
            int granularity,
            Map<String, Double> estimated,
            PerformanceTally realised,
            long predictedRows) {
        long labelled = realised.labelled();
        if (labelled >= leastRows && labelled >= leastCoverage * predictedRows) {
            for (MetricEstimate metric : metrics.of(realised)) {
                String name = metric.metric().text();
                if (estimated.containsKey(name) && references.containsKey(name)) {
                    errors.add(
                            granularity,
                            name,
                            metric.value() - estimated.get(name),
                            references.get(name).reach(labelled, evaluated));
                }
            }
        }
        List<Measurement> measurements = new ArrayList<>();
        errors.of(granularity)
                .forEach(
                        (metric, error) -> {
                            Measurement bias = bias(metric, error);
                            measurements.add(bias);
                            measurements.add(coverage(metric, error, isOptimism(bias)));
                        });
        return measurements;
    }

    /** Whether a measurement says that estimates were better than what came out, on average. */
    public static boolean isOptimism(Measurement said) {
        if (!said.metric().startsWith(BIAS) || said.value() == null) {
            return false;
        }
        String metric = said.metric().substring(BIAS.length());
        boolean lessIsBetter =
                PerformanceMetric.named(metric)
                        .filter(known -> known.better() == Direction.LESS)
                        .isPresent();
        return lessIsBetter ? said.value() > 0 : said.value() < 0;
    }

    private static Measurement bias(String metric, EstimationError error) {
        return Measurement.of(BIAS + metric, null)
                .value(error.bias())
                .rows(error.windows().size())
                .verdict(Verdict.NOT_APPLICABLE, "displayed");
    }

    private static Measurement coverage(String metric, EstimationError error, boolean optimistic) {
        Measurement.Builder measurement =
                Measurement.of(COVERAGE + metric, null)
                        .value(error.coverage())
                        .rows(error.windows().size());
        if (error.leastCoverage() >= 0) {
            measurement.threshold(error.leastCoverage());
        }
        return error.isTrusted()
                ? measurement.verdict(Verdict.NOT_APPLICABLE, "displayed")
                : measurement.verdict(
                        Verdict.WARN,
                        "in %d of the last %d windows the realised value was further from the estimate than chance explains; estimates are %s"
                                .formatted(
                                        error.misses(),
                                        error.windows().size(),
                                        optimistic
                                                ? "too optimistic, so they may miss a loss"
                                                : "too pessimistic, so they decide nothing while that lasts"));
    }
}
