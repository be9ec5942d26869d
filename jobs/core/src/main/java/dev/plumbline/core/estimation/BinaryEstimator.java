package dev.plumbline.core.estimation;

import dev.plumbline.core.estimation.CbpeTally.Decision;
import dev.plumbline.core.performance.PerformanceMetric;
import dev.plumbline.core.performance.ScoreGrid;
import java.util.ArrayList;
import java.util.List;

/**
 * Estimates the performance of a binary model without labels, from scores that the evaluation set
 * has shown to be probabilities (confidence-based performance estimation). It holds as long as a
 * score goes on meaning what it meant: a change of the inputs it follows, a change of what follows
 * from the inputs it cannot see.
 *
 * @param calibrator what a score means
 * @param grid cells in which scores are counted, for measures of the score itself
 * @param references what the measures were over the evaluation set; only these are estimated
 */
public record BinaryEstimator(
        Calibrator calibrator, ScoreGrid grid, List<MetricReference> references)
        implements PerformanceEstimator {
    public BinaryEstimator {
        references = List.copyOf(references);
    }

    /**
     * Fits an estimator.
     *
     * @throws IllegalArgumentException if there are fewer than 2 chunks
     */
    public static BinaryEstimator fit(BinaryEvaluation evaluation) {
        LabelledScores sorted = evaluation.sorted(evaluation.all());
        boolean calibrate = CalibrationTrial.isWorthwhile(sorted);
        return new BinaryEstimator(
                calibrate ? Calibrator.fit(sorted) : Calibrator.identity(),
                ScoreGrid.fromScores(evaluation.scores(true), evaluation.scores(false)),
                references(evaluation));
    }

    private static List<MetricReference> references(BinaryEvaluation evaluation) {
        Chunks chunks = Chunks.of(evaluation.chunkOfRow());
        Confusion whole = evaluation.confusion(evaluation.all());
        List<MetricReference> references = new ArrayList<>();
        for (PerformanceMetric metric : Confusion.METRICS) {
            if (!Double.isNaN(whole.value(metric))) {
                references.add(
                        chunks.reference(
                                metric,
                                whole.spread(metric),
                                rows -> evaluation.confusion(rows).value(metric),
                                1));
            }
        }
        references.add(
                chunks.reference(
                        PerformanceMetric.ROC_AUC,
                        evaluation.sorted(evaluation.all()).areaSpread(),
                        rows -> evaluation.sorted(rows).area(),
                        1));
        return references;
    }

    /**
     * Counts one row.
     *
     * @param score as the model states it; a row without a finite one is passed over
     */
    public void add(CbpeTally tally, double score, Decision decision) {
        if (Double.isFinite(score)) {
            tally.add(grid.cellOf(score), calibrator.probability(score), decision);
        }
    }

    @Override
    public EstimateCount newCount() {
        return new BinaryCount(this);
    }

    @Override
    public byte[] merge(byte[] one, byte[] other) {
        CbpeTally merged = CbpeTally.fromBytes(one);
        merged.merge(CbpeTally.fromBytes(other));
        return merged.toBytes();
    }

    @Override
    public List<PerformanceEstimate> estimate(List<byte[]> counts) {
        CbpeTally merged = new CbpeTally();
        counts.forEach(count -> merged.merge(CbpeTally.fromBytes(count)));
        return estimate(merged);
    }

    /** Returns the estimates over the rows of a tally; those that are not defined are left out. */
    public List<PerformanceEstimate> estimate(CbpeTally tally) {
        Confusion expected =
                new Confusion(
                        tally.positives(Decision.POSITIVE),
                        tally.negatives(Decision.POSITIVE),
                        tally.positives(Decision.NEGATIVE),
                        tally.negatives(Decision.NEGATIVE));
        long decided = tally.rows(Decision.POSITIVE) + tally.rows(Decision.NEGATIVE);
        List<PerformanceEstimate> estimates = new ArrayList<>();
        for (MetricReference reference : references) {
            if (reference.metric() == PerformanceMetric.ROC_AUC) {
                addArea(reference, tally, estimates);
                continue;
            }
            double value = expected.value(reference.metric());
            if (!Double.isNaN(value)) {
                estimates.add(reference.estimate(value, decided, null));
            }
        }
        return estimates;
    }

    /** A pair within one cell counts one half, as a tie does; only in an atom is it surely one. */
    private void addArea(
            MetricReference reference, CbpeTally tally, List<PerformanceEstimate> estimates) {
        double won = 0;
        double unsure = 0;
        double above = 0;
        double below = 0;
        for (int cell = 0; cell < tally.cells(); cell++) {
            double ties = tally.positivesIn(cell) * tally.negativesIn(cell) / 2;
            won += tally.positivesIn(cell) * below + ties;
            unsure += grid.isAtom(cell) ? 0 : ties;
            below += tally.negativesIn(cell);
            above += tally.positivesIn(cell);
        }
        double pairs = above * below;
        if (pairs > 0) {
            estimates.add(
                    reference.estimate(
                            won / pairs, tally.rows(), unsure == 0 ? null : unsure / pairs));
        }
    }
}
