package dev.plumbline.core.threshold;

/**
 * Rows and sums per stretch and cell; whole stretches are what large samples are made of. Adding
 * them up is the larger part of a bootstrap, so four are added in one pass over the cells, in the
 * order in which they would be added singly.
 */
final class StretchCounts {
    private final int[][] rows;
    private final double[][] sums;

    StretchCounts(int stretches, int cells) {
        this.rows = new int[stretches][cells];
        this.sums = new double[stretches][cells];
    }

    void addRow(int stretch, int cell, double value) {
        rows[stretch][cell]++;
        sums[stretch][cell] += value;
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
            int a = starts[next] / stretchRows;
            int b = starts[next + 1] / stretchRows;
            int c = starts[next + 2] / stretchRows;
            int d = starts[next + 3] / stretchRows;
            add(tally, rows[a], rows[b], rows[c], rows[d]);
            add(totals, sums[a], sums[b], sums[c], sums[d]);
        }
        for (; next < starts.length; next++) {
            add(tally, rows[starts[next] / stretchRows]);
            add(totals, sums[starts[next] / stretchRows]);
        }
    }

    // one array each and one index, or the virtual machine adds the cells one at a time

    private static void add(int[] to, int[] a, int[] b, int[] c, int[] d) {
        for (int cell = 0; cell < to.length; cell++) {
            to[cell] = to[cell] + a[cell] + b[cell] + c[cell] + d[cell];
        }
    }

    private static void add(double[] to, double[] a, double[] b, double[] c, double[] d) {
        for (int cell = 0; cell < to.length; cell++) {
            to[cell] = to[cell] + a[cell] + b[cell] + c[cell] + d[cell];
        }
    }

    private static void add(int[] to, int[] a) {
        for (int cell = 0; cell < to.length; cell++) {
            to[cell] += a[cell];
        }
    }

    private static void add(double[] to, double[] a) {
        for (int cell = 0; cell < to.length; cell++) {
            to[cell] += a[cell];
        }
    }
}
