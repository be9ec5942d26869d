package dev.plumbline.core.performance;

/**
 * What each decision of a binary model costs, in the user's unit; a gain is a negative cost.
 *
 * @param truePositive finite, as all others
 */
public record CostMatrix(
        double truePositive, double falsePositive, double falseNegative, double trueNegative) {
    public CostMatrix {
        for (double cost :
                new double[] {truePositive, falsePositive, falseNegative, trueNegative}) {
            if (!Double.isFinite(cost)) {
                throw new IllegalArgumentException("a cost must be finite, got " + cost);
            }
        }
    }

    /** Returns the mean cost of decisions; at least one must be counted. */
    public MetricEstimate mean(
            long truePositives, long falseNegatives, long falsePositives, long trueNegatives) {
        return estimate(
                new DecisionCounts(truePositives, falseNegatives, falsePositives, trueNegatives));
    }

    /** Returns the mean cost of a decision; at least one must be counted. */
    MetricEstimate estimate(DecisionCounts counts) {
        double sum =
                counts.truePositives() * truePositive
                        + counts.falsePositives() * falsePositive
                        + counts.falseNegatives() * falseNegative
                        + counts.trueNegatives() * trueNegative;
        double squares =
                counts.truePositives() * truePositive * truePositive
                        + counts.falsePositives() * falsePositive * falsePositive
                        + counts.falseNegatives() * falseNegative * falseNegative
                        + counts.trueNegatives() * trueNegative * trueNegative;
        long n = counts.rows();
        return new MetricEstimate(
                PerformanceMetric.COST,
                sum / n,
                Intervals.mean(sum, squares, n, Double.NEGATIVE_INFINITY),
                n,
                null);
    }
}
