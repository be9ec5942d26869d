package dev.plumbline.core.performance;

import static dev.plumbline.core.performance.PerformanceMetric.ACCURACY;
import static dev.plumbline.core.performance.PerformanceMetric.BALANCED_ACCURACY;
import static dev.plumbline.core.performance.PerformanceMetric.BRIER;
import static dev.plumbline.core.performance.PerformanceMetric.F1;
import static dev.plumbline.core.performance.PerformanceMetric.LOG_LOSS;
import static dev.plumbline.core.performance.PerformanceMetric.PRECISION;
import static dev.plumbline.core.performance.PerformanceMetric.RECALL;
import static dev.plumbline.core.performance.PerformanceMetric.ROC_AUC;
import static dev.plumbline.core.performance.PerformanceMetric.SPECIFICITY;

import dev.plumbline.core.performance.Intervals.Part;
import java.util.ArrayList;
import java.util.List;

/** The measures of a binary classifier; rows whose label is neither class are left out. */
final class BinaryEstimates {
    private final LabelGroup negatives;
    private final LabelGroup positives;
    private final ScoreGrid grid;
    private final long truePositives;
    private final long falseNegatives;
    private final long falsePositives;
    private final long trueNegatives;
    private final List<MetricEstimate> estimates = new ArrayList<>();

    private BinaryEstimates(ClassificationTally tally, List<String> classes, ScoreGrid grid) {
        String positive = classes.get(1);
        this.negatives = tally.group(classes.get(0));
        this.positives = tally.group(positive);
        this.grid = grid;
        this.truePositives = positives.predicted().get(positive);
        this.falseNegatives = positives.decided() - truePositives;
        this.falsePositives = negatives.predicted().get(positive);
        this.trueNegatives = negatives.decided() - falsePositives;
    }

    static List<MetricEstimate> of(
            ClassificationTally tally, List<String> classes, ScoreGrid grid) {
        BinaryEstimates binary = new BinaryEstimates(tally, classes, grid);
        binary.addDecisions();
        binary.addScores();
        return binary.estimates;
    }

    private void addDecisions() {
        long labelledPositive = truePositives + falseNegatives;
        long labelledNegative = trueNegatives + falsePositives;
        addShare(ACCURACY, truePositives + trueNegatives, labelledPositive + labelledNegative);
        addShare(PRECISION, truePositives, truePositives + falsePositives);
        addShare(RECALL, truePositives, labelledPositive);
        addShare(SPECIFICITY, trueNegatives, labelledNegative);
        if (labelledPositive > 0 && labelledNegative > 0) {
            Part recall = share(truePositives, labelledPositive);
            Part specificity = share(trueNegatives, labelledNegative);
            estimates.add(
                    new MetricEstimate(
                            BALANCED_ACCURACY,
                            (recall.value() + specificity.value()) / 2,
                            Intervals.meanOf(List.of(recall, specificity)),
                            labelledPositive + labelledNegative,
                            null));
        }
        long involved = truePositives + falsePositives + falseNegatives;
        if (involved > 0) {
            Part f1 = f1(truePositives, involved);
            estimates.add(new MetricEstimate(F1, f1.value(), f1.interval(), involved, null));
        }
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
            addArea(scored);
        }
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

    /** A pair within one cell counts one half, as a tie does; only in an atom is it surely one. */
    private void addArea(long scored) {
        double pairs = (double) positives.scored() * negatives.scored();
        double won = 0;
        double unsure = 0;
        long below = 0;
        int cells = Math.max(positives.cells(), negatives.cells());
        for (int cell = 0; cell < cells; cell++) {
            double inCell = (double) positives.inCell(cell) * negatives.inCell(cell);
            won += (double) positives.inCell(cell) * below + inCell / 2;
            unsure += grid.isAtom(cell) ? 0 : inCell / 2;
            below += negatives.inCell(cell);
        }
        double area = won / pairs;
        estimates.add(
                new MetricEstimate(
                        ROC_AUC,
                        area,
                        Intervals.area(area, positives.scored(), negatives.scored()),
                        scored,
                        unsure == 0 ? null : unsure / pairs));
    }
}
