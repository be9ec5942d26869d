package dev.plumbline.core.multivariate;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Answers along which orthogonal directions a symmetric matrix only stretches, and by how much.
 *
 * <p>Cyclic Jacobi rotations: eigenvalues to about d · 2⁻⁵² of the largest, directions orthogonal
 * to the same, in about 10 d³ steps; meant for up to 200 rows.
 *
 * <p>Source: Jacobi (1846), doi:10.1515/crll.1846.30.51; Golub and Van Loan, Matrix Computations
 * (2013), 8.5.
 *
 * @param values d eigenvalues, falling
 * @param vectors d directions of length 1, in the order of the values; each one's component of the
 *     largest size is positive
 */
record SymmetricEigen(double[] values, double[][] vectors) {
    private static final int MOST_SWEEPS = 60;

    /** A size off the diagonal, against the whole matrix, that no longer shows. */
    private static final double NEGLIGIBLE = 1e-32;

    /**
     * Returns the decomposition.
     *
     * @param matrix square and symmetric, finite; left as it is
     * @throws IllegalArgumentException if an entry is not finite
     */
    static SymmetricEigen of(double[][] matrix) {
        double[][] a = Arrays.stream(matrix).map(double[]::clone).toArray(double[][]::new);
        double[][] v = identity(a.length);
        double whole = squares(a, false);
        if (!Double.isFinite(whole)) {
            throw new IllegalArgumentException("every entry of the matrix must be finite");
        }
        for (int sweep = 0; sweep < MOST_SWEEPS && squares(a, true) > whole * NEGLIGIBLE; sweep++) {
            sweep(a, v);
        }
        int[] order =
                IntStream.range(0, a.length)
                        .boxed()
                        .sorted(Comparator.comparingDouble(i -> -a[i][i]))
                        .mapToInt(Integer::intValue)
                        .toArray();
        return new SymmetricEigen(
                Arrays.stream(order).mapToDouble(i -> a[i][i]).toArray(),
                Arrays.stream(order).mapToObj(i -> signed(v[i])).toArray(double[][]::new));
    }

    private static void sweep(double[][] a, double[][] v) {
        for (int p = 0; p < a.length; p++) {
            for (int q = p + 1; q < a.length; q++) {
                if (a[p][q] != 0) {
                    rotate(a, v, p, q);
                }
            }
        }
    }

    /** Turns the plane of p and q so that their entry vanishes; rows of v are the directions. */
    private static void rotate(double[][] a, double[][] v, int p, int q) {
        double theta = (a[q][q] - a[p][p]) / (2 * a[p][q]);
        double tangent = Math.copySign(1, theta) / (Math.abs(theta) + Math.hypot(1, theta));
        double cosine = 1 / Math.hypot(1, tangent);
        double sine = tangent * cosine;
        for (double[] row : a) {
            double left = row[p];
            row[p] = cosine * left - sine * row[q];
            row[q] = sine * left + cosine * row[q];
        }
        turn(a[p], a[q], cosine, sine);
        turn(v[p], v[q], cosine, sine);
        a[p][q] = 0;
        a[q][p] = 0;
    }

    private static void turn(double[] p, double[] q, double cosine, double sine) {
        for (int i = 0; i < p.length; i++) {
            double left = p[i];
            p[i] = cosine * left - sine * q[i];
            q[i] = sine * left + cosine * q[i];
        }
    }

    private static double[][] identity(int size) {
        double[][] identity = new double[size][size];
        for (int i = 0; i < size; i++) {
            identity[i][i] = 1;
        }
        return identity;
    }

    private static double squares(double[][] a, boolean offTheDiagonal) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            for (int j = 0; j < a.length; j++) {
                sum += offTheDiagonal && i == j ? 0 : a[i][j] * a[i][j];
            }
        }
        return sum;
    }

    /** A direction and its opposite are one; the same matrix must give the same document. */
    private static double[] signed(double[] vector) {
        int largest = 0;
        for (int i = 1; i < vector.length; i++) {
            largest = Math.abs(vector[i]) > Math.abs(vector[largest]) ? i : largest;
        }
        double sign = vector[largest] < 0 ? -1 : 1;
        return Arrays.stream(vector).map(x -> sign * x).toArray();
    }
}
