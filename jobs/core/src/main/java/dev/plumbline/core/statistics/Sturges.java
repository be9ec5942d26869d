package dev.plumbline.core.statistics;

/**
 * Answers how many cells of equal width a histogram of so many rows should have: ⌈log₂ n + 1⌉.
 *
 * <p>Source: Sturges (1926), doi:10.1080/01621459.1926.10502161.
 */
public final class Sturges {
    private Sturges() {}

    /** Returns the number of cells for at least one row. */
    public static int cells(long rows) {
        return (int) Math.ceil(log2(rows) + 1);
    }

    /**
     * Returns the number as NumPy computes it, by way of the cells' width; where log₂ n is whole,
     * rounding may make it one more.
     *
     * @param range greatest less smallest value, above 0
     */
    public static int cells(long rows, double range) {
        double width = range / (log2(rows) + 1);
        return (int) Math.ceil(range / width);
    }

    private static double log2(long rows) {
        // whole where it is whole
        return Long.bitCount(rows) == 1
                ? Long.numberOfTrailingZeros(rows)
                : Math.log(rows) / Math.log(2);
    }
}
