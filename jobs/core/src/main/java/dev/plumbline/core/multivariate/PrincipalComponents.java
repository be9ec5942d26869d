package dev.plumbline.core.multivariate;

import java.util.Arrays;

/**
 * Answers how far a row lies from the directions in which the rows of the evaluation set vary most:
 * it sees features that stopped going together, though each alone looks as it did.
 *
 * <p>The error of a row is ‖z − V Vᵀ z‖, z its standardised values and V the k directions: in
 * standard deviations, at least 0, at most ‖z‖. A missing value stands at its mean (z = 0). Cost:
 * about 2 d k multiplications a row.
 *
 * <p>Source: Hotelling (1933), doi:10.1037/h0071325; as a measure of drift by NannyML.
 *
 * @param means d means
 * @param deviations d standard deviations; 1 for a feature that was constant
 * @param directions k directions of length d, orthonormal
 */
public record PrincipalComponents(double[] means, double[] deviations, double[][] directions) {
    /** The share of the variance that NannyML keeps. */
    public static final double USUAL_SHARE = 0.65;

    private static final int MOST_FEATURES = 200;

    public PrincipalComponents {
        if (means.length != deviations.length
                || Arrays.stream(directions).anyMatch(axis -> axis.length != means.length)) {
            throw new IllegalArgumentException(
                    "means, deviations and directions must be of the same features, got %d and %d"
                            .formatted(means.length, deviations.length));
        }
    }

    /**
     * Returns the fewest directions whose variance exceeds a share of all.
     *
     * @param moments of every evaluation row, of at most 200 features
     * @param share above 0, below 1
     * @throws IllegalArgumentException if there is no row, there are too many features, or the
     *     share is out of range
     */
    public static PrincipalComponents of(CoMoments moments, double share) {
        if (!(share > 0 && share < 1)) {
            throw new IllegalArgumentException(
                    "the share of variance must be above 0 and below 1, got " + share);
        }
        double[] spread = moments.deviations();
        if (spread.length > MOST_FEATURES) {
            throw new IllegalArgumentException(
                    "principal components take at most %d features, got %d; list those that matter"
                            .formatted(MOST_FEATURES, spread.length));
        }
        SymmetricEigen eigen = SymmetricEigen.of(moments.correlations());
        return new PrincipalComponents(
                moments.means(),
                Arrays.stream(spread).map(s -> s == 0 ? 1 : s).toArray(),
                Arrays.copyOf(eigen.vectors(), reaching(share, eigen.values())));
    }

    /**
     * Returns the same directions in single precision, as a baseline keeps them: 200 features have
     * some 20,000 numbers, and errors move by less than a millionth.
     */
    public PrincipalComponents inSinglePrecision() {
        return new PrincipalComponents(
                means,
                deviations,
                Arrays.stream(directions)
                        .map(axis -> Arrays.stream(axis).map(number -> (float) number).toArray())
                        .toArray(double[][]::new));
    }

    private static int reaching(double share, double[] values) {
        double all = Arrays.stream(values).sum();
        double sum = 0;
        int count = 0;
        // directions that vary not at all describe nothing
        while (count < values.length && values[count] > 0 && sum <= share * all) {
            sum += values[count++];
        }
        return count;
    }

    /**
     * Returns the reconstruction error of a row.
     *
     * @param row d numbers; not finite where the value is missing
     */
    public double error(double[] row) {
        return consume(row.clone());
    }

    /** Returns the error of a row, and leaves in it what the directions do not explain. */
    double consume(double[] z) {
        for (int i = 0; i < z.length; i++) {
            z[i] = Double.isFinite(z[i]) ? (z[i] - means[i]) / deviations[i] : 0;
        }
        for (double[] direction : directions) {
            double along = 0;
            for (int i = 0; i < z.length; i++) {
                along += direction[i] * z[i];
            }
            // taken off at once: the directions are orthogonal, and no square cancels
            for (int i = 0; i < z.length; i++) {
                z[i] -= along * direction[i];
            }
        }
        double squares = 0;
        for (double rest : z) {
            squares += rest * rest;
        }
        return Math.sqrt(squares);
    }
}
