package dev.plumbline.core.monitor;

import java.util.List;

/**
 * Lets estimates of performance decide when they are worse than the measure ever was over the
 * evaluation set.
 *
 * @param metrics names of the measures that decide; empty for all that the baseline estimates
 */
public record EstimateRule(List<String> metrics) {
    public EstimateRule {
        metrics = List.copyOf(metrics);
    }

    /** Whether the estimate of a metric decides; without a list of metrics all do. */
    public boolean covers(String metric) {
        return metrics.isEmpty() || metrics.contains(metric);
    }
}
