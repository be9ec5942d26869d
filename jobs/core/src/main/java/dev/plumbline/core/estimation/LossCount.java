package dev.plumbline.core.estimation;

import dev.plumbline.core.estimation.CbpeTally.Decision;
import dev.plumbline.core.profile.FeatureRow;

/** Counts the losses that are to be expected of a regression. */
record LossCount(LossEstimator estimator, LossTally tally) implements EstimateCount {
    @Override
    public void add(FeatureRow row, double output, Decision decision) {
        if (Double.isFinite(output)) {
            estimator.add(tally, row);
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
