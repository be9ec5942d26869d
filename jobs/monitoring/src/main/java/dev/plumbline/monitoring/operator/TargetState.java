package dev.plumbline.monitoring.operator;

import dev.plumbline.core.target.TargetTally;
import dev.plumbline.monitoring.judge.HeldKey;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.tuple.Tuple2;

/**
 * The labels of regressions per tick and report point, kept as long as the tallies beside them: as
 * they came until the first window closes and names the baseline, then in its cells, and none where
 * the baseline holds no labels.
 */
final class TargetState {
    private static final byte[] NOTHING = {};
    private final MapState<Tuple2<Long, Long>, byte[]> labels;

    TargetState(RuntimeContext context) {
        labels =
                context.getMapState(
                        new MapStateDescriptor<>(
                                "targets",
                                Types.TUPLE(Types.LONG, Types.LONG),
                                PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO));
    }

    /** Adds labels while nobody knows the baseline. */
    void add(Tuple2<Long, Long> tick, byte[] more) throws Exception {
        if (more.length > 0) {
            put(tick, merged(labels.get(tick), more, TargetState::mergedAsTheyCame));
        }
    }

    private static byte[] mergedAsTheyCame(byte[] before, byte[] more) {
        TargetTally merged = new TargetTally();
        merged.mergeBytes(before);
        merged.mergeBytes(more);
        return merged.toBytes();
    }

    /** Adds labels of a key. */
    void add(HeldKey key, Tuple2<Long, Long> tick, byte[] more) throws Exception {
        if (more.length > 0) {
            byte[] before = labels.get(tick);
            put(
                    tick,
                    merged(
                            before == null ? NOTHING : before,
                            more,
                            (one, other) ->
                                    key.targetJudge()
                                            .map(judge -> judge.merge(one, other))
                                            .orElse(NOTHING)));
        }
    }

    private static byte[] merged(byte[] before, byte[] more, BinaryOperator<byte[]> merge) {
        try {
            return merge.apply(Unmergeable.refused(before), Unmergeable.refused(more));
        } catch (RuntimeException failure) {
            return Unmergeable.because(failure);
        }
    }

    private void put(Tuple2<Long, Long> tick, byte[] merged) throws Exception {
        if (merged.length == 0) {
            labels.remove(tick);
        } else {
            labels.put(tick, merged);
        }
    }

    /** Keeps every entry under another tick, in the cells of the baseline that is now known. */
    void rekey(HeldKey key, UnaryOperator<Tuple2<Long, Long>> rekey) throws Exception {
        Map<Tuple2<Long, Long>, byte[]> kept = new HashMap<>();
        for (Map.Entry<Tuple2<Long, Long>, byte[]> entry : labels.entries()) {
            kept.put(entry.getKey(), entry.getValue());
        }
        labels.clear();
        for (Map.Entry<Tuple2<Long, Long>, byte[]> entry : kept.entrySet()) {
            add(key, rekey.apply(entry.getKey()), entry.getValue());
        }
    }

    /** Returns the labels of the ticks that count. */
    TargetTally merged(Predicate<Tuple2<Long, Long>> counts) throws Exception {
        TargetTally merged = new TargetTally();
        for (Tuple2<Long, Long> tick : labels.keys()) {
            if (counts.test(tick)) {
                merged.mergeBytes(Unmergeable.refused(labels.get(tick)));
            }
        }
        return merged;
    }

    void removeIf(Predicate<Tuple2<Long, Long>> done) throws Exception {
        Map<Tuple2<Long, Long>, Boolean> removed = new HashMap<>();
        for (Tuple2<Long, Long> tick : labels.keys()) {
            removed.put(tick, done.test(tick));
        }
        for (Map.Entry<Tuple2<Long, Long>, Boolean> tick : removed.entrySet()) {
            if (tick.getValue()) {
                labels.remove(tick.getKey());
            }
        }
    }
}
