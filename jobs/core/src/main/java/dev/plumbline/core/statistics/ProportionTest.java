package dev.plumbline.core.statistics;

import org.apache.commons.statistics.distribution.HypergeometricDistribution;

/**
 * Answers whether a share rose, exactly for any counts (Fisher's one-sided test): given how many
 * rows of both sides together have the trait, the window's number is hypergeometric.
 *
 * <p>Source: Fisher (1922), doi:10.2307/2340521.
 */
public final class ProportionTest {
    /** A term this much smaller than the sum no longer shows in it. */
    private static final double NEGLIGIBLE = 1e-17;

    /** Rows that can be told exactly. */
    private static final double MOST = Integer.MAX_VALUE;

    private ProportionTest() {}

    /**
     * Returns the probability of at least as many rows with the trait in the window if its share
     * were that of the baseline.
     *
     * @param baselineWith rows of the baseline with the trait
     * @param baselineRows rows of the baseline
     * @param windowWith rows of the window with the trait
     * @param windowRows rows of the window; where both sides together have more than 2³¹ − 1, all
     *     counts are reduced in proportion, which errs on the quiet side
     * @return 0 to 1; 1 if no row has the trait
     */
    public static double risePValue(
            long baselineWith, long baselineRows, long windowWith, long windowRows) {
        if (windowWith == 0) {
            return 1;
        }
        double share = Math.min(1, MOST / ((double) baselineRows + windowRows));
        int observed = (int) (share * windowWith);
        int drawn = (int) (share * windowRows);
        int with = observed + (int) (share * baselineWith);
        int rows = drawn + (int) (share * baselineRows);
        HypergeometricDistribution distribution = HypergeometricDistribution.of(rows, with, drawn);
        double mean = (double) with * drawn / rows;
        if (observed <= mean) {
            return distribution.survivalProbability(observed - 1);
        }
        return tail(distribution.probability(observed), observed, rows, with, drawn);
    }

    /** Sums from the observed number on; above the mean the terms fall, so few of them count. */
    private static double tail(double first, int observed, int rows, int with, int drawn) {
        double term = first;
        double sum = 0;
        for (int x = observed; term > sum * NEGLIGIBLE; x++) {
            sum += term;
            double toGo = (double) (with - x) * (drawn - x);
            term *= toGo / ((x + 1.0) * ((double) rows - with - drawn + x + 1));
        }
        return Math.min(1, sum);
    }
}
