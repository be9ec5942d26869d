package dev.plumbline.core.evaluation;

import dev.plumbline.core.event.Output;
import java.util.List;
import java.util.Map;

/** Puts the scores of an answer in the order of the classes. */
final class ClassScores {
    private ClassScores() {}

    /** Returns the score of each class, NaN where one has none; null if the answer names none. */
    static double[] inOrder(List<String> classes, Output output) {
        Map<String, Double> scores = output.classScores();
        return scores == null
                ? null
                : classes.stream()
                        .mapToDouble(name -> scores.getOrDefault(name, Double.NaN))
                        .toArray();
    }
}
