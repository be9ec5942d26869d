package dev.plumbline.core.estimation;

import dev.plumbline.core.estimation.CbpeTally.Decision;
import dev.plumbline.core.profile.FeatureRow;

/** Counts the calibrated scores of a model of several classes. */
final class MulticlassCount implements EstimateCount {
    private final MulticlassEstimator estimator;
    private final MulticlassTally tally;

    /** Of the row before, which its segments count at once; null before the first. */
    private double[] lastScores;

    private int lastDecided;

    MulticlassCount(MulticlassEstimator estimator, MulticlassTally tally) {
        this.estimator = estimator;
        this.tally = tally;
    }

    @Override
    public void add(double[] scores, int decided) {
        lastScores = scores;
        lastDecided = decided;
        estimator.add(tally, scores, decided);
    }

    @Override
    public void addAgain(EstimateCount counted) {
        MulticlassCount last = (MulticlassCount) counted;
        if (last.lastScores != null) {
            estimator.add(tally, last.lastScores, last.lastDecided);
        }
    }

    @Override
    public void add(FeatureRow row, double output, Decision decision) {
        throw new UnsupportedOperationException(
                "a row of a model of several classes must bring a score for each");
    }

    @Override
    public boolean isEmpty() {
        return tally.rows() == 0;
    }

    @Override
    public byte[] toBytes() {
        return tally.toBytes();
    }
}
