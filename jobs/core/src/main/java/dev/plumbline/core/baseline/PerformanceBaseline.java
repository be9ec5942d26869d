package dev.plumbline.core.baseline;

import java.util.List;
import java.util.Map;

/**
 * How well the model did on its evaluation set.
 *
 * @param metrics by metric name, such as {@code rmse} or {@code roc_auc}
 * @param scoreGrid classification: ascending boundaries of the score cells, at most 1024; empty for
 *     regression
 */
public record PerformanceBaseline(Map<String, MetricBaseline> metrics, List<Double> scoreGrid) {
    public PerformanceBaseline {
        metrics = Map.copyOf(metrics);
        scoreGrid = List.copyOf(scoreGrid);
    }
}
