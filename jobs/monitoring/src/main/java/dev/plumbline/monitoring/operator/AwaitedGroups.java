package dev.plumbline.monitoring.operator;

import dev.plumbline.core.fairness.GroupSelections;
import dev.plumbline.core.window.PerformanceProgress.PendingWindow;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.tuple.Tuple2;

/** What was predicted for the protected groups of each window that is not final. */
final class AwaitedGroups {
    private final GroupState<Tuple2<Integer, Long>> groups;

    AwaitedGroups(RuntimeContext context) {
        groups = new GroupState<>(context, Types.TUPLE(Types.INT, Types.LONG));
    }

    /** Takes over what the lane DATA counted, again where late rows revised it. */
    void put(PendingWindow window, byte[] counted) throws Exception {
        remove(window);
        groups.add(placeOf(window), counted);
    }

    GroupSelections of(PendingWindow window) throws Exception {
        return groups.merged(placeOf(window)::equals);
    }

    void remove(PendingWindow window) throws Exception {
        groups.removeIf(placeOf(window)::equals);
    }

    private static Tuple2<Integer, Long> placeOf(PendingWindow window) {
        return Tuple2.of(window.granularity(), window.start());
    }
}
