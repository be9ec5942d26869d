package dev.plumbline.core.statistics;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Places every cell of a distribution on the scale from 0 to 1 by the rows below it, so that rows
 * of any feature can be compared by one number.
 *
 * <p>For a numeric feature the cells stand in ascending order. Categories have no order of their
 * own and are ranked by falling baseline count: {@link #scoresByCount}.
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

    /**
     * Returns the scores of cells that have no order of their own, ranked by falling count; equal
     * counts by cell.
     *
     * @param counts rows per cell
     * @return one score per cell, in the order of the counts
     */
    public static double[] scoresByCount(long[] counts) {
        int[] order =
                IntStream.range(0, counts.length)
                        .boxed()
                        .sorted(Comparator.comparingLong(cell -> -counts[cell]))
                        .mapToInt(Integer::intValue)
                        .toArray();
        double[] ranked = scores(Arrays.stream(order).mapToLong(cell -> counts[cell]).toArray());
        double[] scores = new double[counts.length];
        for (int i = 0; i < order.length; i++) {
            scores[order[i]] = ranked[i];
        }
        return scores;
    }
}
