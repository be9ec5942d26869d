package dev.plumbline.core.performance;

import java.util.ArrayList;
import java.util.List;

/** Always decides on the more frequent of two classes, with the prevalence as every score. */
record DummyClassifier(List<String> classes, double prevalence, CostMatrix cost)
        implements DummyModel {
    @Override
    public String says() {
        return "always %s, with the score %.3g"
                .formatted(classes.get(decidesPositive() ? 1 : 0), prevalence);
    }

    private boolean decidesPositive() {
        return prevalence > 0.5;
    }

    @Override
    public List<MetricEstimate> of(PerformanceTally tally) {
        ClassificationTally classification = (ClassificationTally) tally;
        LabelGroup negatives = classification.group(classes.get(0));
        LabelGroup positives = classification.group(classes.get(1));
        List<MetricEstimate> estimates = new ArrayList<>();
        DecisionCounts decisions = decisions(positives.decided(), negatives.decided());
        long n = decisions.rows();
        if (n > 0) {
            long hits = decisions.truePositives() + decisions.trueNegatives();
            estimates.add(
                    new MetricEstimate(
                            PerformanceMetric.ACCURACY,
                            (double) hits / n,
                            Intervals.wilson(hits, n),
                            n,
                            null));
            if (cost != null) {
                estimates.add(cost.estimate(decisions));
            }
        }
        addLosses(positives.scored(), negatives.scored(), estimates);
        return estimates;
    }

    private DecisionCounts decisions(long positives, long negatives) {
        return decidesPositive()
                ? new DecisionCounts(positives, 0, negatives, 0)
                : new DecisionCounts(0, positives, 0, negatives);
    }

    private void addLosses(long positives, long negatives, List<MetricEstimate> estimates) {
        if (positives + negatives <= 0) {
            return;
        }
        double score = Math.min(1 - LabelGroup.CLIP, Math.max(LabelGroup.CLIP, prevalence));
        estimates.add(
                mean(
                        PerformanceMetric.LOG_LOSS,
                        positives,
                        -Math.log(score),
                        negatives,
                        -Math.log1p(-score)));
        estimates.add(
                mean(
                        PerformanceMetric.BRIER,
                        positives,
                        (1 - prevalence) * (1 - prevalence),
                        negatives,
                        prevalence * prevalence));
    }

    /** The mean of a loss that takes two values. */
    private static MetricEstimate mean(
            PerformanceMetric metric, long one, double loss, long other, double otherLoss) {
        double sum = one * loss + other * otherLoss;
        double squares = one * loss * loss + other * otherLoss * otherLoss;
        long n = one + other;
        return new MetricEstimate(metric, sum / n, Intervals.mean(sum, squares, n, 0), n, null);
    }
}
