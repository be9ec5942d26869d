package dev.plumbline.core.statistics;

/**
 * Answers how far two distributions lie apart, weighting the middle more than the tails: √(2 ∫ (F −
 * G)² dx); symmetric, in the root of the feature's unit, 0 to ∞.
 *
 * <p>From cells it uses each side's cell means as {@link Wasserstein} does; with one value per cell
 * it is exact.
 *
 * <p>Source: Székely and Rizzo (2013), doi:10.1016/j.jspi.2013.03.018; the scale is SciPy's.
 */
public final class EnergyDistance {
    private EnergyDistance() {}

    /** Returns the distance; the arguments are those of {@link Wasserstein#of}. */
    public static double of(
            double[] baselineMeans, double[] baseline, double[] windowMeans, double[] window) {
        return Math.sqrt(
                2
                        * StepFunctions.integrate(
                                baselineMeans,
                                baseline,
                                windowMeans,
                                window,
                                difference -> difference * difference));
    }
}
