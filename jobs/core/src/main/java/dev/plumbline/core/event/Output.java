package dev.plumbline.core.event;

import java.util.Map;

/**
 * One model answer; a part that does not apply to the task is null.
 *
 * @param value regression: the predicted value, in the target's unit
 * @param score binary: probability of the positive class, 0 to 1
 * @param classScores multiclass: probability per class, each 0 to 1
 * @param predictedClass binary and multiclass: the class decided on
 * @param quantiles regression: predicted quantiles in the target's unit, by level such as 0.1
 */
public record Output(
        Double value,
        Double score,
        Map<String, Double> classScores,
        String predictedClass,
        Map<String, Double> quantiles) {
    /** Makes an answer without quantiles. */
    public Output(
            Double value, Double score, Map<String, Double> classScores, String predictedClass) {
        this(value, score, classScores, predictedClass, null);
    }

    /** Makes a regression's answer, in the target's unit. */
    public static Output ofValue(double value) {
        return new Output(value, null, null, null);
    }

    /**
     * Makes a binary classifier's answer: the positive class's probability, from 0 to 1, and the
     * decision.
     */
    public static Output ofScore(double score, String predictedClass) {
        return new Output(null, score, null, predictedClass);
    }
}
