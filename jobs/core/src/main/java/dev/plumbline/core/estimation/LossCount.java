package dev.plumbline.core.estimation;

import dev.plumbline.core.estimation.CbpeTally.Decision;
import dev.plumbline.core.profile.FeatureRow;

/** Counts the losses that are to be expected of a regression. */
final class LossCount implements EstimateCount {
    private final LossEstimator estimator;
    private final LossTally tally = new LossTally();

    /** By the estimator's models. */
    private final double[] last;

    private boolean lastCounted;

    LossCount(LossEstimator estimator) {
        this.estimator = estimator;
        this.last = new double[estimator.models().size()];
    }

    @Override
    public void add(FeatureRow row, double output, Decision decision) {
        lastCounted = Double.isFinite(output);
        if (lastCounted) {
            estimator.predict(row, last);
            estimator.add(tally, last);
        }
    }

    @Override
    public void addAgain(EstimateCount counted) {
        LossCount other = (LossCount) counted;
        if (other.lastCounted) {
            estimator.add(tally, other.last);
        }
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
