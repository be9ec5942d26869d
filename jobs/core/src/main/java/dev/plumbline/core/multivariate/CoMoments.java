package dev.plumbline.core.multivariate;

/**
 * Sums the products of every two features' deviations over rows, in constant space: 8 d² bytes. Not
 * thread-safe.
 *
 * <p>A missing value counts as its feature's mean, so it adds nothing.
 */
public final class CoMoments {
    private final double[] means;
    private final double[][] products;
    private final double[] deviations;
    private long rows;

    /**
     * Makes sums of no row.
     *
     * @param means mean of each of d features over the rows that hold it, finite
     */
    public CoMoments(double[] means) {
        this.means = means.clone();
        this.products = new double[means.length][means.length];
        this.deviations = new double[means.length];
    }

    /**
     * Adds a row.
     *
     * @param row d numbers; not finite where the value is missing
     */
    public void add(double[] row) {
        rows++;
        for (int i = 0; i < means.length; i++) {
            deviations[i] = Double.isFinite(row[i]) ? row[i] - means[i] : 0;
        }
        for (int i = 0; i < means.length; i++) {
            for (int j = 0; j <= i; j++) {
                products[i][j] += deviations[i] * deviations[j];
            }
        }
    }

    double[] means() {
        return means.clone();
    }

    /**
     * Returns the standard deviations over all rows (divided by the rows, not one less); 0 for a
     * constant.
     *
     * @throws IllegalArgumentException if there is no row
     */
    double[] deviations() {
        if (rows == 0) {
            throw new IllegalArgumentException("principal components need at least one row");
        }
        double[] spread = new double[means.length];
        for (int i = 0; i < spread.length; i++) {
            spread[i] = Math.sqrt(products[i][i] / rows);
        }
        return spread;
    }

    /** Returns the correlations, with 0 throughout for a constant feature. */
    double[][] correlations() {
        double[] spread = deviations();
        double[][] correlations = new double[means.length][means.length];
        for (int i = 0; i < means.length; i++) {
            for (int j = 0; j <= i; j++) {
                double scale = spread[i] * spread[j];
                correlations[i][j] = scale == 0 ? 0 : products[i][j] / rows / scale;
                correlations[j][i] = correlations[i][j];
            }
        }
        return correlations;
    }
}
