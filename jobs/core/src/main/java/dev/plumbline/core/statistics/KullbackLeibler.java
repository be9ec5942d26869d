package dev.plumbline.core.statistics;

/**
 * Answers how many nats a code made for the window loses on the baseline.
 *
 * <p>KL(p‖q) = Σ p ln(p / q), p the baseline's share and q the window's; not symmetric. Over shares
 * it is 0 to ∞, infinite where the window is empty and the baseline is not, so an empty share is
 * replaced by {@link PopulationStabilityIndex#EMPTY_SHARE} and the rest is not renormalised; the
 * replaced result can be slightly negative, by at most that share per cell.
 *
 * <p>Source: Kullback and Leibler (1951), doi:10.1214/aoms/1177729694.
 */
public final class KullbackLeibler {
    private KullbackLeibler() {}

    /** Returns KL of shares in nats, empty ones replaced. */
    public static double of(double[] baseline, double[] window) {
        return of(baseline, window, PopulationStabilityIndex.EMPTY_SHARE);
    }

    /** Returns KL of shares in nats; an {@code emptyShare} of 0 leaves empty shares. */
    public static double of(double[] baseline, double[] window, double emptyShare) {
        Shares.requireSameCells(baseline.length, window.length);
        double divergence = 0;
        for (int cell = 0; cell < baseline.length; cell++) {
            double p = baseline[cell] == 0 ? emptyShare : baseline[cell];
            double q = window[cell] == 0 ? emptyShare : window[cell];
            divergence += p == 0 || p == q ? 0 : p * Math.log(p / q);
        }
        return divergence;
    }
}
