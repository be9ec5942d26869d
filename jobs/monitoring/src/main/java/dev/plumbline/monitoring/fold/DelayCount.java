package dev.plumbline.monitoring.fold;

import dev.plumbline.core.join.LabelDelays;
import dev.plumbline.monitoring.stream.ScoredRow;

/** How long after their predictions labels came. */
final class DelayCount implements LabelledCount {
    private final LabelDelays delays = new LabelDelays();

    @Override
    public void add(ScoredRow row) {
        delays.add(row.delay(), row.sign());
    }

    @Override
    public boolean isEmpty() {
        return delays.isEmpty();
    }

    @Override
    public byte[] toBytes() {
        return delays.toBytes();
    }
}
