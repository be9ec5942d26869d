package dev.plumbline.core.comparison;

import dev.plumbline.core.profile.CompanionBins;

/**
 * Rows in bins whose limits are not among the cells' edges. Up to a limit inside a cell there are
 * at least the rows of the cells before it, and at most the cell's own more; the guess spreads the
 * cell's rows evenly.
 */
final class MovingBins {
    private final CompanionBins cells;
    private final long[] counts;
    private final double min;
    private final double max;
    private final double rows;

    /**
     * Makes the bins of one side.
     *
     * @param min smallest of the side's values
     * @param max greatest of them
     */
    MovingBins(CompanionBins cells, long[] counts, double min, double max) {
        this.cells = cells;
        this.counts = counts;
        this.min = min;
        this.max = max;
        double total = 0;
        for (long count : counts) {
            total += count;
        }
        this.rows = total;
    }

    double rows() {
        return rows;
    }

    /**
     * Returns the rows per bin.
     *
     * @param limits ascending, the first at most the smallest value; the last bin takes all rows
     *     from its lower limit on
     */
    Boxes between(double[] limits) {
        int bins = limits.length - 1;
        double[][] below = new double[bins + 1][];
        for (int i = 0; i <= bins; i++) {
            below[i] = i == bins ? new double[] {rows, rows, rows} : below(limits[i]);
        }
        double[] least = new double[bins];
        double[] guess = new double[bins];
        double[] most = new double[bins];
        for (int i = 0; i < bins; i++) {
            least[i] = Math.max(0, below[i + 1][0] - below[i][2]);
            guess[i] = Math.max(0, below[i + 1][1] - below[i][1]);
            most[i] = below[i + 1][2] - below[i][0];
        }
        return new Boxes(least, guess, most);
    }

    /** Rows below a limit: at least, about, at most. */
    private double[] below(double limit) {
        if (limit <= min) {
            return new double[3];
        }
        if (limit > max) {
            return new double[] {rows, rows, rows};
        }
        int cell = cells.cellOf(limit);
        double before = 0;
        for (int i = 0; i < cell; i++) {
            before += counts[i];
        }
        double from = cell == 0 ? min : Math.max(min, cells.edge(cell - 1));
        if (limit <= from) {
            return new double[] {before, before, before};
        }
        double to = cell + 1 == counts.length ? max : Math.min(max, cells.edge(cell));
        double share = to > from ? Math.min(1, (limit - from) / (to - from)) : 1;
        // the smallest row is below the limit, and the greatest is not
        double least = Math.max(before, 1);
        double most = Math.min(before + counts[cell], rows - 1);
        double guess = Math.rint(before + share * counts[cell]);
        return new double[] {least, Math.max(least, Math.min(most, guess)), most};
    }
}
