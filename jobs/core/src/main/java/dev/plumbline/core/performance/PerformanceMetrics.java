package dev.plumbline.core.performance;

import dev.plumbline.core.model.Task;
import java.util.Comparator;
import java.util.List;

/**
 * Reads the measures of performance out of a tally.
 *
 * @param classes classification: canonical texts, for BINARY the negative one first; empty for
 *     regression
 * @param grid the grid whose cells the tally counts; {@code ScoreGrid.of(List.of())} without scores
 */
public record PerformanceMetrics(Task task, List<String> classes, ScoreGrid grid) {
    public PerformanceMetrics {
        classes = List.copyOf(classes);
        if (task == Task.BINARY && classes.size() != 2) {
            throw new IllegalArgumentException(
                    "a binary task must have two classes, the negative one first, got " + classes);
        }
    }

    /**
     * Returns the measures that are defined, in the order of {@link PerformanceMetric}: one whose
     * denominator is empty (precision without a predicted positive) is absent.
     *
     * @throws IllegalArgumentException if the tally is of another task
     */
    public List<MetricEstimate> of(PerformanceTally tally) {
        return estimates(tally).stream()
                .filter(estimate -> Double.isFinite(estimate.value()))
                .sorted(Comparator.comparing(MetricEstimate::metric))
                .toList();
    }

    private List<MetricEstimate> estimates(PerformanceTally tally) {
        if (tally instanceof ClassificationTally classification && task.isClassification()) {
            return task == Task.BINARY
                    ? BinaryEstimates.of(classification, classes, grid)
                    : MulticlassEstimates.of(classification, classes);
        }
        if (tally instanceof RegressionTally regression && task == Task.REGRESSION) {
            return RegressionEstimates.of(regression);
        }
        throw new IllegalArgumentException(
                "a tally of the task %s is needed, got %s".formatted(task, tally.getClass()));
    }
}
