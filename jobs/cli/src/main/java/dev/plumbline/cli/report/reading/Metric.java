package dev.plumbline.cli.report.reading;

import dev.plumbline.core.performance.PerformanceMetric;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A performance metric as people speak of it.
 *
 * @param name as in a report, such as {@code rmse}
 */
public record Metric(String name) {
    /** What to show when no rule names a metric: the first that the reports hold. */
    static final List<String> PREFERRED = List.of("rmse", "mae", "roc_auc", "accuracy", "log_loss");

    private static final Map<String, String> SPOKEN =
            Map.of(
                    "rmse", "RMSE",
                    "mae", "MAE",
                    "mse", "MSE",
                    "mape", "MAPE",
                    "r2", "R²",
                    "roc_auc", "ROC AUC",
                    "f1", "F1",
                    "ece", "ECE");

    public String spoken() {
        if (DetectorReading.isNamed(name)) {
            return "detector " + DetectorReading.spoken(name);
        }
        return SPOKEN.getOrDefault(name, name.replace('_', ' ').toLowerCase(Locale.ROOT));
    }

    public boolean moreIsBetter() {
        return PerformanceMetric.named(name)
                .filter(metric -> metric.better() == PerformanceMetric.Direction.MORE)
                .isPresent();
    }

    /** Whether {@code value} is worse than {@code other}. */
    public boolean isWorse(double value, double other) {
        return moreIsBetter() ? value < other : value > other;
    }

    /** Whether windows combine as the root of the mean square, rather than as the mean. */
    boolean isRootMeanSquare() {
        return name.equals("rmse");
    }
}
