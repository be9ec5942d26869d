package dev.plumbline.core.statistics;

/**
 * Answers how far a distribution has moved, as practised in credit scoring.
 *
 * <p>PSI = Σ (q − p) ln(q / p) over cells, p the baseline's share and q the window's; symmetric, 0
 * to ∞, no unit. An empty cell makes it infinite, so an empty share is replaced ({@link
 * #EMPTY_SHARE} unless told otherwise) and the rest is not renormalised. It grows with the number
 * of cells: values from different bins do not compare.
 *
 * <p>Source: Siddiqi, Credit Risk Scorecards (2006); the replacement is Evidently's.
 */
public final class PopulationStabilityIndex {
    /** What stands in for an empty share. */
    public static final double EMPTY_SHARE = 1e-4;

    private PopulationStabilityIndex() {}

    /** Returns the PSI of two lists of shares, empty ones replaced by {@link #EMPTY_SHARE}. */
    public static double of(double[] baseline, double[] window) {
        return of(baseline, window, EMPTY_SHARE);
    }

    /**
     * Returns the PSI of two lists of shares.
     *
     * @param emptyShare what stands in for a share of 0; 0 leaves it, and the result is then
     *     infinite where one side is empty and the other is not
     */
    public static double of(double[] baseline, double[] window, double emptyShare) {
        Shares.requireSameCells(baseline.length, window.length);
        double index = 0;
        for (int cell = 0; cell < baseline.length; cell++) {
            double p = baseline[cell] == 0 ? emptyShare : baseline[cell];
            double q = window[cell] == 0 ? emptyShare : window[cell];
            index += p == q ? 0 : (q - p) * Math.log(q / p);
        }
        return index;
    }

    /** Returns the PSI of counts with one row added to every cell of both sides (Laplace). */
    public static double laplace(long[] baseline, long[] window) {
        return of(Shares.of(oneMore(baseline)), Shares.of(oneMore(window)), 0);
    }

    private static long[] oneMore(long[] counts) {
        long[] more = counts.clone();
        for (int cell = 0; cell < more.length; cell++) {
            more[cell]++;
        }
        return more;
    }
}
