package dev.plumbline.core.statistics;

/**
 * Answers how far the mass of the baseline must travel on average to become the window's, often
 * written W1 or called the earth mover's distance; symmetric, in the feature's unit, 0 to ∞.
 *
 * <p>W1 = ∫ |F − G| dx. From cells, each side's rows of a cell are taken to stand at that side's
 * own mean of the cell, so a shift within a cell is seen; {@link #errorBound} says how far off that
 * can be. With one value per cell it is exact.
 *
 * <p>Source: Vallender (1974), doi:10.1137/1118101.
 */
public final class Wasserstein {
    private Wasserstein() {}

    /**
     * Returns W1 in the feature's unit.
     *
     * @param baselineMeans mean value per cell, ascending; ignored where the share is 0
     * @param baseline share per cell
     * @param windowMeans mean value per cell, ascending; ignored where the share is 0
     * @param window share per cell
     */
    public static double of(
            double[] baselineMeans, double[] baseline, double[] windowMeans, double[] window) {
        return StepFunctions.integrate(baselineMeans, baseline, windowMeans, window, Math::abs);
    }

    /**
     * Returns by how much the rows of one side can be off their cells' means on average, hence by
     * how much W1 can be off on that side's account: Σ share · 2 (μ − a)(b − μ) / (b − a), the
     * largest mean deviation that a cell [a, b] with mean μ allows. Add both sides' bounds.
     *
     * @param from smallest value that the cell can hold
     * @param to largest value that the cell can hold
     */
    public static double errorBound(double[] means, double[] shares, double[] from, double[] to) {
        double bound = 0;
        for (int cell = 0; cell < shares.length; cell++) {
            double width = to[cell] - from[cell];
            if (shares[cell] > 0 && width > 0) {
                double below = Math.max(0, means[cell] - from[cell]);
                double above = Math.max(0, to[cell] - means[cell]);
                bound += shares[cell] * 2 * below * above / width;
            }
        }
        return bound;
    }
}
