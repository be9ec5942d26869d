package dev.plumbline.core.estimation;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Labelled evaluation rows of a model of several classes, by which its performance estimates are
 * fitted. The arrays are not copied and must not change.
 *
 * @param scores by class and row: the probability that the model states, finite
 * @param decided number of the class that the model decided on, one a row
 * @param actual number of the class that the row belongs to; −1 for one that the model does not
 *     know
 * @param chunkOfRow which stretch as long as a window the row is in; −1 for none
 */
public record MulticlassEvaluation(
        double[][] scores, int[] decided, int[] actual, int[] chunkOfRow) {
    private static final double SHARED = 1.2;

    /**
     * Checks the rows.
     *
     * @throws IllegalArgumentException if the arrays differ in length, or a class is none of those
     *     with scores
     */
    public MulticlassEvaluation {
        for (double[] ofClass : scores) {
            LabelledScores.requireSameLength(ofClass.length, decided.length);
        }
        LabelledScores.requireSameLength(decided.length, actual.length);
        LabelledScores.requireSameLength(decided.length, chunkOfRow.length);
        for (int row = 0; row < decided.length; row++) {
            boolean known = decided[row] >= 0 && decided[row] < scores.length;
            if (!known || actual[row] >= scores.length) {
                throw new IllegalArgumentException(
                        "classes must be below %d, got %d and %d in row %d"
                                .formatted(scores.length, decided[row], actual[row], row));
            }
        }
    }

    int classes() {
        return scores.length;
    }

    int rows() {
        return decided.length;
    }

    /** Whether each row belongs to a class. */
    boolean[] belongs(int number) {
        boolean[] belongs = new boolean[rows()];
        for (int row = 0; row < belongs.length; row++) {
            belongs[row] = actual[row] == number;
        }
        return belongs;
    }

    /** Rows ascending by the score of a class. */
    private LabelledScores sorted(int number, int[] rows) {
        double[] score = new double[rows.length];
        boolean[] truth = new boolean[rows.length];
        for (int i = 0; i < rows.length; i++) {
            score[i] = scores[number][rows[i]];
            truth[i] = actual[rows[i]] == number;
        }
        return LabelledScores.sorted(score, truth);
    }

    /**
     * Returns the mean of the areas under the ROC curves of each class against all others over some
     * rows; NaN if no class has both.
     */
    double area(int[] rows) {
        return IntStream.range(0, classes())
                .mapToDouble(number -> sorted(number, rows).area())
                .filter(Double::isFinite)
                .average()
                .orElse(Double.NaN);
    }

    /**
     * Returns how one row's part in that mean spreads; null if no class has rows of its own and of
     * others. Classes count as independent; as their rows are the same ones, the error is taken a
     * fifth larger, as NannyML does.
     */
    Spread areaSpread() {
        int[] all = IntStream.range(0, rows()).toArray();
        double[] variances =
                IntStream.range(0, classes())
                        .mapToObj(number -> sorted(number, all))
                        .filter(each -> each.positives() > 0 && each.positives() < each.rows())
                        .map(LabelledScores::areaSpread)
                        .mapToDouble(one -> one.deviation() * one.deviation() / one.share())
                        .toArray();
        return variances.length == 0
                ? null
                : new Spread(
                        SHARED * Math.sqrt(Arrays.stream(variances).sum()) / variances.length, 1);
    }

    /** Counts how decisions and outcomes of some rows met, class by class. */
    ClassCounts counts(int[] rows) {
        ClassCounts counts = ClassCounts.none(classes());
        for (int row : rows) {
            counts.decided()[decided[row]]++;
            if (actual[row] >= 0) {
                counts.labelled()[actual[row]]++;
                counts.hits()[decided[row]] += decided[row] == actual[row] ? 1 : 0;
            }
        }
        return counts;
    }
}
