package dev.plumbline.core.statistics;

/**
 * Answers by how much the share of any one cell changed at most: max |p − q|, symmetric, 0 to 1.
 */
public final class LInfinity {
    private LInfinity() {}

    /** Returns the distance between two lists of shares. */
    public static double of(double[] baseline, double[] window) {
        Shares.requireSameCells(baseline.length, window.length);
        double largest = 0;
        for (int cell = 0; cell < baseline.length; cell++) {
            largest = Math.max(largest, Math.abs(baseline[cell] - window[cell]));
        }
        return largest;
    }
}
