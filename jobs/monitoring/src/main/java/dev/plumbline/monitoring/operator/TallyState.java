package dev.plumbline.monitoring.operator;

import dev.plumbline.core.fairness.GroupTallies;
import dev.plumbline.core.join.LabelDelays;
import dev.plumbline.core.model.Task;
import dev.plumbline.core.performance.LastValueTwin;
import dev.plumbline.core.performance.PerformanceTally;
import dev.plumbline.core.performance.RegressionTally;
import dev.plumbline.core.slice.SliceTotals;
import dev.plumbline.core.window.PerformanceProgress.PendingWindow;
import dev.plumbline.monitoring.fold.LabelledPart;
import dev.plumbline.monitoring.judge.Attempt;
import dev.plumbline.monitoring.stream.PerformanceDelta;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.tuple.Tuple2;

/**
 * What labelled rows say of one model version's windows that are not final: a tally, the delays of
 * labels and, where asked for, the losses of slices and the decisions for protected groups. Kept by
 * the tick of the predictions and the report that their labels are in time for, both in event-time
 * milliseconds.
 */
final class TallyState {
    private static final TypeInformation<Tuple2<Long, Long>> TICK =
            Types.TUPLE(Types.LONG, Types.LONG);

    private static final byte[] NOTHING = {};

    private final MapState<Tuple2<Long, Long>, byte[]> tallies;
    private final SliceState<Tuple2<Long, Long>> slices;
    private final DelayState<Tuple2<Long, Long>> delays;
    private final GroupTallyState<Tuple2<Long, Long>> groups;

    TallyState(RuntimeContext context) {
        tallies =
                context.getMapState(
                        new MapStateDescriptor<>(
                                "tallies",
                                TICK,
                                PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO));
        slices = new SliceState<>(context, TICK);
        delays = new DelayState<>(context, TICK);
        groups = new GroupTallyState<>(context, TICK);
    }

    void add(Tuple2<Long, Long> tick, PerformanceDelta delta) throws Exception {
        byte[] tally = LabelledPart.TALLY.in(delta);
        if (tally.length > 0) {
            add(tick, tally);
        }
        slices.add(tick, LabelledPart.SLICES.in(delta));
        delays.add(tick, LabelledPart.DELAYS.in(delta));
        groups.add(tick, LabelledPart.GROUPS.in(delta));
    }

    private void add(Tuple2<Long, Long> tick, byte[] tally) throws Exception {
        byte[] before = tallies.get(tick);
        if (before == null) {
            tallies.put(tick, tally);
            return;
        }
        byte[] merged = merged(before, tally);
        if (merged.length == 0) {
            tallies.remove(tick);
        } else {
            tallies.put(tick, merged);
        }
    }

    private static byte[] merged(byte[] before, byte[] tally) {
        try {
            PerformanceTally merged = tally(before);
            merged.merge(tally(tally));
            return merged.isEmpty() ? NOTHING : merged.toBytes();
        } catch (RuntimeException failure) {
            return Unmergeable.because(failure);
        }
    }

    private static PerformanceTally tally(byte[] bytes) {
        return PerformanceTally.fromBytes(Unmergeable.refused(bytes));
    }

    /** Keeps every entry under another tick; entries that then share one are merged. */
    void rekey(UnaryOperator<Tuple2<Long, Long>> rekey) throws Exception {
        Map<Tuple2<Long, Long>, byte[]> kept = new HashMap<>();
        for (Map.Entry<Tuple2<Long, Long>, byte[]> tick : tallies.entries()) {
            kept.put(tick.getKey(), tick.getValue());
        }
        tallies.clear();
        for (Map.Entry<Tuple2<Long, Long>, byte[]> tick : kept.entrySet()) {
            add(rekey.apply(tick.getKey()), tick.getValue());
        }
        slices.rekey(rekey);
        delays.rekey(rekey);
        groups.rekey(rekey);
    }

    /** Merges the tallies that count in a window's next report. */
    PerformanceTally tallyOf(Task task, PendingWindow window) throws Exception {
        PerformanceTally merged = PerformanceTally.empty(task);
        for (Tuple2<Long, Long> tick : tallies.keys()) {
            if (window.counts(tick.f0, tick.f1)) {
                merged.merge(tally(tallies.get(tick)));
            }
        }
        return merged;
    }

    /** Whether labels have come to a window since its last report point. */
    boolean hasNewsFor(PendingWindow window) throws Exception {
        for (Tuple2<Long, Long> tick : tallies.keys()) {
            if (window.isNews(tick.f0, tick.f1)) {
                byte[] tally = tallies.get(tick);
                // one that cannot be read is news too
                if (!Attempt.at(() -> tally(tally).isEmpty()).or(false)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Returns what the last value would have predicted of a regression's window. */
    LastValueTwin lastValuesOf(PendingWindow window) throws Exception {
        LastValueTwin twin = new LastValueTwin();
        for (Tuple2<Long, Long> tick : tallies.keys()) {
            if (window.counts(tick.f0, tick.f1)
                    && tally(tallies.get(tick)) instanceof RegressionTally tally) {
                twin.add(tick.f0, tally);
            }
        }
        return twin;
    }

    SliceTotals slicesOf(PendingWindow window) throws Exception {
        return slices.merged(tick -> window.counts(tick.f0, tick.f1));
    }

    LabelDelays delaysOf(PendingWindow window) throws Exception {
        return delays.merged(tick -> window.counts(tick.f0, tick.f1));
    }

    GroupTallies groupsOf(PendingWindow window) throws Exception {
        return groups.merged(tick -> window.counts(tick.f0, tick.f1));
    }

    void removeIf(Predicate<Tuple2<Long, Long>> done) throws Exception {
        List<Tuple2<Long, Long>> removed = new ArrayList<>();
        for (Tuple2<Long, Long> tick : tallies.keys()) {
            if (done.test(tick)) {
                removed.add(tick);
            }
        }
        for (Tuple2<Long, Long> tick : removed) {
            tallies.remove(tick);
        }
        slices.removeIf(done);
        delays.removeIf(done);
        groups.removeIf(done);
    }
}
