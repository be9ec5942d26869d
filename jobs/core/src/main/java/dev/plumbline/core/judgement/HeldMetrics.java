package dev.plumbline.core.judgement;

import dev.plumbline.core.baseline.MetricBaseline;
import dev.plumbline.core.baseline.PerformanceBaseline;
import dev.plumbline.core.performance.CostMatrix;
import dev.plumbline.core.performance.MetricEstimate;
import dev.plumbline.core.performance.PerformanceMetric;
import java.util.HashMap;
import java.util.Map;

/** What the metrics of windows are held to. */
final class HeldMetrics {
    private HeldMetrics() {}

    /**
     * Returns the baseline's metrics. What its decisions cost follows from its recall and
     * specificity, so that costs may change without a new baseline.
     *
     * @param performance null if the evaluation set had no labels
     * @param cost null if the monitor names none
     */
    static Map<String, MetricBaseline> of(PerformanceBaseline performance, CostMatrix cost) {
        if (performance == null) {
            return Map.of();
        }
        Map<String, MetricBaseline> held = new HashMap<>(performance.metrics());
        held.remove(PerformanceMetric.COST.text());
        MetricBaseline recall = held.get(PerformanceMetric.RECALL.text());
        MetricBaseline specificity = held.get(PerformanceMetric.SPECIFICITY.text());
        if (cost != null && (recall != null || specificity != null)) {
            MetricEstimate mean =
                    cost.mean(hits(recall), missed(recall), missed(specificity), hits(specificity));
            held.put(
                    PerformanceMetric.COST.text(),
                    new MetricBaseline(mean.value(), mean.interval(), mean.n()));
        }
        return held;
    }

    private static long hits(MetricBaseline share) {
        return share == null ? 0 : Math.round(share.value() * share.n());
    }

    private static long missed(MetricBaseline share) {
        return share == null ? 0 : share.n() - hits(share);
    }
}
