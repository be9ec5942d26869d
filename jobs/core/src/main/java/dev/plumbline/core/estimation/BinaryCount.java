package dev.plumbline.core.estimation;

import dev.plumbline.core.estimation.CbpeTally.Decision;
import dev.plumbline.core.profile.FeatureRow;

/** Counts a binary model's calibrated scores. */
record BinaryCount(BinaryEstimator estimator, CbpeTally tally) implements EstimateCount {
    @Override
    public void add(FeatureRow row, double output, Decision decision) {
        estimator.add(tally, output, decision);
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
