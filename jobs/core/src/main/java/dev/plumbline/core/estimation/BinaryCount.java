package dev.plumbline.core.estimation;

import dev.plumbline.core.estimation.CbpeTally.Decision;
import dev.plumbline.core.profile.FeatureRow;

/** Counts a binary model's calibrated scores. */
final class BinaryCount implements EstimateCount {
    private final BinaryEstimator estimator;
    private final CbpeTally tally = new CbpeTally();
    private double lastScore = Double.NaN;
    private Decision lastDecision = Decision.NONE;

    BinaryCount(BinaryEstimator estimator) {
        this.estimator = estimator;
    }

    @Override
    public void add(FeatureRow row, double output, Decision decision) {
        lastScore = output;
        lastDecision = decision;
        estimator.add(tally, output, decision);
    }

    @Override
    public void addAgain(EstimateCount counted) {
        BinaryCount last = (BinaryCount) counted;
        estimator.add(tally, last.lastScore, last.lastDecision);
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
