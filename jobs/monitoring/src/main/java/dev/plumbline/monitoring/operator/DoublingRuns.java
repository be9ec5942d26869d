package dev.plumbline.monitoring.operator;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.api.java.tuple.Tuple3;

/**
 * Bytes per tick that grow with every merge, in runs of 1, 2, 4, 8 and so on pieces. Two runs of
 * one size become one of the next, as a counter carries, so n pieces are rewritten log2 n times
 * each; with one entry per tick every piece would rewrite all that came before it.
 */
final class DoublingRuns {
    private final MapState<Tuple3<Long, Long, Integer>, byte[]> runs;
    private final BinaryOperator<byte[]> merge;

    /**
     * What a run holds.
     *
     * @param tick as in {@link TickState}
     */
    record Run(Tuple2<Long, Long> tick, byte[] bytes) {}

    DoublingRuns(RuntimeContext context, String name, BinaryOperator<byte[]> merge) {
        this.merge = merge;
        runs =
                context.getMapState(
                        new MapStateDescriptor<>(
                                name,
                                Types.TUPLE(Types.LONG, Types.LONG, Types.INT),
                                PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO));
    }

    /** Adds a piece; no bytes change nothing. */
    void add(Tuple2<Long, Long> tick, byte[] piece) throws Exception {
        if (piece.length == 0) {
            return;
        }
        byte[] run = piece;
        Tuple3<Long, Long, Integer> place = Tuple3.of(tick.f0, tick.f1, 0);
        for (byte[] equal = runs.get(place); equal != null; equal = runs.get(place)) {
            runs.remove(place);
            run = MergedState.merged(equal, run, merge);
            place = Tuple3.of(tick.f0, tick.f1, place.f2 + 1);
        }
        runs.put(place, run);
    }

    /** Returns all runs of the key and keeps none. */
    List<Run> drain() throws Exception {
        List<Run> all = new ArrayList<>();
        for (Map.Entry<Tuple3<Long, Long, Integer>, byte[]> run : runs.entries()) {
            all.add(new Run(Tuple2.of(run.getKey().f0, run.getKey().f1), run.getValue()));
        }
        runs.clear();
        return all;
    }
}
