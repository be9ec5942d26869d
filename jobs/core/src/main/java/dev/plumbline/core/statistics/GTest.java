package dev.plumbline.core.statistics;

import org.apache.commons.statistics.distribution.ChiSquaredDistribution;

/**
 * Answers whether counts over unordered cells agree with the baseline's, by the likelihood ratio;
 * its far tail is nearer to its nominal one than {@link ChiSquare}'s. Cells that are empty on both
 * sides do not count.
 *
 * <p>G = 2 Σ O ln(O / E) over both sides, divided by Williams' q = 1 + (N Σ 1/side − 1)(N Σ 1/cell
 * − 1) / (6 N (K − 1)), N all rows. Pool the cells to expected counts of 5 first ({@link
 * PooledCells}).
 *
 * <p>Source: Williams (1976), doi:10.1093/biomet/63.1.33; Sokal and Rohlf, Biometry (1995), 17.4.
 *
 * @param statistic G / q, 0 to ∞
 * @param degreesOfFreedom filled cells − 1
 * @param pValue probability of at least this statistic under independent rows of one distribution;
 *     1 if fewer than two cells are filled
 */
public record GTest(double statistic, int degreesOfFreedom, double pValue) {

    /** Compares two samples. */
    public static GTest of(long[] baseline, long[] window) {
        Shares.requireRows(baseline, window);
        double m = Shares.total(baseline);
        double n = Shares.total(window);
        double total = n + m;
        double ratio = 0;
        double reciprocals = 0;
        int filled = 0;
        for (int cell = 0; cell < baseline.length; cell++) {
            double both = (double) baseline[cell] + window[cell];
            if (both > 0) {
                filled++;
                reciprocals += 1 / both;
                ratio += term(baseline[cell], both * m / total);
                ratio += term(window[cell], both * n / total);
            }
        }
        if (filled < 2) {
            return new GTest(0, 0, 1);
        }
        double sides = total / m + total / n - 1;
        double correction = 1 + sides * (total * reciprocals - 1) / (6 * total * (filled - 1));
        double statistic = Math.max(0, 2 * ratio) / correction;
        double pValue = ChiSquaredDistribution.of(filled - 1).survivalProbability(statistic);
        return new GTest(statistic, filled - 1, pValue);
    }

    private static double term(double observed, double expected) {
        return observed == 0 ? 0 : observed * Math.log(observed / expected);
    }
}
