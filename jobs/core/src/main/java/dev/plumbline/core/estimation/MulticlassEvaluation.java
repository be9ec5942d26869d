package dev.plumbline.core.estimation;

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
