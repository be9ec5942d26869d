package dev.plumbline.core.statistics;

/**
 * Answers how little two distributions overlap: √(½ Σ (√p − √q)²), symmetric, 0 (equal) to 1 (no
 * common cell), finite on any cells, no smoothing.
 *
 * <p>Source: Hellinger (1909), doi:10.1515/crll.1909.136.210.
 */
public final class Hellinger {
    private Hellinger() {}

    /** Returns the distance between two lists of shares. */
    public static double of(double[] baseline, double[] window) {
        Shares.requireSameCells(baseline.length, window.length);
        double squares = 0;
        for (int cell = 0; cell < baseline.length; cell++) {
            double difference = Math.sqrt(baseline[cell]) - Math.sqrt(window[cell]);
            squares += difference * difference;
        }
        return Math.min(1, Math.sqrt(squares / 2));
    }
}
