package dev.plumbline.monitoring.operator;

import dev.plumbline.core.window.PerformanceProgress.PendingWindow;
import java.util.Map;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.tuple.Tuple2;

/**
 * Predictions of each window that is not final, by the segments and classes whose label coverage
 * will be compared, by granularity and start; nothing where there are none to compare.
 */
final class AwaitedRows {
    private final MapState<Tuple2<Integer, Long>, Map<String, Long>> rows;

    AwaitedRows(RuntimeContext context) {
        rows =
                context.getMapState(
                        new MapStateDescriptor<>(
                                "predicted-rows",
                                Types.TUPLE(Types.INT, Types.LONG),
                                Types.MAP(Types.STRING, Types.LONG)));
    }

    void put(PendingWindow window, Map<String, Long> predicted) throws Exception {
        rows.put(placeOf(window), predicted);
    }

    /** Returns rows by what they have in common. */
    Map<String, Long> of(PendingWindow window) throws Exception {
        Map<String, Long> known = rows.get(placeOf(window));
        return known == null ? Map.of() : known;
    }

    void remove(PendingWindow window) throws Exception {
        rows.remove(placeOf(window));
    }

    private static Tuple2<Integer, Long> placeOf(PendingWindow window) {
        return Tuple2.of(window.granularity(), window.start());
    }
}
