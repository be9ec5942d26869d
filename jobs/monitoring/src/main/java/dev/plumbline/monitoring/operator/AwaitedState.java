package dev.plumbline.monitoring.operator;

import dev.plumbline.core.window.PendingWindow;
import dev.plumbline.monitoring.stream.ClosedWindow;
import java.util.function.Function;
import java.util.function.Predicate;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.tuple.Tuple2;

/**
 * What the lane DATA said of the predictions of each window that is not final, by granularity and
 * start, until their labels have come; nothing where there is nothing to say.
 *
 * @param <V> what it said
 */
final class AwaitedState<V> {
    private final MapState<Tuple2<Integer, Long>, V> said;
    private final Function<ClosedWindow, V> told;
    private final Predicate<V> isNothing;
    private final V nothing;

    /**
     * Keeps one thing.
     *
     * @param told what a notice says of it
     * @param isNothing whether that need not be kept
     * @param nothing stands for what is not kept
     */
    AwaitedState(
            MapState<Tuple2<Integer, Long>, V> said,
            Function<ClosedWindow, V> told,
            Predicate<V> isNothing,
            V nothing) {
        this.said = said;
        this.told = told;
        this.isNothing = isNothing;
        this.nothing = nothing;
    }

    static <V> MapState<Tuple2<Integer, Long>, V> state(
            RuntimeContext context, String name, TypeInformation<V> values) {
        return context.getMapState(
                new MapStateDescriptor<>(name, Types.TUPLE(Types.INT, Types.LONG), values));
    }

    /** Takes over what a notice says, again where late rows revised it. */
    void put(PendingWindow window, ClosedWindow closed) throws Exception {
        V value = told.apply(closed);
        if (!isNothing.test(value)) {
            said.put(placeOf(window), value);
        }
    }

    V of(PendingWindow window) throws Exception {
        V known = said.get(placeOf(window));
        return known == null ? nothing : known;
    }

    void remove(PendingWindow window) throws Exception {
        said.remove(placeOf(window));
    }

    private static Tuple2<Integer, Long> placeOf(PendingWindow window) {
        return Tuple2.of(window.granularity(), window.start());
    }
}
