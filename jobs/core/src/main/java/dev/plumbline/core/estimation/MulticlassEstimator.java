package dev.plumbline.core.estimation;

import dev.plumbline.core.performance.PerformanceMetric;
import dev.plumbline.core.performance.ScoreVectorLayout;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Estimates the performance of a model of several classes without labels, as {@link
 * BinaryEstimator} does for two: the scores of each class are calibrated against all others, and
 * then made to sum to 1.
 *
 * @param calibrators what a score means, by class
 * @param references what the measures were over the evaluation set; only these are estimated
 */
public record MulticlassEstimator(List<Calibrator> calibrators, List<MetricReference> references)
        implements PerformanceEstimator {
    /** With more classes nothing is estimated. */
    public static final int MOST_CLASSES = ScoreVectorLayout.MOST_CLASSES;

    public MulticlassEstimator {
        calibrators = List.copyOf(calibrators);
        references = List.copyOf(references);
    }

    /**
     * Fits an estimator.
     *
     * @throws IllegalArgumentException if there are fewer than 2 chunks, or a score is not finite
     */
    public static MulticlassEstimator fit(MulticlassEvaluation evaluation) {
        List<Calibrator> calibrators =
                IntStream.range(0, evaluation.classes())
                        .mapToObj(number -> calibrator(evaluation, number))
                        .toList();
        Chunks chunks = Chunks.of(evaluation.chunkOfRow());
        ClassCounts whole = evaluation.counts(IntStream.range(0, evaluation.rows()).toArray());
        List<MetricReference> references = new ArrayList<>();
        for (PerformanceMetric metric : ClassCounts.METRICS) {
            if (!Double.isNaN(whole.value(metric))) {
                references.add(
                        chunks.reference(
                                metric,
                                whole.spread(metric),
                                rows -> evaluation.counts(rows).value(metric),
                                1));
            }
        }
        Spread area = evaluation.areaSpread();
        if (area != null) {
            references.add(
                    chunks.reference(PerformanceMetric.MACRO_ROC_AUC, area, evaluation::area, 1));
        }
        return new MulticlassEstimator(calibrators, references);
    }

    private static Calibrator calibrator(MulticlassEvaluation evaluation, int number) {
        LabelledScores rows =
                LabelledScores.sorted(evaluation.scores()[number], evaluation.belongs(number));
        return CalibrationTrial.isWorthwhile(rows) ? Calibrator.fit(rows) : Calibrator.identity();
    }

    /** Returns a tally of as many classes that has seen no row. */
    public MulticlassTally emptyTally() {
        return new MulticlassTally(calibrators.size());
    }

    @Override
    public EstimateCount newCount() {
        return new MulticlassCount(this, emptyTally());
    }

    @Override
    public byte[] merge(byte[] one, byte[] other) {
        MulticlassTally merged = MulticlassTally.fromBytes(one);
        merged.merge(MulticlassTally.fromBytes(other));
        return merged.toBytes();
    }

    @Override
    public List<PerformanceEstimate> estimate(List<byte[]> counts) {
        MulticlassTally merged = emptyTally();
        counts.forEach(count -> merged.merge(MulticlassTally.fromBytes(count)));
        return estimate(merged);
    }

    /**
     * Counts one row; one without a finite score for every class, or without a decision, is passed
     * over.
     *
     * @param scores by class, as the model states them
     * @param decision number of the class that the model decided on; −1 for none
     */
    public void add(MulticlassTally tally, double[] scores, int decision) {
        if (decision >= 0 && Arrays.stream(scores).allMatch(Double::isFinite)) {
            tally.add(scores, probabilities(scores), decision);
        }
    }

    /** Returns probabilities that sum to 1; equal ones if calibration leaves nothing. */
    double[] probabilities(double[] scores) {
        double[] probabilities = new double[scores.length];
        double sum = 0;
        for (int number = 0; number < scores.length; number++) {
            probabilities[number] = calibrators.get(number).probability(scores[number]);
            sum += probabilities[number];
        }
        for (int number = 0; number < scores.length; number++) {
            probabilities[number] = sum > 0 ? probabilities[number] / sum : 1.0 / scores.length;
        }
        return probabilities;
    }

    /** Returns the estimates over the rows of a tally; none if it is empty. */
    public List<PerformanceEstimate> estimate(MulticlassTally tally) {
        if (tally.rows() == 0) {
            return List.of();
        }
        ClassCounts expected = tally.counts();
        ExpectedArea area = tally.area();
        List<PerformanceEstimate> estimates = new ArrayList<>();
        for (MetricReference reference : references) {
            boolean ofScores = reference.metric() == PerformanceMetric.MACRO_ROC_AUC;
            double value = ofScores ? area.value() : expected.value(reference.metric());
            if (!Double.isNaN(value)) {
                Double bound = ofScores && area.errorBound() > 0 ? area.errorBound() : null;
                estimates.add(reference.estimate(value, tally.rows(), bound));
            }
        }
        return estimates;
    }
}
