package dev.plumbline.monitoring.operator;

import dev.plumbline.core.fairness.GroupSelections;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.typeinfo.TypeInformation;

/**
 * What was decided for protected groups; at most 32 bytes a group an entry, none where nobody asked
 * for fairness.
 *
 * @param <K> what the decisions are kept by
 */
final class GroupState<K> extends TotalsState<K, GroupSelections> {
    GroupState(RuntimeContext context, TypeInformation<K> keys) {
        super(context, "groups", keys);
    }

    @Override
    GroupSelections none() {
        return new GroupSelections();
    }

    @Override
    void merge(GroupSelections selections, byte[] written) {
        selections.mergeBytes(written);
    }

    @Override
    byte[] bytes(GroupSelections selections) {
        return selections.isEmpty() ? null : selections.toBytes();
    }
}
