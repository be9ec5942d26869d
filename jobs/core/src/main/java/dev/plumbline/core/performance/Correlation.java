package dev.plumbline.core.performance;

import dev.plumbline.core.report.Interval;
import java.util.Arrays;

/**
 * Correlation of classes and decisions, Matthews' for two classes and Gorodkin's for more.
 *
 * @param value from −1 to 1; NaN where all rows have one label or one decision
 * @param interval null where the value is NaN
 * @see <a href="https://doi.org/10.1016/0005-2795(75)90109-9">Matthews (1975)</a>
 * @see <a href="https://doi.org/10.1016/j.compbiolchem.2004.09.006">Gorodkin (2004)</a>
 */
record Correlation(double value, Interval interval) {
    /**
     * Correlates.
     *
     * @param counts by label, then by decision; square
     * @param priorRows rows spread evenly over the cells for the interval alone: the delta method
     *     gives a perfect matrix no width. The interval is normal on Fisher's scale, and reaches
     *     the value
     */
    static Correlation of(double[][] counts, double priorRows) {
        double value = new Shares(counts, 0).correlation();
        if (Double.isNaN(value)) {
            return new Correlation(value, null);
        }
        Shares softened = new Shares(counts, priorRows);
        double middle = softened.correlation();
        double error = softened.standardError(middle);
        double half = Intervals.Z * error / (1 - middle * middle);
        double fisher = 0.5 * Math.log((1 + middle) / (1 - middle));
        return new Correlation(
                value,
                new Interval(
                        Math.min(value, Math.tanh(fisher - half)),
                        Math.max(value, Math.tanh(fisher + half)),
                        Intervals.LEVEL));
    }

    /** A confusion matrix as shares of its rows. */
    private static final class Shares {
        private final double rows;
        private final double[][] cells;
        private final double[] labels;
        private final double[] decisions;
        private double hits;
        private double both;
        private double labelSquares;
        private double decisionSquares;

        Shares(double[][] counts, double priorRows) {
            int classes = counts.length;
            cells = new double[classes][classes];
            labels = new double[classes];
            decisions = new double[classes];
            double prior = priorRows / (classes * classes);
            double total = 0;
            for (double[] row : counts) {
                for (double count : row) {
                    total += count + prior;
                }
            }
            rows = total;
            for (int label = 0; label < classes; label++) {
                for (int decision = 0; decision < classes; decision++) {
                    double share = (counts[label][decision] + prior) / rows;
                    cells[label][decision] = share;
                    labels[label] += share;
                    decisions[decision] += share;
                }
            }
            for (int k = 0; k < classes; k++) {
                hits += cells[k][k];
                both += labels[k] * decisions[k];
                labelSquares += labels[k] * labels[k];
                decisionSquares += decisions[k] * decisions[k];
            }
        }

        double correlation() {
            boolean varies = count(labels) > 1 && count(decisions) > 1;
            return varies
                    ? (hits - both) / Math.sqrt((1 - labelSquares) * (1 - decisionSquares))
                    : Double.NaN;
        }

        private static long count(double[] shares) {
            return Arrays.stream(shares).filter(share -> share > 0).count();
        }

        /** Delta method: the root of the mean square of the influence function, over √rows. */
        double standardError(double correlation) {
            double spread = 0;
            double scale = Math.sqrt((1 - labelSquares) * (1 - decisionSquares));
            for (int label = 0; label < labels.length; label++) {
                for (int decision = 0; decision < labels.length; decision++) {
                    double covariance =
                            (label == decision ? 1 : 0)
                                    - hits
                                    - (decisions[label] - both)
                                    - (labels[decision] - both);
                    double ofLabels = (labels[label] - labelSquares) / (1 - labelSquares);
                    double ofDecisions =
                            (decisions[decision] - decisionSquares) / (1 - decisionSquares);
                    double influence = covariance / scale + correlation * (ofLabels + ofDecisions);
                    spread += cells[label][decision] * influence * influence;
                }
            }
            return Math.sqrt(spread / rows);
        }
    }
}
