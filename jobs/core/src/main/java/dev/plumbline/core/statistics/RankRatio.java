package dev.plumbline.core.statistics;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * By what factor the magnitudes |x| of one set of rows exceed another's at the same ranks, from
 * counts and means of cells: the smallest of one are held to the smallest of the other, and so on
 * to the largest.
 *
 * <p>If all values of a set are k times the other's, the factor is k at every rank; a few far
 * outliers change it at few ranks. Zeros have no factor and are left out.
 */
public final class RankRatio {
    private final double[] magnitudes;

    /** Up to and including each magnitude, ascending to 1. */
    private final double[] shares;

    private final long rows;

    private RankRatio(double[] magnitudes, double[] shares, long rows) {
        this.magnitudes = magnitudes;
        this.shares = shares;
        this.rows = rows;
    }

    /**
     * Sorts cells by the magnitude of their means.
     *
     * @param means mean value per cell; ignored where the cell is empty
     * @param counts rows per cell, as many as means
     */
    public static RankRatio of(double[] means, long[] counts) {
        int[] order =
                IntStream.range(0, counts.length)
                        .filter(cell -> counts[cell] > 0 && Math.abs(means[cell]) > 0)
                        .boxed()
                        .sorted(Comparator.comparingDouble(cell -> Math.abs(means[cell])))
                        .mapToInt(Integer::intValue)
                        .toArray();
        long rows = Arrays.stream(order).mapToLong(cell -> counts[cell]).sum();
        double[] magnitudes = new double[order.length];
        double[] shares = new double[order.length];
        long seen = 0;
        for (int i = 0; i < order.length; i++) {
            magnitudes[i] = Math.abs(means[order[i]]);
            seen += counts[order[i]];
            shares[i] = (double) seen / rows;
        }
        return new RankRatio(magnitudes, shares, rows);
    }

    /** Rows whose value is not zero. */
    public long rows() {
        return rows;
    }

    /** Returns the magnitude at a share of the ranks, from 0 to 1; NaN without rows. */
    public double quantile(double share) {
        return rows == 0 ? Double.NaN : magnitudes[rank(share)];
    }

    private int rank(double share) {
        int i = 0;
        while (i + 1 < shares.length && shares[i] < share) {
            i++;
        }
        return i;
    }

    /**
     * Returns the median over all ranks of this set's magnitude over the other's.
     *
     * @return above 0; NaN if either set has no row that is not zero
     */
    public double over(RankRatio other) {
        if (rows == 0 || other.rows == 0) {
            return Double.NaN;
        }
        double[] ratios = new double[magnitudes.length];
        for (int i = 0; i < ratios.length; i++) {
            double from = i == 0 ? 0 : shares[i - 1];
            ratios[i] = magnitudes[i] / other.mean(from, shares[i]);
        }
        return median(ratios);
    }

    /** Mean magnitude between two shares of the ranks, the first less than the second. */
    private double mean(double from, double to) {
        double sum = 0;
        double reached = from;
        for (int i = rank(from); i < shares.length && reached < to; i++) {
            double end = i + 1 == shares.length ? to : Math.min(to, shares[i]);
            if (end > reached) {
                sum += magnitudes[i] * ((end - reached) / (to - from));
                reached = end;
            }
        }
        return sum;
    }

    private double median(double[] ratios) {
        int[] order =
                IntStream.range(0, ratios.length)
                        .boxed()
                        .sorted(Comparator.comparingDouble(i -> ratios[i]))
                        .mapToInt(Integer::intValue)
                        .toArray();
        double seen = 0;
        for (int i : order) {
            seen += shares[i] - (i == 0 ? 0 : shares[i - 1]);
            if (seen >= 0.5) {
                return ratios[i];
            }
        }
        return ratios[order[order.length - 1]];
    }
}
