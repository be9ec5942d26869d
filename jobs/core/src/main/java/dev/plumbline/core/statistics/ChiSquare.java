package dev.plumbline.core.statistics;

import org.apache.commons.statistics.distribution.ChiSquaredDistribution;

/**
 * Answers whether counts over unordered cells agree with the baseline's. Cells that are empty on
 * both sides do not count.
 *
 * <p>Three numbers go by this name: {@link #contingency} compares two samples, {@link
 * #contingencyWithYates} does so with Yates' correction where there are just two cells (SciPy's
 * default), and {@link #goodnessOfFit} takes the baseline's shares as exact, which is too keen
 * unless the baseline is far larger than the window.
 *
 * <p>Source: Pearson (1900), doi:10.1080/14786440009463897; Yates (1934), doi:10.2307/2983604.
 *
 * @param statistic 0 to ∞; infinite for a goodness of fit where only the window holds rows
 * @param degreesOfFreedom filled cells − 1
 * @param pValue probability of at least this statistic under independent rows of one distribution;
 *     1 if fewer than two cells are filled
 */
public record ChiSquare(double statistic, int degreesOfFreedom, double pValue) {

    /** Compares two samples. */
    public static ChiSquare contingency(long[] baseline, long[] window) {
        return contingency(baseline, window, 0);
    }

    /** Compares two samples, each deviation reduced by ½ if just two cells are filled. */
    public static ChiSquare contingencyWithYates(long[] baseline, long[] window) {
        return contingency(baseline, window, filled(baseline, window) == 2 ? 0.5 : 0);
    }

    private static ChiSquare contingency(long[] baseline, long[] window, double correction) {
        return of(statistic(baseline, window, correction), filled(baseline, window) - 1);
    }

    /** Returns the statistic of {@link #contingency} alone, where many are to be compared. */
    public static double contingencyStatistic(long[] baseline, long[] window) {
        double statistic = statistic(baseline, window, 0);
        return filled(baseline, window) < 2 ? 0 : statistic;
    }

    private static double statistic(long[] baseline, long[] window, double correction) {
        Shares.requireRows(baseline, window);
        double m = Shares.total(baseline);
        double n = Shares.total(window);
        double statistic = 0;
        for (int cell = 0; cell < baseline.length; cell++) {
            double both = (double) baseline[cell] + window[cell];
            double expected = both * n / (n + m);
            double deviation = Math.abs(window[cell] - expected);
            deviation -= Math.min(correction, deviation);
            // the baseline deviates by as much the other way
            statistic += both == 0 ? 0 : deviation * deviation * (n + m) * (n + m) / (both * n * m);
        }
        return statistic;
    }

    /** Compares the window with the baseline's shares, taken as exact. */
    public static ChiSquare goodnessOfFit(long[] baseline, long[] window) {
        Shares.requireRows(baseline, window);
        double scale = (double) Shares.total(window) / Shares.total(baseline);
        double statistic = 0;
        for (int cell = 0; cell < baseline.length; cell++) {
            double expected = baseline[cell] * scale;
            double deviation = window[cell] - expected;
            statistic += deviation == 0 ? 0 : deviation * deviation / expected;
        }
        return of(statistic, filled(baseline, window) - 1);
    }

    private static ChiSquare of(double statistic, int degreesOfFreedom) {
        if (degreesOfFreedom == 0) {
            return new ChiSquare(0, 0, 1);
        }
        double pValue = ChiSquaredDistribution.of(degreesOfFreedom).survivalProbability(statistic);
        return new ChiSquare(statistic, degreesOfFreedom, pValue);
    }

    private static int filled(long[] baseline, long[] window) {
        int filled = 0;
        for (int cell = 0; cell < baseline.length; cell++) {
            filled += baseline[cell] + window[cell] > 0 ? 1 : 0;
        }
        return filled;
    }
}
