package dev.plumbline.core.estimation;

import dev.plumbline.core.model.Task;
import dev.plumbline.core.performance.PerformanceMetric;
import java.util.List;
import java.util.stream.Stream;

/** Which measures of performance can be estimated without labels. */
public final class EstimatedMetrics {
    private EstimatedMetrics() {}

    /** Returns the measures of a task, in the order in which they are reported. */
    public static List<PerformanceMetric> of(Task task) {
        return switch (task) {
            case BINARY ->
                    Stream.concat(Confusion.METRICS.stream(), Stream.of(PerformanceMetric.ROC_AUC))
                            .toList();
            case MULTICLASS ->
                    Stream.concat(
                                    ClassCounts.METRICS.stream(),
                                    Stream.of(PerformanceMetric.MACRO_ROC_AUC))
                            .toList();
            case REGRESSION -> LossEstimator.METRICS;
        };
    }
}
