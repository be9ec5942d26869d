package dev.plumbline.monitoring.operator;

import dev.plumbline.core.window.PerformanceProgress.PendingWindow;
import java.util.Map;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.tuple.Tuple2;

/** What was estimated of each window that is not final, by granularity and start. */
final class AwaitedEstimates {
    private final MapState<Tuple2<Integer, Long>, Map<String, Double>> estimates;

    AwaitedEstimates(RuntimeContext context) {
        estimates =
                context.getMapState(
                        new MapStateDescriptor<>(
                                "estimates",
                                Types.TUPLE(Types.INT, Types.LONG),
                                Types.MAP(Types.STRING, Types.DOUBLE)));
    }

    void put(PendingWindow window, Map<String, Double> estimated) throws Exception {
        estimates.put(placeOf(window), estimated);
    }

    /** Returns values by the measure's name; none where nothing was estimated. */
    Map<String, Double> of(PendingWindow window) throws Exception {
        Map<String, Double> known = estimates.get(placeOf(window));
        return known == null ? Map.of() : known;
    }

    void remove(PendingWindow window) throws Exception {
        estimates.remove(placeOf(window));
    }

    private static Tuple2<Integer, Long> placeOf(PendingWindow window) {
        return Tuple2.of(window.granularity(), window.start());
    }
}
