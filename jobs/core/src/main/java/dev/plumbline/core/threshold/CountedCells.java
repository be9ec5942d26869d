package dev.plumbline.core.threshold;

import java.util.Arrays;

/** Rows of one sample in the cells of one feature or output. Refilled for every replicate. */
final class CountedCells {
    private final CellLayout layout;

    /** Whole numbers as doubles: sums of them run several at a time. */
    private final double[] tally;

    private final double[] sums;
    private final long[] counts;
    private final double[] shares;
    private final double[] means;
    private final long[] coarseCounts;
    private final double[] coarseShares;
    private long rows;

    CountedCells(CellLayout layout) {
        this.layout = layout;
        int cells = layout.cells();
        tally = new double[cells];
        sums = new double[cells];
        counts = new long[cells];
        shares = new double[cells];
        means = new double[cells];
        int coarse = 1 + Arrays.stream(layout.groups()).max().orElse(0);
        coarseCounts = new long[coarse];
        coarseShares = new double[coarse];
    }

    void clear() {
        Arrays.fill(tally, 0);
        Arrays.fill(sums, 0);
    }

    void addRow(int cell, double value) {
        tally[cell]++;
        sums[cell] += value;
    }

    /**
     * Adds rows that were counted before.
     *
     * @param rowsOfCells rows per cell, in its part from {@code from} on
     * @param sumsOfCells sum of their values
     */
    void addRows(double[] rowsOfCells, double[] sumsOfCells, int from) {
        for (int cell = 0; cell < tally.length; cell++) {
            tally[cell] += rowsOfCells[from + cell];
        }
        for (int cell = 0; cell < sums.length; cell++) {
            sums[cell] += sumsOfCells[from + cell];
        }
    }

    /** Makes counts, shares and means those of the rows added since {@link #clear}. */
    void settle() {
        Arrays.fill(coarseCounts, 0);
        rows = 0;
        for (int cell = 0; cell < counts.length; cell++) {
            counts[cell] = (long) tally[cell];
            rows += counts[cell];
            coarseCounts[layout.groups()[cell]] += counts[cell];
        }
        double perRow = rows == 0 ? 0 : 1.0 / rows;
        for (int cell = 0; cell < counts.length; cell++) {
            shares[cell] = tally[cell] * perRow;
            means[cell] = sums[cell] / tally[cell];
        }
        for (int cell = 0; cell < coarseCounts.length; cell++) {
            coarseShares[cell] = coarseCounts[cell] * perRow;
        }
    }

    /** All rows that are in a cell. */
    long rows() {
        return rows;
    }

    /** Rows per cell; not a copy, as all that follow. */
    long[] counts() {
        return counts;
    }

    /** Share of the rows per cell. */
    double[] shares() {
        return shares;
    }

    /** Mean value per cell, NaN in an empty one. */
    double[] means() {
        return means;
    }

    /** Rows per coarse cell. */
    long[] coarseCounts() {
        return coarseCounts;
    }

    /** Share of the rows per coarse cell. */
    double[] coarseShares() {
        return coarseShares;
    }

    /** Standard deviation of the evaluation rows; 0 for categories. */
    double deviation() {
        return layout.deviation();
    }
}
