package dev.plumbline.core.statistics;

/**
 * Answers how far two distributions lie from their average; symmetric, finite on any cells, no
 * smoothing needed.
 *
 * <p>JSD = ½ Σ p ln(p / m) + ½ Σ q ln(q / m), m = (p + q) / 2. Three numbers go by this name:
 *
 * <ul>
 *   <li>the distance √JSD in natural logarithms, 0 to √ln 2 (Evidently, SciPy)
 *   <li>the distance √(JSD / ln 2), 0 to 1 (NannyML, Azure)
 *   <li>the divergence JSD / ln 2, 0 to 1 (TFDV, Vertex)
 * </ul>
 *
 * <p>Source: Lin (1991), doi:10.1109/18.61115; a metric by Endres and Schindelin (2003),
 * doi:10.1109/TIT.2003.813506.
 */
public final class JensenShannon {
    private static final double LN_2 = Math.log(2);

    private JensenShannon() {}

    /** Returns √JSD of shares in natural logarithms, 0 to √ln 2. */
    public static double naturalDistance(double[] baseline, double[] window) {
        return Math.sqrt(nats(baseline, window));
    }

    /** Returns √JSD of shares in base 2, 0 to 1. */
    public static double distance(double[] baseline, double[] window) {
        return Math.sqrt(divergence(baseline, window));
    }

    /** Returns JSD of shares in bits, 0 to 1. */
    public static double divergence(double[] baseline, double[] window) {
        return Math.min(1, nats(baseline, window) / LN_2);
    }

    private static double nats(double[] baseline, double[] window) {
        Shares.requireSameCells(baseline.length, window.length);
        double sum = 0;
        for (int cell = 0; cell < baseline.length; cell++) {
            double middle = (baseline[cell] + window[cell]) / 2;
            sum += term(baseline[cell], middle) + term(window[cell], middle);
        }
        // rounding can leave a tiny negative sum on equal shares
        return Math.min(LN_2, Math.max(0, sum / 2));
    }

    private static double term(double share, double middle) {
        return share == 0 || share == middle ? 0 : share * Math.log(share / middle);
    }
}
