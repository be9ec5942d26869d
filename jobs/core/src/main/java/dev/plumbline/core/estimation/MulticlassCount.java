package dev.plumbline.core.estimation;

import dev.plumbline.core.estimation.CbpeTally.Decision;
import dev.plumbline.core.profile.FeatureRow;

/** Counts the calibrated scores of a model of several classes. */
record MulticlassCount(MulticlassEstimator estimator, MulticlassTally tally)
        implements EstimateCount {
    @Override
    public void add(double[] scores, int decided) {
        estimator.add(tally, scores, decided);
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
