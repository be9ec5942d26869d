package dev.plumbline.core.statistics;

/** Turns counts into shares. */
public final class Shares {
    private Shares() {}

    /**
     * Returns each count over the sum of all.
     *
     * @param counts rows per cell, none negative
     * @return one share per cell, summing to 1 within rounding; all 0 if there is no row
     */
    public static double[] of(long[] counts) {
        double[] shares = new double[counts.length];
        double total = total(counts);
        for (int cell = 0; cell < counts.length; cell++) {
            shares[cell] = total == 0 ? 0 : counts[cell] / total;
        }
        return shares;
    }

    static long total(long[] counts) {
        long total = 0;
        for (long count : counts) {
            total += count;
        }
        return total;
    }

    static void requireSameCells(int baseline, int window) {
        if (baseline != window) {
            throw new IllegalArgumentException(
                    "baseline and window must have the same cells, got %d and %d"
                            .formatted(baseline, window));
        }
    }

    static void requireRows(long[] baseline, long[] window) {
        requireSameCells(baseline.length, window.length);
        if (total(baseline) == 0 || total(window) == 0) {
            throw new IllegalArgumentException(
                    "both sides must hold rows, got %d in the baseline and %d in the window"
                            .formatted(total(baseline), total(window)));
        }
    }
}
