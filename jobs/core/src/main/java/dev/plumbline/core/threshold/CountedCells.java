package dev.plumbline.core.threshold;

import java.util.Arrays;

/** Rows of one sample in the cells of one feature or output. Refilled for every replicate. */
final class CountedCells {
    private final CellLayout layout;

    private final int[] tally;
    private final double[] sums;

    /** Whole numbers as doubles, which are divided several at a time. */
    private final double[] counts;

    private final double[] cumulativeCounts;
    private final double[] cumulativeShares;
    private final double[] means;
    private final long[] coarseCounts;
    private final double[] coarseShares;
    private int rows;

    CountedCells(CellLayout layout) {
        this.layout = layout;
        int cells = layout.cells();
        tally = new int[cells];
        sums = new double[cells];
        counts = new double[cells];
        cumulativeCounts = new double[cells];
        cumulativeShares = new double[cells];
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

    /** Adds whole stretches of rows that were counted before, each given by its first row. */
    void addStretches(StretchCounts counted, int[] starts, int stretchRows) {
        counted.addTo(tally, sums, starts, stretchRows);
    }

    /** Makes counts, shares and means those of the rows added since {@link #clear}. */
    void settle() {
        count(layout.groups());
        double all = Math.max(1, rows);
        divide(cumulativeCounts, all, cumulativeShares);
        divide(sums, counts, means);
        double perRow = 1 / all;
        for (int cell = 0; cell < coarseCounts.length; cell++) {
            coarseShares[cell] = coarseCounts[cell] * perRow;
        }
    }

    private void count(int[] groups) {
        Arrays.fill(coarseCounts, 0);
        rows = 0;
        for (int cell = 0; cell < tally.length; cell++) {
            rows += tally[cell];
            counts[cell] = tally[cell];
            cumulativeCounts[cell] = rows;
            coarseCounts[groups[cell]] += tally[cell];
        }
    }

    private static void divide(double[] these, double by, double[] into) {
        for (int cell = 0; cell < into.length; cell++) {
            into[cell] = these[cell] / by;
        }
    }

    private static void divide(double[] these, double[] by, double[] into) {
        for (int cell = 0; cell < into.length; cell++) {
            into[cell] = these[cell] / by[cell];
        }
    }

    /** All rows that are in a cell. */
    long rows() {
        return rows;
    }

    /** Rows in each cell and those before it; not a copy, as all that follow. */
    double[] cumulativeCounts() {
        return cumulativeCounts;
    }

    /** Share of the rows in each cell and those before it. */
    double[] cumulativeShares() {
        return cumulativeShares;
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
