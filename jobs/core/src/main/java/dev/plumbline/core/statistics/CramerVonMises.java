package dev.plumbline.core.statistics;

/**
 * Answers how far two cumulative distributions differ on average, squared, over the pooled rows;
 * symmetric, 0 to about min(n, m) / 3, mean about ⅙ under independent rows of one distribution.
 *
 * <p>T = nm / (n + m)² Σ h (F − G)² over the limits between ordered cells, h the mean of the two
 * neighbouring cells' pooled rows. Without ties it is Anderson's T exactly; ties are split evenly.
 *
 * <p>Source: Anderson (1962), doi:10.1214/aoms/1177704477.
 */
public final class CramerVonMises {
    private CramerVonMises() {}

    /**
     * Returns T.
     *
     * @throws IllegalArgumentException if the cells differ or a side is empty
     */
    public static double of(long[] baseline, long[] window) {
        Shares.requireRows(baseline, window);
        long m = Shares.total(baseline);
        long n = Shares.total(window);
        double total = (double) n + m;
        long baselineBelow = 0;
        long windowBelow = 0;
        double sum = 0;
        for (int cell = 0; cell + 1 < baseline.length; cell++) {
            baselineBelow += baseline[cell];
            windowBelow += window[cell];
            double difference = (double) baselineBelow / m - (double) windowBelow / n;
            double neighbours =
                    (double) baseline[cell] + window[cell] + baseline[cell + 1] + window[cell + 1];
            sum += neighbours / 2 * difference * difference;
        }
        return (double) n * m / (total * total) * sum;
    }
}
