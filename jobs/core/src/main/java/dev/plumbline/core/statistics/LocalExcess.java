package dev.plumbline.core.statistics;

/**
 * Answers whether some cell holds more of the window than it should, as when a sensor sticks or a
 * default value is written. A distance over all cells spreads such a change thin: 5 % of 1,000 rows
 * moved into one of 255 cells is fifty rows where four belong.
 *
 * <p>p = min(1, K · p₁), p₁ Fisher's one-sided test ({@link ProportionTest}) of the cell with the
 * largest standardised rise, K the cells that hold rows on either side (Bonferroni). Dependent rows
 * come in runs, so x of n rows count as x/λ of n/λ; rounding is against finding anything.
 */
public final class LocalExcess {
    private LocalExcess() {}

    /**
     * Returns the probability of at least this excess somewhere if nothing had changed.
     *
     * @param baseline rows per cell, cells in any order
     * @param window rows per cell
     * @param lambda long-run variance ratio, at least 1; 1 for independent rows
     * @return above 0, at most 1
     */
    public static double pValue(long[] baseline, long[] window, double lambda) {
        Shares.requireRows(baseline, window);
        double m = Shares.total(baseline);
        double n = Shares.total(window);
        int filled = 0;
        int widest = -1;
        double largest = 0;
        for (int cell = 0; cell < baseline.length; cell++) {
            double pooled = (baseline[cell] + window[cell]) / (n + m);
            if (pooled > 0) {
                filled++;
                double rise = window[cell] / n - baseline[cell] / m;
                double score = rise / Math.sqrt(pooled);
                if (score > largest) {
                    largest = score;
                    widest = cell;
                }
            }
        }
        if (filled < 2 || widest < 0) {
            return 1;
        }
        double inCell =
                ProportionTest.risePValue(
                        (long) Math.ceil(baseline[widest] / lambda),
                        (long) Math.floor(m / lambda),
                        (long) (window[widest] / lambda),
                        (long) Math.ceil(n / lambda));
        return Math.min(1, filled * inCell);
    }
}
