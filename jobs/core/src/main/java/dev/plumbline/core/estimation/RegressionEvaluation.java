package dev.plumbline.core.estimation;

import dev.plumbline.core.profile.Bins;
import java.util.List;

/**
 * Labelled evaluation rows of a regression, by which its performance estimates are fitted. The
 * arrays are not copied and must not change.
 *
 * @param bins of the features and of the predicted value, in slot order
 * @param cells by slot and row: the cell that the row's value is in, −1 if it has none
 * @param predicted finite, one a row
 * @param actual finite, in the same unit
 * @param chunkOfRow which stretch as long as a window the row is in; −1 for none
 */
public record RegressionEvaluation(
        List<Bins> bins, short[][] cells, double[] predicted, double[] actual, int[] chunkOfRow) {
    /**
     * Checks the rows.
     *
     * @throws IllegalArgumentException if the arrays differ in length
     */
    public RegressionEvaluation {
        bins = List.copyOf(bins);
        require(bins.size() == cells.length, "slots", bins.size(), cells.length);
        for (short[] slot : cells) {
            require(slot.length == predicted.length, "rows", predicted.length, slot.length);
        }
        require(actual.length == predicted.length, "rows", predicted.length, actual.length);
        require(chunkOfRow.length == predicted.length, "rows", predicted.length, chunkOfRow.length);
    }

    private static void require(boolean holds, String what, int expected, int got) {
        if (!holds) {
            throw new IllegalArgumentException(
                    "all must have the same %s, got %d and %d".formatted(what, expected, got));
        }
    }

    int rows() {
        return predicted.length;
    }

    /** Returns each row's loss; NaN where it is not defined. */
    double[] losses(Loss loss) {
        double[] losses = new double[rows()];
        for (int row = 0; row < losses.length; row++) {
            losses[row] = loss.of(predicted[row], actual[row]);
        }
        return losses;
    }
}
