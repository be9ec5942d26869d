package dev.plumbline.core.estimation;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Labelled evaluation rows of a binary model, by which its performance estimates are fitted. The
 * arrays are not copied and must not change.
 *
 * @param scores probability of the positive class as the model states it, finite, one a row
 * @param decided whether the model decided on the positive class
 * @param positive whether the row belongs to it
 * @param chunkOfRow which stretch as long as a window the row is in, from 0; −1 for none
 */
public record BinaryEvaluation(
        double[] scores, boolean[] decided, boolean[] positive, int[] chunkOfRow) {
    /**
     * Checks the rows.
     *
     * @throws IllegalArgumentException if the arrays differ in length or either class is missing
     */
    public BinaryEvaluation {
        LabelledScores.requireSameLength(scores.length, decided.length);
        LabelledScores.requireSameLength(scores.length, positive.length);
        LabelledScores.requireSameLength(scores.length, chunkOfRow.length);
        long positives = IntStream.range(0, positive.length).filter(row -> positive[row]).count();
        if (positives == 0 || positives == positive.length) {
            throw new IllegalArgumentException(
                    "evaluation rows must belong to both classes, got %d positive of %d"
                            .formatted(positives, positive.length));
        }
    }

    int[] all() {
        return IntStream.range(0, scores.length).toArray();
    }

    /** Scores of the rows that belong to the positive class, or of the others. */
    double[] scores(boolean ofPositives) {
        return Arrays.stream(all())
                .filter(row -> positive[row] == ofPositives)
                .mapToDouble(row -> scores[row])
                .toArray();
    }

    LabelledScores sorted(int[] rows) {
        double[] score = new double[rows.length];
        boolean[] truth = new boolean[rows.length];
        for (int i = 0; i < rows.length; i++) {
            score[i] = scores[rows[i]];
            truth[i] = positive[rows[i]];
        }
        return LabelledScores.sorted(score, truth);
    }

    /** Counts how decisions and outcomes of some rows met. */
    Confusion confusion(int[] rows) {
        int[] counts = new int[4];
        for (int row : rows) {
            counts[(decided[row] ? 2 : 0) + (positive[row] ? 1 : 0)]++;
        }
        return new Confusion(counts[3], counts[2], counts[1], counts[0]);
    }
}
