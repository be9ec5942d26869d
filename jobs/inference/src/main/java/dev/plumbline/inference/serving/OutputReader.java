package dev.plumbline.inference.serving;

import dev.plumbline.core.event.Output;
import dev.plumbline.core.serving.Variant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads a model's output row as the answer to the variant's task. */
final class OutputReader {
    /** How far rounding in 32-bit floats may carry a probability past 0 or 1. */
    private static final double ROUNDING = 1e-5;

    private final Variant variant;

    OutputReader(Variant variant) {
        this.variant = variant;
    }

    /**
     * @param row where the row begins in {@code outputs}
     * @param width numbers in the row: 1 for REGRESSION; for BINARY 1, the score of the positive
     *     class, or 2, the scores of both; for MULTICLASS one for each class
     * @throws RowRefused if a value is not finite, or a score is no probability
     */
    Output read(float[] outputs, int row, int width) throws RowRefused {
        return switch (variant.task()) {
            case REGRESSION -> Output.ofValue(finite(outputs[row]));
            case BINARY -> binary(probability(outputs[row + width - 1]));
            case MULTICLASS -> multiclass(outputs, row);
        };
    }

    private Output binary(double score) {
        List<String> classes = variant.classes();
        return Output.ofScore(score, classes.get(score >= variant.decisionThreshold() ? 1 : 0));
    }

    private Output multiclass(float[] outputs, int row) throws RowRefused {
        Map<String, Double> scores = new LinkedHashMap<>();
        String best = null;
        for (int i = 0; i < variant.classes().size(); i++) {
            String name = variant.classes().get(i);
            scores.put(name, probability(outputs[row + i]));
            best = best == null || scores.get(name) > scores.get(best) ? name : best;
        }
        return new Output(null, null, Collections.unmodifiableMap(scores), best);
    }

    private static double finite(float value) throws RowRefused {
        if (!Float.isFinite(value)) {
            throw new RowRefused("the model's value must be finite");
        }
        return value;
    }

    private static double probability(float score) throws RowRefused {
        if (!(score >= -ROUNDING && score <= 1 + ROUNDING)) {
            throw new RowRefused("the model's score must be a probability, from 0 to 1");
        }
        return Math.min(1, Math.max(0, score));
    }
}
