package dev.plumbline.core.performance;

import java.util.Set;

/** Which way a performance metric gets worse. */
public final class MetricDirection {
    private static final Set<String> LOSSES =
            Set.of(
                    "mae",
                    "mse",
                    "rmse",
                    "rmsle",
                    "mape",
                    "smape",
                    "log_loss",
                    "brier",
                    "ece",
                    "cost");

    private MetricDirection() {}

    /**
     * Whether a greater value of the metric is a worse model; false for accuracy and its kin, and
     * for R².
     */
    public static boolean moreIsWorse(String metric) {
        return LOSSES.contains(metric);
    }
}
