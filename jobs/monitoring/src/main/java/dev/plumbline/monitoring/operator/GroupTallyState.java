package dev.plumbline.monitoring.operator;

import dev.plumbline.core.fairness.GroupTallies;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.typeinfo.TypeInformation;

/**
 * Decisions and labels of protected groups; about 40 bytes a group an entry, none where nobody
 * asked for fairness.
 *
 * @param <K> what the tallies are kept by
 */
final class GroupTallyState<K> extends TotalsState<K, GroupTallies> {
    GroupTallyState(RuntimeContext context, TypeInformation<K> keys) {
        super(context, "group_tallies", keys);
    }

    @Override
    GroupTallies none() {
        return new GroupTallies();
    }

    @Override
    void merge(GroupTallies tallies, byte[] written) {
        tallies.mergeBytes(written);
    }

    @Override
    byte[] bytes(GroupTallies tallies) {
        return tallies.isEmpty() ? null : tallies.toBytes();
    }
}
