package dev.plumbline.core.estimation;

import java.util.Arrays;
import java.util.List;

/**
 * Turns a score into the probability of the positive class, by the non-decreasing step function
 * that lies nearest to the outcomes of the evaluation set. Between two steps it is a straight line,
 * beyond the first and the last it is level, as scikit-learn's {@code IsotonicRegression} with
 * {@code out_of_bounds="clip"}. Without any step the score itself is the probability.
 *
 * @see <a href="https://doi.org/10.1214/aoms/1177728423">Ayer et al. (1955)</a>
 */
public final class Calibrator {
    private final double[] scores;
    private final double[] probabilities;

    private Calibrator(double[] scores, double[] probabilities) {
        this.scores = scores;
        this.probabilities = probabilities;
    }

    /** Returns the calibrator that takes scores for probabilities. */
    public static Calibrator identity() {
        return new Calibrator(new double[0], new double[0]);
    }

    /**
     * Makes a calibrator from its knots; none gives the {@link #identity}.
     *
     * @param scores finite, strictly ascending
     * @param probabilities one for each score, 0 to 1, never falling
     * @throws IllegalArgumentException if they are not
     */
    public static Calibrator of(List<Double> scores, List<Double> probabilities) {
        double[] x = scores.stream().mapToDouble(Double::doubleValue).toArray();
        double[] y = probabilities.stream().mapToDouble(Double::doubleValue).toArray();
        LabelledScores.requireSameLength(x.length, y.length);
        for (int i = 0; i < x.length; i++) {
            boolean rises = i == 0 || x[i] > x[i - 1] && y[i] >= y[i - 1];
            if (!rises || !Double.isFinite(x[i]) || !(y[i] >= 0 && y[i] <= 1)) {
                throw new IllegalArgumentException(
                        "scores must ascend, and probabilities never fall between 0 and 1, got %s, %s at position %d"
                                .formatted(x[i], y[i], i));
            }
        }
        return new Calibrator(x, y);
    }

    /**
     * Fits the steps to outcomes; no rows give the {@link #identity}.
     *
     * @param scores finite, one a row, in any order
     * @param positive whether each row belongs to the positive class
     */
    public static Calibrator fit(double[] scores, boolean[] positive) {
        return fit(LabelledScores.sorted(scores, positive));
    }

    static Calibrator fit(LabelledScores rows) {
        Pools pools = new Pools(rows.rows());
        for (int row = 0; row < rows.rows(); ) {
            int end = rows.endOfTie(row);
            pools.add(rows.scores()[row], rows.positives(row, end), end - row);
            row = end;
        }
        return pools.calibrator();
    }

    /** Returns the probability of a finite score, 0 to 1. */
    public double probability(double score) {
        int last = scores.length - 1;
        if (last < 0) {
            return Math.min(1, Math.max(0, score));
        }
        int found = Arrays.binarySearch(scores, score + 0.0);
        if (found >= 0) {
            return probabilities[found];
        }
        int above = -found - 1;
        if (above == 0 || above > last) {
            return probabilities[Math.min(above, last)];
        }
        int below = above - 1;
        double slope =
                (probabilities[above] - probabilities[below]) / (scores[above] - scores[below]);
        double between = slope * (score - scores[below]) + probabilities[below];
        // rounding must not carry it past the step that it leads to
        return Math.min(between, probabilities[above]);
    }

    /** Scores of the knots, strictly ascending; empty for the identity. */
    public List<Double> scores() {
        return Arrays.stream(scores).boxed().toList();
    }

    /** Probabilities of the knots, never falling. */
    public List<Double> probabilities() {
        return Arrays.stream(probabilities).boxed().toList();
    }

    /** Whether scores are taken for probabilities as they are. */
    public boolean isIdentity() {
        return scores.length == 0;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Calibrator calibrator
                && Arrays.equals(scores, calibrator.scores)
                && Arrays.equals(probabilities, calibrator.probabilities);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(scores) + Arrays.hashCode(probabilities);
    }

    /** Neighbouring scores that share a probability, pooled until the probabilities ascend. */
    private static final class Pools {
        private final double[] first;
        private final double[] last;
        private final long[] positives;
        private final long[] rows;
        private int size;

        Pools(int most) {
            first = new double[most];
            last = new double[most];
            positives = new long[most];
            rows = new long[most];
        }

        void add(double score, long hits, long count) {
            first[size] = score;
            last[size] = score;
            positives[size] = hits;
            rows[size++] = count;
            // in whole numbers, so that equal shares are seen to be equal
            while (size > 1
                    && positives[size - 2] * rows[size - 1]
                            >= positives[size - 1] * rows[size - 2]) {
                size--;
                last[size - 1] = last[size];
                positives[size - 1] += positives[size];
                rows[size - 1] += rows[size];
            }
        }

        Calibrator calibrator() {
            double[] x = new double[2 * size];
            double[] y = new double[2 * size];
            int knots = 0;
            for (int pool = 0; pool < size; pool++) {
                double share = (double) positives[pool] / rows[pool];
                x[knots] = first[pool];
                y[knots++] = share;
                if (last[pool] > first[pool]) {
                    x[knots] = last[pool];
                    y[knots++] = share;
                }
            }
            return new Calibrator(Arrays.copyOf(x, knots), Arrays.copyOf(y, knots));
        }
    }
}
