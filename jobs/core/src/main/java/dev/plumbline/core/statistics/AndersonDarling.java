package dev.plumbline.core.statistics;

/**
 * Answers whether two samples over ordered cells come from one distribution, weighting the tails as
 * much as the middle.
 *
 * <p>A = N Σ w (F − G)² / (H (1 − H)) over the limits between cells, N = nm / (n + m), H the pooled
 * cumulative share, w the mean of the two neighbouring cells' pooled shares. Without ties it is
 * Pettitt's A exactly. Under independent rows of one distribution A is distributed as Σ λ_j χ²₁; λ₁
 * is ½ whatever the cells, so P(A &gt; a) → {@link #tailFactor()} · P(|Z| &gt; √(2a)) as a grows.
 * The factor is √3 for many small cells, 1 for two cells (A is then half the chi-square), and more
 * where one inner cell holds nearly everything.
 *
 * <p>Source: Pettitt (1976), doi:10.1093/biomet/63.1.161; ties as in Scholz and Stephens (1987),
 * doi:10.1080/01621459.1987.10478517; the tail by Zolotarev (1961), doi:10.1137/1106019.
 *
 * @param value A, at least 0, mean below 1 under independent rows of one distribution; 0 if all
 *     rows stand in one cell
 * @param tailFactor factor of the tail probability, at least 1
 */
public record AndersonDarling(double value, double tailFactor) {

    /**
     * Returns A and its tail factor.
     *
     * @param baseline rows per cell, cells ascending
     * @param window rows per cell
     * @throws IllegalArgumentException if the cells differ or a side is empty
     */
    public static AndersonDarling of(long[] baseline, long[] window) {
        Shares.requireRows(baseline, window);
        long m = Shares.total(baseline);
        long n = Shares.total(window);
        double total = (double) n + m;
        long baselineBelow = 0;
        long windowBelow = 0;
        double sum = 0;
        double spread = 0;
        for (int cell = 0; cell + 1 < baseline.length; cell++) {
            baselineBelow += baseline[cell];
            windowBelow += window[cell];
            double below = (baselineBelow + windowBelow) / total;
            // a limit with no row on one side separates nothing
            if (below > 0 && baselineBelow + windowBelow < n + m) {
                double difference = (double) baselineBelow / m - (double) windowBelow / n;
                double weight =
                        (pooled(baseline, window, cell) + pooled(baseline, window, cell + 1))
                                / total
                                / 2;
                sum += weight * difference * difference / (below * (1 - below));
                spread += weight * below * (1 - below);
            }
        }
        double statistic = (double) n * m / total * sum;
        return new AndersonDarling(statistic, tailFactor(baseline, window, spread));
    }

    /** (Π over j ≥ 2 of 1 − λ_j / λ₁)^−½, which has a closed form in the cells' shares. */
    private static double tailFactor(long[] baseline, long[] window, double spread) {
        if (spread == 0) {
            return 1;
        }
        int first = 0;
        while (pooled(baseline, window, first) == 0) {
            first++;
        }
        int last = baseline.length - 1;
        while (pooled(baseline, window, last) == 0) {
            last--;
        }
        double total = (double) Shares.total(baseline) + Shares.total(window);
        double afterFirst = 1 - pooled(baseline, window, first) / total;
        double beforeLast = 1 - pooled(baseline, window, last) / total;
        // two cells have exactly 1, which rounding may miss
        return Math.max(1, Math.sqrt(afterFirst * beforeLast / (2 * spread)));
    }

    private static double pooled(long[] baseline, long[] window, int cell) {
        return (double) baseline[cell] + window[cell];
    }
}
