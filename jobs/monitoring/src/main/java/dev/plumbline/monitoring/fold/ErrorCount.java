package dev.plumbline.monitoring.fold;

import dev.plumbline.core.errorstream.ErrorLog;
import dev.plumbline.monitoring.stream.ScoredRow;

/** The errors themselves, of rows that detectors read in the order of event time. */
final class ErrorCount implements LabelledCount {
    private final ErrorLog errors = new ErrorLog();

    @Override
    public void add(ScoredRow row) {
        if (row.inOrder() && row.hasLoss()) {
            errors.add(row.offset(), row.id(), row.loss(), row.sign());
        }
    }

    @Override
    public boolean isEmpty() {
        return errors.isEmpty();
    }

    @Override
    public byte[] toBytes() {
        return errors.toBytes();
    }
}
