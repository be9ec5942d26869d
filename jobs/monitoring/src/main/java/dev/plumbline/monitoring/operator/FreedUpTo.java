package dev.plumbline.monitoring.operator;

import java.util.List;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeinfo.BasicTypeInfo;
import org.apache.flink.runtime.state.FunctionInitializationContext;

/**
 * The event time up to which a subtask may have freed what its keys held. A watermark is not state,
 * and after a restore what comes late must still be late. Keys move between subtasks when their
 * number changes, so each goes by the latest time of all.
 */
final class FreedUpTo {
    private final ListState<Long> times;
    private long latest = Long.MIN_VALUE;

    FreedUpTo(FunctionInitializationContext context) throws Exception {
        times =
                context.getOperatorStateStore()
                        .getUnionListState(
                                new ListStateDescriptor<>(
                                        "freed-up-to", BasicTypeInfo.LONG_TYPE_INFO));
        for (long restored : times.get()) {
            advance(restored);
        }
    }

    /** Returns the time in milliseconds; the least one before anything is freed. */
    long latest() {
        return latest;
    }

    /** Notes a time; an earlier one than before changes nothing. */
    void advance(long time) {
        latest = time > latest ? time : latest;
    }

    /** Writes the time into the state of a snapshot. */
    void snapshot() throws Exception {
        times.update(List.of(latest));
    }
}
