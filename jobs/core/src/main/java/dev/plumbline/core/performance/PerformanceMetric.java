package dev.plumbline.core.performance;

import dev.plumbline.core.model.Task;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The measures of performance, in the order in which they are reported. */
public enum PerformanceMetric {
    ACCURACY("accuracy", Direction.MORE, Task.BINARY, Task.MULTICLASS),
    BALANCED_ACCURACY("balanced_accuracy", Direction.MORE, Task.BINARY, Task.MULTICLASS),
    MCC("mcc", Direction.MORE, Task.BINARY, Task.MULTICLASS),
    PRECISION("precision", Direction.MORE, Task.BINARY),
    RECALL("recall", Direction.MORE, Task.BINARY),
    SPECIFICITY("specificity", Direction.MORE, Task.BINARY),
    F1("f1", Direction.MORE, Task.BINARY),
    F2("f2", Direction.MORE, Task.BINARY),
    F0_5("f0_5", Direction.MORE, Task.BINARY),
    FALSE_POSITIVE_RATE("false_positive_rate", Direction.LESS, Task.BINARY),
    SELECTION_RATE("selection_rate", Direction.NEITHER, Task.BINARY),
    PREVALENCE("prevalence", Direction.NEITHER, Task.BINARY),
    COST("cost", Direction.LESS, Task.BINARY),
    ROC_AUC("roc_auc", Direction.MORE, Task.BINARY),
    AVERAGE_PRECISION("average_precision", Direction.MORE, Task.BINARY),
    SCORE_KS("score_ks", Direction.MORE, Task.BINARY),
    GAIN_AT_10("gain_at_10", Direction.MORE, Task.BINARY),
    LIFT_AT_10("lift_at_10", Direction.MORE, Task.BINARY),
    LOG_LOSS("log_loss", Direction.LESS, Task.BINARY, Task.MULTICLASS),
    BRIER("brier", Direction.LESS, Task.BINARY, Task.MULTICLASS),
    BRIER_RELIABILITY("brier_reliability", Direction.LESS, Task.BINARY),
    BRIER_RESOLUTION("brier_resolution", Direction.MORE, Task.BINARY),
    BRIER_UNCERTAINTY("brier_uncertainty", Direction.NEITHER, Task.BINARY),
    ECE("ece", Direction.LESS, Task.BINARY, Task.MULTICLASS),
    MACRO_PRECISION("macro_precision", Direction.MORE, Task.MULTICLASS),
    MACRO_RECALL("macro_recall", Direction.MORE, Task.MULTICLASS),
    MACRO_F1("macro_f1", Direction.MORE, Task.MULTICLASS),
    WEIGHTED_PRECISION("weighted_precision", Direction.MORE, Task.MULTICLASS),
    WEIGHTED_RECALL("weighted_recall", Direction.MORE, Task.MULTICLASS),
    WEIGHTED_F1("weighted_f1", Direction.MORE, Task.MULTICLASS),
    MACRO_ROC_AUC("macro_roc_auc", Direction.MORE, Task.MULTICLASS),
    WEIGHTED_ROC_AUC("weighted_roc_auc", Direction.MORE, Task.MULTICLASS),
    MAE("mae", Direction.LESS, Task.REGRESSION),
    MEDIAN_ABSOLUTE_ERROR("median_absolute_error", Direction.LESS, Task.REGRESSION),
    P90_ABSOLUTE_ERROR("p90_absolute_error", Direction.LESS, Task.REGRESSION),
    MSE("mse", Direction.LESS, Task.REGRESSION),
    RMSE("rmse", Direction.LESS, Task.REGRESSION),
    R2("r2", Direction.MORE, Task.REGRESSION),
    MEAN_ERROR("mean_error", Direction.NEITHER, Task.REGRESSION),
    MAPE("mape", Direction.LESS, Task.REGRESSION),
    SMAPE("smape", Direction.LESS, Task.REGRESSION),
    RMSLE("rmsle", Direction.LESS, Task.REGRESSION),
    PINBALL_LOSS("pinball_loss", Direction.LESS, Task.REGRESSION),
    INTERVAL_COVERAGE("interval_coverage", Direction.MORE, Task.REGRESSION),
    INTERVAL_WIDTH("interval_width", Direction.NEITHER, Task.REGRESSION),
    LABEL_MEAN("label_mean", Direction.NEITHER, Task.REGRESSION);

    /** Which way the measure improves. */
    public enum Direction {
        MORE,
        LESS,
        /** A bias, or a fact about the data: a multiple of the baseline's value means nothing. */
        NEITHER
    }

    private final String text;
    private final Direction better;
    private final Set<Task> tasks;

    PerformanceMetric(String text, Direction better, Task first, Task... others) {
        this.text = text;
        this.better = better;
        this.tasks = EnumSet.of(first, others);
    }

    /** The name in monitors, reports and Prometheus. */
    public String text() {
        return text;
    }

    /** Returns in which direction the model does better. */
    public Direction better() {
        return better;
    }

    /** Whether the metric is defined for models of a task. */
    public boolean fits(Task task) {
        return tasks.contains(task);
    }

    /** Returns the measures that fit a task. */
    public static List<PerformanceMetric> of(Task task) {
        return Arrays.stream(values()).filter(metric -> metric.fits(task)).toList();
    }

    /** Returns the measure of this name. */
    public static Optional<PerformanceMetric> named(String text) {
        return Arrays.stream(values()).filter(metric -> metric.text.equals(text)).findFirst();
    }
}
