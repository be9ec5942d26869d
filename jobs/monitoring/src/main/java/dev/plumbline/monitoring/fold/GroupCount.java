package dev.plumbline.monitoring.fold;

import dev.plumbline.core.fairness.GroupCode;
import dev.plumbline.core.fairness.GroupTallies;
import dev.plumbline.monitoring.stream.ScoredRow;

/** Decisions and labels of protected groups, where anybody asked for fairness. */
final class GroupCount implements LabelledCount {
    private final GroupTallies groups = new GroupTallies();

    @Override
    public void add(ScoredRow row) {
        if (row.groups() != GroupCode.NONE && !row.isRegression()) {
            groups.add(row.groups(), row.decided(), row.labelText(), row.sign());
        }
    }

    @Override
    public boolean isEmpty() {
        return groups.isEmpty();
    }

    @Override
    public byte[] toBytes() {
        return groups.toBytes();
    }
}
