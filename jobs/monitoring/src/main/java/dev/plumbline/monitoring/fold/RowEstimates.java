package dev.plumbline.monitoring.fold;

import dev.plumbline.core.baseline.Baseline;
import dev.plumbline.core.baseline.EstimateReference;
import dev.plumbline.core.estimation.CbpeTally.Decision;
import dev.plumbline.core.estimation.EstimateCount;
import dev.plumbline.core.estimation.PerformanceEstimator;
import dev.plumbline.core.model.Task;
import dev.plumbline.core.monitor.Monitor;
import dev.plumbline.core.profile.FeatureRow;
import dev.plumbline.kafka.decode.DecodedPrediction;
import java.util.List;

/** What rows say of the model's performance while their labels are not known. */
final class RowEstimates {
    /** Null where nothing is estimated. */
    private final PerformanceEstimator estimator;

    private final Task task;
    private final List<String> classes;
    private final ClassNumbers numbers;

    /**
     * Plans what the monitor asks for.
     *
     * @param baseline null if none holds: nothing is estimated
     */
    RowEstimates(Baseline baseline, Monitor monitor, ClassNumbers numbers) {
        this.estimator =
                baseline == null || !monitor.options().estimates(monitor.task())
                        ? null
                        : EstimateReference.estimator(baseline).orElse(null);
        this.task = monitor.task();
        this.classes = numbers.classes();
        this.numbers = numbers;
    }

    /** Classes whose scores performance is estimated from; 0 for a binary model. */
    int scoredClasses() {
        return estimator != null && task == Task.MULTICLASS ? classes.size() : 0;
    }

    /** Returns a count of no rows; null where nothing is estimated. */
    EstimateCount newCount() {
        return estimator == null ? null : estimator.newCount();
    }

    void add(FeatureRow row, DecodedPrediction prediction, EstimateCount into) {
        switch (task) {
            case REGRESSION -> into.add(row, prediction.value(), Decision.NONE);
            case BINARY -> into.add(row, prediction.score(), decision(prediction.predictedClass()));
            case MULTICLASS ->
                    into.add(
                            numbers.inOrder(prediction.classScores()),
                            numbers.of(prediction.predictedClass()));
        }
    }

    private Decision decision(String predictedClass) {
        if (predictedClass == null) {
            return Decision.NONE;
        }
        return predictedClass.equals(classes.get(1)) ? Decision.POSITIVE : Decision.NEGATIVE;
    }
}
