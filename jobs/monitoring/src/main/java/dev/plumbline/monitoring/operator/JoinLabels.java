package dev.plumbline.monitoring.operator;

import dev.plumbline.core.join.KnownLabel;
import dev.plumbline.core.join.ScoredLabel;
import dev.plumbline.core.join.WaitingId;
import dev.plumbline.core.window.Panes;
import dev.plumbline.monitoring.stream.AwaitingLabel;
import dev.plumbline.monitoring.stream.HashedId;
import dev.plumbline.monitoring.stream.LabelArrival;
import dev.plumbline.monitoring.stream.ScoredRow;
import java.time.Duration;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.functions.co.KeyedCoProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Joins predictions and labels by id, in whatever order they come. State per id: one {@link
 * WaitingId}, freed by one timer a minute after the prediction's horizon at most; what leaves
 * without having counted goes to a side output. No time-to-live: it knows only processing time, so
 * after an outage it would drop what event time still needs. State per subtask: the time up to
 * which ids are freed, because a watermark is not state, and after a restore a repeat of a freed id
 * must still be late.
 */
public final class JoinLabels
        extends KeyedCoProcessFunction<HashedId, AwaitingLabel, LabelArrival, ScoredRow>
        implements CheckpointedFunction {
    private static final long serialVersionUID = 1;

    /** Timers fall on whole minutes, so that many ids share one. */
    private static final Panes TIMER_GRID = new Panes(Duration.ofMinutes(1).toMillis(), 0);

    private static final long NOTHING_WAITS = Long.MIN_VALUE;

    private final long labelWait;
    private final RejectUnjoined rejects;
    private transient ValueState<byte[]> waiting;

    /** Event time up to which an id may have been freed. */
    private transient FreedUpTo freed;

    /**
     * Makes a join.
     *
     * @param labelWait how long a label waits for a prediction that has not come
     * @param rejects takes what never counts
     */
    public JoinLabels(Duration labelWait, RejectUnjoined rejects) {
        this.labelWait = labelWait.toMillis();
        this.rejects = rejects;
    }

    @Override
    public void initializeState(FunctionInitializationContext context) throws Exception {
        freed = new FreedUpTo(context);
    }

    @Override
    public void snapshotState(FunctionSnapshotContext context) throws Exception {
        freed.snapshot();
    }

    @Override
    public void open(OpenContext context) {
        waiting =
                getRuntimeContext()
                        .getState(
                                new ValueStateDescriptor<>(
                                        "waiting",
                                        PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO));
        rejects.open(getRuntimeContext().getMetricGroup());
    }

    @Override
    public void processElement1(AwaitingLabel prediction, Context context, Collector<ScoredRow> out)
            throws Exception {
        long freedAt = endOfMinute(prediction.row().deadline());
        if (freedAt <= freed.latest() || freedAt <= context.timerService().currentWatermark()) {
            // its id is freed already, so a repeat could not be told and would count twice
            rejects.prediction(prediction, context);
            return;
        }
        WaitingId id = WaitingId.fromBytes(waiting.value());
        long expiryBefore = expiryOf(id);
        if (id.isOnlyLabels()) {
            // a label that came first waits for longer than the horizon; that wait is over
            context.timerService().deleteEventTimeTimer(expiryBefore);
            expiryBefore = NOTHING_WAITS;
        }
        emit(id.onPrediction(prediction.row()), context.getCurrentKey(), out);
        keep(id, expiryBefore, context);
    }

    @Override
    public void processElement2(LabelArrival label, Context context, Collector<ScoredRow> out)
            throws Exception {
        WaitingId id = WaitingId.fromBytes(waiting.value());
        long expiryBefore = expiryOf(id);
        emit(id.onLabel(label.toLabel()), context.getCurrentKey(), out);
        keep(id, expiryBefore, context);
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<ScoredRow> out)
            throws Exception {
        // after a change of parallelism another subtask may have been further than this one
        freed.advance(timestamp);
        byte[] bytes = waiting.value();
        if (bytes == null) {
            return;
        }
        WaitingId id = WaitingId.fromBytes(bytes);
        boolean onlyLabels = id.isOnlyLabels();
        for (KnownLabel unused : id.expire(timestamp, labelWait)) {
            rejects.label(unused, onlyLabels, context);
        }
        if (id.isEmpty()) {
            waiting.clear();
        } else {
            keep(id, NOTHING_WAITS, context);
        }
    }

    /**
     * Nearly every label finds the timer of its prediction set, and setting it again would cost a
     * look-up.
     */
    private void keep(WaitingId id, long expiryBefore, Context context) throws Exception {
        if (id.hasChanged()) {
            waiting.update(id.toBytes());
        }
        long expiry = expiryOf(id);
        if (expiry != expiryBefore) {
            context.timerService().registerEventTimeTimer(expiry);
        }
    }

    private long expiryOf(WaitingId id) {
        return id.isEmpty() ? NOTHING_WAITS : endOfMinute(id.lastExpiry(labelWait));
    }

    private static long endOfMinute(long time) {
        return TIMER_GRID.endOf(TIMER_GRID.startOf(time));
    }

    private static void emit(List<ScoredLabel> effects, HashedId key, Collector<ScoredRow> out) {
        for (ScoredLabel effect : effects) {
            out.collect(ScoredRow.of(effect, (int) key.high()));
        }
    }
}
