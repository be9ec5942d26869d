package dev.plumbline.core.statistics;

import java.util.Arrays;

/**
 * Answers how many cells of equal width a histogram should have, allowing for skewness.
 *
 * <p>k = ⌈1 + log₂ n + log₂(1 + |g₁| / σ)⌉, g₁ the sample skewness and σ its standard deviation for
 * normal values, √(6 (n − 2) / ((n + 1)(n + 3))); as NumPy's {@code doane}.
 *
 * <p>Source: Doane (1976), doi:10.1080/00031305.1976.10479172.
 */
public final class Doane {
    private Doane() {}

    /** Returns the number of cells; 1 for fewer than three values or all equal. */
    public static int cells(double[] values) {
        double n = values.length;
        double mean = Arrays.stream(values).sum() / n;
        double variance = Arrays.stream(values).map(x -> (x - mean) * (x - mean)).sum() / n;
        double deviation = Math.sqrt(variance);
        if (n < 3 || !(deviation > 0)) {
            return 1;
        }
        double skewness =
                Math.abs(Arrays.stream(values).map(x -> cube((x - mean) / deviation)).sum() / n);
        double spread = Math.sqrt(6 * (n - 2) / ((n + 1) * (n + 3)));
        double range =
                Arrays.stream(values).max().orElseThrow()
                        - Arrays.stream(values).min().orElseThrow();
        double width = range / (1 + log2(n) + log2(1 + skewness / spread));
        return (int) Math.ceil(range / width);
    }

    private static double cube(double x) {
        return x * x * x;
    }

    private static double log2(double x) {
        return Math.log(x) / Math.log(2);
    }
}
