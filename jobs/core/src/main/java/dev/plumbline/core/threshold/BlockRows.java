package dev.plumbline.core.threshold;

import dev.plumbline.core.statistics.LongRunVariance;
import dev.plumbline.core.statistics.MidRanks;
import java.util.Arrays;

/** The kept evaluation rows of one slot, added block by block. */
final class BlockRows {
    private final short[] cellOfRow;
    private final double[] values;
    private final CellLayout layout;
    private final int stretchRows;

    private final StretchCounts stretches;

    /**
     * Takes rows as they are.
     *
     * @param cellOfRow −1 for a row that is in none
     */
    BlockRows(short[] cellOfRow, double[] values, CellLayout layout, int stretchRows) {
        this.cellOfRow = cellOfRow;
        this.values = values;
        this.layout = layout;
        this.stretchRows = stretchRows;
        this.stretches = new StretchCounts(cellOfRow.length / stretchRows, layout.cells());
        for (int row = 0; row < cellOfRow.length; row++) {
            if (cellOfRow[row] >= 0) {
                stretches.addRow(row / stretchRows, cellOfRow[row], values[row]);
            }
        }
    }

    /**
     * Returns the same rows as a window would show them: a value beyond all that the other
     * stretches hold is one that a baseline without it would count outside its range. Without this
     * no replicate would ever hold what the baseline has not seen, and every real window does.
     */
    BlockRows asUnseen() {
        if (!layout.ordered()) {
            return this;
        }
        Extremes extremes = Extremes.of(cellOfRow, values, stretchRows);
        short[] moved = cellOfRow.clone();
        short last = (short) (layout.cells() - 1);
        for (int row = 0; row < moved.length; row++) {
            if (moved[row] >= 0 && values[row] < extremes.lowestOutside(row / stretchRows)) {
                moved[row] = 0;
            } else if (moved[row] >= 0
                    && values[row] > extremes.highestOutside(row / stretchRows)) {
                moved[row] = last;
            }
        }
        return new BlockRows(moved, values, layout, stretchRows);
    }

    /** Adds blocks of so many rows to a sample. */
    void add(CountedCells sample, int[] starts, int blockRows) {
        if (blockRows == stretchRows) {
            sample.addStretches(stretches, starts, stretchRows);
            return;
        }
        for (int start : starts) {
            addSingly(sample, start, start + blockRows);
        }
    }

    private void addSingly(CountedCells sample, int from, int to) {
        for (int row = from; row < to; row++) {
            if (cellOfRow[row] >= 0) {
                sample.addRow(cellOfRow[row], values[row]);
            }
        }
    }

    /** Returns λ as blocks of this length show it. */
    double lambda(int[] starts, int blockRows) {
        double[] scores = scores();
        double[] means = new double[starts.length];
        int filled = 0;
        long rows = 0;
        for (int start : starts) {
            double sum = 0;
            int present = 0;
            for (int row = start; row < start + blockRows; row++) {
                if (cellOfRow[row] >= 0) {
                    sum += scores[cellOfRow[row]];
                    present++;
                }
            }
            if (present > 0) {
                means[filled++] = sum / present;
                rows += present;
            }
        }
        return filled < 2
                ? 1
                : LongRunVariance.lambda(Arrays.copyOf(means, filled), (double) rows / filled);
    }

    /** Cells that do not ascend are ranked by falling count. */
    private double[] scores() {
        long[] counts = new long[layout.cells()];
        for (short cell : cellOfRow) {
            if (cell >= 0) {
                counts[cell]++;
            }
        }
        return layout.ordered() ? MidRanks.scores(counts) : MidRanks.scoresByCount(counts);
    }
}
