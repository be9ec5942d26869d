package dev.plumbline.core.detector;

/**
 * The two-sample Kolmogorov–Smirnov test of samples of equal size r. Their distance D is always a
 * whole number of steps of 1/r, so it is counted in them: k = r·D.
 */
final class EqualSizeKolmogorovSmirnov {
    private EqualSizeKolmogorovSmirnov() {}

    /** Returns the smallest k for which D = k/r has at most this p and is above the floor. */
    static int critical(int size, double alpha, double minimumDistance) {
        int k = (int) Math.floor(minimumDistance * size) + 1;
        while (k <= size && pValue(size, k) > alpha) {
            k++;
        }
        return k;
    }

    /**
     * Returns P(r·D ≥ k) for two samples of r values each without ties.
     *
     * @see <a href="https://doi.org/10.1214/aoms/1177706261">Hodges (1958) gives the formula of
     *     Gnedenko and Korolyuk</a>
     */
    static double pValue(int size, int k) {
        double sum = 0;
        for (int j = 1; j * k <= size; j++) {
            double logTerm = 0;
            for (int i = 0; i < j * k; i++) {
                logTerm += Math.log((double) (size - i) / (size + j * k - i));
            }
            sum += (j % 2 == 1 ? 2 : -2) * Math.exp(logTerm);
        }
        return Math.min(1, sum);
    }

    /** Returns r·D of two samples, each ascending. */
    static int distance(double[] one, double[] other) {
        int size = one.length;
        int farthest = 0;
        int i = 0;
        int j = 0;
        while (i < size && j < size) {
            double value = Math.min(one[i], other[j]);
            while (i < size && one[i] == value) {
                i++;
            }
            while (j < size && other[j] == value) {
                j++;
            }
            farthest = Math.max(farthest, Math.abs(i - j));
        }
        return farthest;
    }
}
