package dev.plumbline.monitoring.fold;

import dev.plumbline.core.target.TargetTally;
import dev.plumbline.monitoring.stream.ScoredRow;

/** The labels of a regression; those of a classification are in its tally. */
final class TargetCount implements LabelledCount {
    private final TargetTally labels = new TargetTally();

    @Override
    public void add(ScoredRow row) {
        if (row.isRegression()) {
            labels.add(row.labelNumber(), row.sign());
        }
    }

    @Override
    public boolean isEmpty() {
        return labels.isEmpty();
    }

    @Override
    public byte[] toBytes() {
        return labels.toBytes();
    }
}
