package dev.plumbline.monitoring.operator;

import dev.plumbline.core.errorstream.ErrorChunks;
import dev.plumbline.monitoring.fold.LabelledPart;
import dev.plumbline.monitoring.judge.HeldKey;
import dev.plumbline.monitoring.stream.PerformanceDelta;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.api.java.tuple.Tuple3;

/**
 * The errors of one model version's labelled rows that no detector has read yet, in chunks of
 * {@link ErrorChunks} by the tick of the predictions, the report that their labels are in time for,
 * and the chunk's number; 0 is the one that is appended to.
 */
final class ErrorState implements TickState {
    private static final int OPEN = 0;

    private final MapState<Tuple3<Long, Long, Integer>, byte[]> chunks;

    /** Rows of ticks before it are read, or came too late to be. */
    private final ValueState<Long> readTo;

    private final ValueState<Integer> closedChunks;

    ErrorState(RuntimeContext context) {
        chunks =
                context.getMapState(
                        new MapStateDescriptor<>(
                                "errors",
                                Types.TUPLE(Types.LONG, Types.LONG, Types.INT),
                                PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO));
        readTo = context.getState(new ValueStateDescriptor<>("errors-read-to", Types.LONG));
        closedChunks = context.getState(new ValueStateDescriptor<>("error-chunks", Types.INT));
    }

    @Override
    public void add(Tuple2<Long, Long> tick, PerformanceDelta delta, HeldKey key) throws Exception {
        add(tick.f0, tick.f1, LabelledPart.ERRORS.in(delta));
    }

    /** Adds a log of errors, unless its tick is read; no bytes change nothing. */
    private void add(long tick, long reportPoint, byte[] log) throws Exception {
        if (log.length == 0 || tick < readTo()) {
            return;
        }
        Tuple3<Long, Long, Integer> open = Tuple3.of(tick, reportPoint, OPEN);
        byte[] chunk = ErrorChunks.append(chunks.get(open), log);
        if (!ErrorChunks.isFull(chunk)) {
            chunks.put(open, chunk);
            return;
        }
        chunks.remove(open);
        chunks.put(Tuple3.of(tick, reportPoint, nextChunk()), chunk);
    }

    private int nextChunk() throws Exception {
        Integer before = closedChunks.value();
        int next = before == null ? OPEN + 1 : before + 1;
        closedChunks.update(next);
        return next;
    }

    /** Event time before which all was read. */
    long readTo() throws Exception {
        Long known = readTo.value();
        return known == null ? Long.MIN_VALUE : known;
    }

    /** Forgets up to where all was read. */
    void forgetRead() throws Exception {
        readTo.clear();
        if (chunks.isEmpty()) {
            closedChunks.clear();
        }
    }

    /** Keeps every chunk under the report point that stands for its own; chunks stay apart. */
    @Override
    public void begin(HeldKey key) throws Exception {
        Map<Tuple3<Long, Long, Integer>, byte[]> kept = new HashMap<>();
        for (Map.Entry<Tuple3<Long, Long, Integer>, byte[]> chunk : chunks.entries()) {
            kept.put(chunk.getKey(), chunk.getValue());
        }
        chunks.clear();
        for (Map.Entry<Tuple3<Long, Long, Integer>, byte[]> chunk : kept.entrySet()) {
            long tick = chunk.getKey().f0;
            long point = key.labels().reportPoint(tick, chunk.getKey().f1);
            chunks.put(Tuple3.of(tick, point, nextChunk()), chunk.getValue());
        }
    }

    /** Returns the start of every tick that counts with its chunks that do, oldest first. */
    SortedMap<Long, List<Tuple3<Long, Long, Integer>>> ticks(BiPredicate<Long, Long> counts)
            throws Exception {
        SortedMap<Long, List<Tuple3<Long, Long, Integer>>> ticks = new TreeMap<>();
        for (Tuple3<Long, Long, Integer> chunk : chunks.keys()) {
            if (counts.test(chunk.f0, chunk.f1)) {
                ticks.computeIfAbsent(chunk.f0, tick -> new ArrayList<>()).add(chunk);
            }
        }
        return ticks;
    }

    /** Returns the bytes of some chunks. */
    List<byte[]> bytes(List<Tuple3<Long, Long, Integer>> wanted) throws Exception {
        List<byte[]> bytes = new ArrayList<>();
        for (Tuple3<Long, Long, Integer> chunk : wanted) {
            bytes.add(chunks.get(chunk));
        }
        return bytes;
    }

    /** Frees the rows of all ticks before an event time, and takes no more of them. */
    void freeTo(long end) throws Exception {
        freeUnread(end);
        readTo.update(end);
    }

    /** Rows are freed when they are read, or when their window can no longer be. */
    @Override
    public void removeIf(Predicate<Tuple2<Long, Long>> done) {}

    /** Frees the rows of all ticks before an event time. */
    void freeUnread(long end) throws Exception {
        List<Tuple3<Long, Long, Integer>> read = new ArrayList<>();
        for (Tuple3<Long, Long, Integer> chunk : chunks.keys()) {
            if (chunk.f0 < end) {
                read.add(chunk);
            }
        }
        for (Tuple3<Long, Long, Integer> chunk : read) {
            chunks.remove(chunk);
        }
    }
}
