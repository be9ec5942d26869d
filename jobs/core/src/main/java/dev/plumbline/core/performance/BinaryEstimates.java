package dev.plumbline.core.performance;

import static dev.plumbline.core.performance.PerformanceMetric.ACCURACY;
import static dev.plumbline.core.performance.PerformanceMetric.BALANCED_ACCURACY;
import static dev.plumbline.core.performance.PerformanceMetric.BRIER;
import static dev.plumbline.core.performance.PerformanceMetric.F0_5;
import static dev.plumbline.core.performance.PerformanceMetric.F1;
import static dev.plumbline.core.performance.PerformanceMetric.F2;
import static dev.plumbline.core.performance.PerformanceMetric.FALSE_POSITIVE_RATE;
import static dev.plumbline.core.performance.PerformanceMetric.LOG_LOSS;
import static dev.plumbline.core.performance.PerformanceMetric.MCC;
import static dev.plumbline.core.performance.PerformanceMetric.PRECISION;
import static dev.plumbline.core.performance.PerformanceMetric.PREVALENCE;
import static dev.plumbline.core.performance.PerformanceMetric.RECALL;
import static dev.plumbline.core.performance.PerformanceMetric.SELECTION_RATE;
import static dev.plumbline.core.performance.PerformanceMetric.SPECIFICITY;

import dev.plumbline.core.performance.Intervals.Part;
import java.util.ArrayList;
import java.util.List;

/** The measures of a binary classifier; rows whose label is neither class are left out. */
final class BinaryEstimates {
    private final LabelGroup negatives;
    private final LabelGroup positives;
    private final ScoreGrid grid;
    private final CostMatrix cost;
    private final DecisionCounts decisions;
    private final List<MetricEstimate> estimates = new ArrayList<>();

    private BinaryEstimates(
            ClassificationTally tally, List<String> classes, ScoreGrid grid, CostMatrix cost) {
        String positive = classes.get(1);
        this.negatives = tally.group(classes.get(0));
        this.positives = tally.group(positive);
        this.grid = grid;
        this.cost = cost;
        this.decisions = DecisionCounts.of(negatives, positives, positive);
    }

    /**
     * Returns the measures that are defined.
     *
     * @param cost null if the user named none
     */
    static List<MetricEstimate> of(
            ClassificationTally tally, List<String> classes, ScoreGrid grid, CostMatrix cost) {
        BinaryEstimates binary = new BinaryEstimates(tally, classes, grid, cost);
        binary.addDecisions();
        binary.addScores();
        return binary.estimates;
    }

    private void addDecisions() {
        long hits = decisions.truePositives();
        long positive = decisions.positives();
        long negative = decisions.negatives();
        addShare(ACCURACY, hits + decisions.trueNegatives(), decisions.rows());
        addShare(PRECISION, hits, decisions.selected());
        addShare(RECALL, hits, positive);
        addShare(SPECIFICITY, decisions.trueNegatives(), negative);
        addShare(FALSE_POSITIVE_RATE, decisions.falsePositives(), negative);
        addShare(SELECTION_RATE, decisions.selected(), decisions.rows());
        addShare(PREVALENCE, positive, decisions.rows());
        if (positive > 0 && negative > 0) {
            addBalanced();
        }
        if (decisions.involved() > 0) {
            add(F1, f1(hits, decisions.involved()), decisions.involved());
            add(F2, decisions.fBeta(2), decisions.involved());
            add(F0_5, decisions.fBeta(0.5), decisions.involved());
        }
        if (cost != null && decisions.rows() > 0) {
            estimates.add(cost.estimate(decisions));
        }
    }

    private void addBalanced() {
        Part recall = share(decisions.truePositives(), decisions.positives());
        Part specificity = share(decisions.trueNegatives(), decisions.negatives());
        double mean = (recall.value() + specificity.value()) / 2;
        add(
                BALANCED_ACCURACY,
                new Part(mean, Intervals.meanOf(List.of(recall, specificity))),
                decisions.rows());
        Correlation correlation = decisions.correlation();
        add(MCC, new Part(correlation.value(), correlation.interval()), decisions.rows());
    }

    private void add(PerformanceMetric metric, Part part, long n) {
        estimates.add(new MetricEstimate(metric, part.value(), part.interval(), n, null));
    }

    /** F1 = 2J / (1 + J) of the share J of true positives among all rows that F1 looks at. */
    static Part f1(long truePositives, long involved) {
        Part share = share(truePositives, involved);
        return new Part(
                fromShare(share.value()),
                Intervals.through(BinaryEstimates::fromShare, share.interval()));
    }

    private static double fromShare(double share) {
        return 2 * share / (1 + share);
    }

    static Part share(long successes, long n) {
        return new Part((double) successes / n, Intervals.wilson(successes, n));
    }

    private void addShare(PerformanceMetric metric, long successes, long n) {
        if (n > 0) {
            Part share = share(successes, n);
            estimates.add(new MetricEstimate(metric, share.value(), share.interval(), n, null));
        }
    }

    private void addScores() {
        long scored = positives.scored() + negatives.scored();
        if (scored <= 0) {
            return;
        }
        if (positives.scored() > 0 && negatives.scored() > 0 && grid.cells() > 1) {
            estimates.addAll(RankingEstimates.of(positives, negatives, grid));
        }
        estimates.addAll(new CalibrationEstimates(positives, negatives).estimates());
        addLoss(
                LOG_LOSS,
                -positives.sum(LabelGroup.Term.LOG) - negatives.sum(LabelGroup.Term.COMPLEMENT_LOG),
                positives.sum(LabelGroup.Term.SQUARED_LOG)
                        + negatives.sum(LabelGroup.Term.COMPLEMENT_SQUARED_LOG),
                scored);
        addLoss(
                BRIER,
                positives.sum(LabelGroup.Term.COMPLEMENT_SQUARE)
                        + negatives.sum(LabelGroup.Term.SQUARE),
                positives.sum(LabelGroup.Term.COMPLEMENT_FOURTH_POWER)
                        + negatives.sum(LabelGroup.Term.FOURTH_POWER),
                scored);
    }

    private void addLoss(PerformanceMetric metric, double sum, double squares, long n) {
        estimates.add(
                new MetricEstimate(metric, sum / n, Intervals.mean(sum, squares, n, 0), n, null));
    }
}
