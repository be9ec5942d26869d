package dev.plumbline.monitoring.fold;

import dev.plumbline.core.slice.SliceCode;
import dev.plumbline.core.slice.SliceTotals;
import dev.plumbline.monitoring.stream.ScoredRow;

/** The loss in each slice of the rows, where anybody asked for slices. */
final class LossCount implements LabelledCount {
    private final SliceTotals losses = new SliceTotals();

    @Override
    public void add(ScoredRow row) {
        if (row.slices() == SliceCode.NONE) {
            return;
        }
        if (row.hasLoss()) {
            losses.add(row.slices(), row.loss(), row.sign());
        } else {
            // its slices know that it has a label
            losses.addWithout(row.slices(), row.sign());
        }
    }

    @Override
    public boolean isEmpty() {
        return losses.isEmpty();
    }

    @Override
    public byte[] toBytes() {
        return losses.toBytes();
    }
}
