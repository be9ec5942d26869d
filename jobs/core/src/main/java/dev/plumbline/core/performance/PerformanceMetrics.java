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
 * @param cost what each decision of a binary model costs; null if unknown
 */
public record PerformanceMetrics(Task task, List<String> classes, ScoreGrid grid, CostMatrix cost) {
    /** Classes whose own measures are shown: the first, so that every window shows the same. */
    public static final int CLASSES_SHOWN = 32;

    public PerformanceMetrics {
        classes = List.copyOf(classes);
        if (task == Task.BINARY && classes.size() != 2) {
            throw new IllegalArgumentException(
                    "a binary task must have two classes, the negative one first, got " + classes);
        }
    }

    /** Reads measures where no decision has a cost. */
    public PerformanceMetrics(Task task, List<String> classes, ScoreGrid grid) {
        this(task, classes, grid, null);
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
                    ? BinaryEstimates.of(classification, classes, grid, cost)
                    : MulticlassEstimates.of(classification, classes);
        }
        if (tally instanceof RegressionTally regression && task == Task.REGRESSION) {
            return RegressionEstimates.of(regression);
        }
        throw new IllegalArgumentException(
                "a tally of the task %s is needed, got %s".formatted(task, tally.getClass()));
    }

    /** Returns the measures of each of the first 32 classes of a multiclass task; else none. */
    public List<ClassEstimate> ofClasses(PerformanceTally tally) {
        return task == Task.MULTICLASS && tally instanceof ClassificationTally classification
                ? MulticlassEstimates.ofEach(classification, classes)
                : List.of();
    }

    /** Returns the measures of each predicted quantile of a regression; else none. */
    public List<QuantileEstimate> ofQuantiles(PerformanceTally tally) {
        return tally instanceof RegressionTally regression && regression.quantiles() != null
                ? QuantileEstimates.ofEach(regression.quantiles())
                : List.of();
    }

    /** Returns how the scores of a binary task turned out, by bins of the score; else none. */
    public List<CalibrationBin> calibration(PerformanceTally tally) {
        return task == Task.BINARY && tally instanceof ClassificationTally classification
                ? new CalibrationEstimates(
                                classification.group(classes.get(1)),
                                classification.group(classes.get(0)))
                        .bins()
                : List.of();
    }
}
