package dev.plumbline.monitoring.operator;

import dev.plumbline.core.target.TargetTally;
import dev.plumbline.core.window.PendingWindow;
import dev.plumbline.monitoring.fold.LabelledPart;
import dev.plumbline.monitoring.judge.HeldKey;
import dev.plumbline.monitoring.stream.PerformanceDelta;
import java.util.function.BinaryOperator;
import java.util.function.Predicate;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.java.tuple.Tuple2;

/**
 * The labels of regressions: as they came until the first window closes and names the baseline,
 * then in its cells, and none where the baseline holds no labels.
 */
final class TargetState implements TickState {
    private static final byte[] NOTHING = {};

    private final DoublingRuns asTheyCame;
    private final MergedState<Tuple2<Long, Long>> labels;

    TargetState(RuntimeContext context) {
        asTheyCame = new DoublingRuns(context, "targets-as-they-came", TargetState::merged);
        labels = new MergedState<>(context, "targets", TICK);
    }

    @Override
    public void add(Tuple2<Long, Long> tick, PerformanceDelta delta, HeldKey key) throws Exception {
        byte[] came = LabelledPart.TARGET.in(delta);
        if (key == null) {
            asTheyCame.add(tick, came);
        } else {
            labels.add(tick, came, inCellsOf(key));
        }
    }

    private static byte[] merged(byte[] before, byte[] more) {
        TargetTally merged = new TargetTally();
        merged.mergeBytes(before);
        merged.mergeBytes(more);
        return merged.toBytes();
    }

    private static BinaryOperator<byte[]> inCellsOf(HeldKey key) {
        return (before, more) ->
                key.labels().targetJudge().map(judge -> judge.merge(before, more)).orElse(NOTHING);
    }

    @Override
    public void begin(HeldKey key) throws Exception {
        for (DoublingRuns.Run run : asTheyCame.drain()) {
            labels.add(TickState.ofReport(key, run.tick()), run.bytes(), inCellsOf(key));
        }
    }

    /** Returns the labels that count in a window's next report. */
    TargetTally of(PendingWindow window) throws Exception {
        TargetTally merged = new TargetTally();
        for (Tuple2<Long, Long> tick : labels.keys(each -> window.counts(each.f0, each.f1))) {
            merged.mergeBytes(labels.get(tick));
        }
        return merged;
    }

    @Override
    public void removeIf(Predicate<Tuple2<Long, Long>> done) throws Exception {
        labels.removeIf(done);
    }
}
