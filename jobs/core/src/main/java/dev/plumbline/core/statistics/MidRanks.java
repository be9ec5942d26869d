package dev.plumbline.core.statistics;

/**
 * Places every cell of a distribution on the scale from 0 to 1 by the rows below it, so that rows
 * of any feature can be compared by one number.
 *
 * <p>For a numeric feature the cells stand in ascending order. Categories have no order of their
 * own: sort them by falling baseline count (equal counts by cell) before asking.
 */
public final class MidRanks {
    private MidRanks() {}

    /**
     * Returns the mid-rank u of each cell: (rows before it + half its own) / all rows.
     *
     * @param counts rows per cell, in order
     * @return one value in [0, 1] per cell, in the same order; ½ everywhere if there is no row
     */
    public static double[] of(long[] counts) {
        double[] ranks = new double[counts.length];
        double total = Shares.total(counts);
        double before = 0;
        for (int cell = 0; cell < counts.length; cell++) {
            ranks[cell] = total == 0 ? 0.5 : (before + counts[cell] / 2.0) / total;
            before += counts[cell];
        }
        return ranks;
    }

    /**
     * Returns the score z of each cell whose block means {@link LongRunVariance#lambda} takes: the
     * mid-rank with mean 0 and variance 1 over these counts.
     *
     * <p>Var(u) = (1 − Σ share³) / 12, so z is √12 (u − ½) where every row has a cell of its own.
     * Without the correction for ties, a feature that has 95 % of its rows in one cell would show a
     * seventh of its dependence.
     *
     * @param counts rows per cell, in order
     * @return one score per cell; 0 everywhere if fewer than two cells hold rows
     */
    public static double[] scores(long[] counts) {
        double[] scores = of(counts);
        double total = Shares.total(counts);
        double cubes = 0;
        for (long count : counts) {
            double share = count / total;
            cubes += share * share * share;
        }
        double deviation = Math.sqrt((1 - cubes) / 12);
        for (int cell = 0; cell < scores.length; cell++) {
            scores[cell] = deviation > 0 ? (scores[cell] - 0.5) / deviation : 0;
        }
        return scores;
    }
}
