package dev.plumbline.monitoring.fold;

import dev.plumbline.core.model.Task;
import dev.plumbline.core.performance.PredictedQuantiles;
import dev.plumbline.core.performance.ScoreVectorLayout;
import dev.plumbline.kafka.decode.DecodedPrediction;
import dev.plumbline.kafka.decode.NamedNumbers;

/** Makes what a prediction says beyond one number compact, so that it can wait for the label. */
interface Distribution {
    /** Returns the bytes that wait; null if the prediction says no more than one number. */
    byte[] of(DecodedPrediction prediction);

    /** Returns how a task's predictions are kept; null if they never say more. */
    static Distribution of(Task task, ClassNumbers classes) {
        return switch (task) {
            case BINARY -> null;
            case MULTICLASS -> ofClasses(ScoreVectorLayout.of(classes.classes()), classes);
            case REGRESSION -> prediction -> quantiles(prediction.quantiles());
        };
    }

    private static Distribution ofClasses(ScoreVectorLayout layout, ClassNumbers classes) {
        return layout == null
                ? null
                : prediction ->
                        prediction.classScores().size() == 0
                                ? null
                                : layout.write(classes.inOrder(prediction.classScores()));
    }

    private static byte[] quantiles(NamedNumbers named) {
        if (named.size() == 0) {
            return null;
        }
        PredictedQuantiles.Builder quantiles = PredictedQuantiles.builder();
        for (int at = 0; at < named.size(); at++) {
            quantiles.add(named.name(at), named.number(at));
        }
        return quantiles.toBytes();
    }
}
