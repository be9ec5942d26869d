package dev.plumbline.core.threshold;

/**
 * Rows and sums per stretch and cell; whole stretches are what large samples are made of. Adding
 * them up is the larger part of a bootstrap, so four are added in one pass over the cells, in the
 * order in which they would be added singly.
 */
final class StretchCounts {
    private final int cells;
    private final int[] rows;
    private final double[] sums;

    StretchCounts(int stretches, int cells) {
        this.cells = cells;
        this.rows = new int[stretches * cells];
        this.sums = new double[rows.length];
    }

    void addRow(int stretch, int cell, double value) {
        rows[stretch * cells + cell]++;
        sums[stretch * cells + cell] += value;
    }

    /**
     * Adds stretches to a sample.
     *
     * @param starts first row of each stretch
     * @param stretchRows rows of every stretch
     */
    void addTo(int[] tally, double[] totals, int[] starts, int stretchRows) {
        int next = 0;
        for (; next + 4 <= starts.length; next += 4) {
            int a = starts[next] / stretchRows * cells;
            int b = starts[next + 1] / stretchRows * cells;
            int c = starts[next + 2] / stretchRows * cells;
            int d = starts[next + 3] / stretchRows * cells;
            addRows(tally, a, b, c, d);
            addSums(totals, a, b, c, d);
        }
        for (; next < starts.length; next++) {
            addOne(tally, totals, starts[next] / stretchRows * cells);
        }
    }

    private void addRows(int[] tally, int a, int b, int c, int d) {
        for (int cell = 0; cell < tally.length; cell++) {
            tally[cell] += rows[a + cell] + rows[b + cell] + rows[c + cell] + rows[d + cell];
        }
    }

    private void addSums(double[] totals, int a, int b, int c, int d) {
        for (int cell = 0; cell < totals.length; cell++) {
            totals[cell] =
                    totals[cell]
                            + sums[a + cell]
                            + sums[b + cell]
                            + sums[c + cell]
                            + sums[d + cell];
        }
    }

    private void addOne(int[] tally, double[] totals, int from) {
        for (int cell = 0; cell < tally.length; cell++) {
            tally[cell] += rows[from + cell];
        }
        for (int cell = 0; cell < totals.length; cell++) {
            totals[cell] += sums[from + cell];
        }
    }
}
