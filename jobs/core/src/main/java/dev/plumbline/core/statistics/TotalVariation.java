package dev.plumbline.core.statistics;

/**
 * Answers which share of rows would have to change cell: ½ Σ |p − q|, symmetric, 0 to 1; also one
 * minus the histogram intersection.
 */
public final class TotalVariation {
    private TotalVariation() {}

    /** Returns the distance between two lists of shares. */
    public static double of(double[] baseline, double[] window) {
        Shares.requireSameCells(baseline.length, window.length);
        double sum = 0;
        for (int cell = 0; cell < baseline.length; cell++) {
            sum += Math.abs(baseline[cell] - window[cell]);
        }
        return Math.min(1, sum / 2);
    }
}
