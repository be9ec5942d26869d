package dev.plumbline.monitoring.fold;

import dev.plumbline.core.event.Probability;
import dev.plumbline.core.model.Task;
import dev.plumbline.core.performance.PredictedQuantiles;
import dev.plumbline.kafka.decode.DecodedPrediction;
import dev.plumbline.kafka.decode.NamedNumbers;

/**
 * Answers whether a prediction says what no model can mean: a probability outside 0 to 1,
 * probabilities of all classes that do not sum to 1, a quantile below one of a lower level. What is
 * not stated is not checked.
 *
 * @param task of the model
 */
record OutputCheck(Task task) {
    boolean isInvalid(DecodedPrediction prediction) {
        return switch (task) {
            case BINARY -> prediction.hasScore() && !Probability.is(prediction.score());
            case MULTICLASS ->
                    prediction.classScores().size() > 0
                            && !areProbabilities(prediction.classScores());
            case REGRESSION ->
                    prediction.quantiles().size() > 0 && !areQuantiles(prediction.quantiles());
        };
    }

    private static boolean areProbabilities(NamedNumbers scores) {
        double sum = 0;
        for (int at = 0; at < scores.size(); at++) {
            if (!Probability.is(scores.number(at))) {
                return false;
            }
            sum += scores.number(at);
        }
        return Probability.isWhole(sum);
    }

    private static boolean areQuantiles(NamedNumbers named) {
        PredictedQuantiles.Builder quantiles = PredictedQuantiles.builder();
        for (int at = 0; at < named.size(); at++) {
            if (!Double.isFinite(named.number(at))) {
                return false;
            }
            quantiles.add(named.name(at), named.number(at));
        }
        return !quantiles.areCrossed();
    }
}
