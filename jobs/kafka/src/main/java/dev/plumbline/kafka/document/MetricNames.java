package dev.plumbline.kafka.document;

import dev.plumbline.core.model.Task;
import java.util.List;

/** The performance metrics that a rule may watch. */
final class MetricNames {
    private MetricNames() {}

    static List<String> of(Task task) {
        return switch (task) {
            case REGRESSION -> List.of("mae", "mse", "rmse");
            case BINARY ->
                    List.of(
                            "accuracy",
                            "precision",
                            "recall",
                            "f1",
                            "roc_auc",
                            "average_precision",
                            "log_loss",
                            "brier");
            case MULTICLASS -> List.of("accuracy", "precision", "recall", "f1");
        };
    }
}
