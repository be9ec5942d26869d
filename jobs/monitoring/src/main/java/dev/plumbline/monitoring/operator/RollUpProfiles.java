package dev.plumbline.monitoring.operator;

import dev.plumbline.core.window.RollupProgress;
import dev.plumbline.core.window.WindowPlan;
import dev.plumbline.core.window.WindowSpan;
import dev.plumbline.kafka.control.ControlView;
import dev.plumbline.kafka.control.ControlViewFactory;
import dev.plumbline.kafka.flink.OutputRecord;
import dev.plumbline.monitoring.judge.DataReports;
import dev.plumbline.monitoring.judge.HeldKeys;
import dev.plumbline.monitoring.judge.Retirement;
import dev.plumbline.monitoring.stream.ClosedWindow;
import dev.plumbline.monitoring.stream.ProfileDelta;
import java.time.Duration;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.metrics.Counter;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/**
 * Stage two, lane DATA: merges the panes of one model version and closes its windows, each with one
 * report and one notice to the lane PERFORMANCE. State per key: one profile per pane of the windows
 * that can still change.
 */
public final class RollUpProfiles extends KeyedProcessFunction<String, ProfileDelta, OutputRecord>
        implements CheckpointedFunction {
    private static final long serialVersionUID = 1;

    private final ControlViewFactory controlView;
    private final String reportsTopic;
    private final OutputTag<ClosedWindow> closedTag;
    private final long allowedLateness;

    private transient ControlView control;
    private transient HeldKeys held;
    private transient PaneState panes;
    private transient CloseWindows windows;
    private transient ValueState<byte[]> progressBytes;
    private transient Counter lateRows;
    private transient Retirement retirement;

    /** Event time up to which windows of a key may be over whose progress is freed. */
    private transient FreedUpTo freed;

    public RollUpProfiles(
            ControlViewFactory controlView,
            String reportsTopic,
            OutputTag<ClosedWindow> closedTag,
            Duration allowedLateness) {
        this.controlView = controlView;
        this.reportsTopic = reportsTopic;
        this.closedTag = closedTag;
        this.allowedLateness = allowedLateness.toMillis();
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
        control = controlView.open();
        held = new HeldKeys(control);
        retirement = new Retirement(control);
        panes = new PaneState(getRuntimeContext());
        DataReports reports = new DataReports(reportsTopic, allowedLateness);
        windows = new CloseWindows(panes, new ReportWindows(held, panes, reports), allowedLateness);
        progressBytes =
                getRuntimeContext()
                        .getState(
                                new ValueStateDescriptor<>(
                                        "progress",
                                        PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO));
        lateRows = getRuntimeContext().getMetricGroup().counter("late_rows");
    }

    @Override
    public void close() {
        if (control != null) {
            control.close();
        }
    }

    @Override
    public void processElement(ProfileDelta delta, Context context, Collector<OutputRecord> out)
            throws Exception {
        RollupTurn turn = turn(delta.key(), context, out);
        RollupProgress progress = turn.progress();
        WindowPlan plan = turn.key().windows();
        long reached = turn.reached();
        long paneEnd = plan.panes().endOf(delta.pane());
        if (paneEnd <= reached && !canChange(plan, progress, delta.pane(), reached)) {
            progress.addLateRows(delta.rows());
            progressBytes.update(progress.toBytes());
            lateRows.inc(delta.rows());
            return;
        }
        panes.add(turn.key(), delta);
        for (WindowSpan window : plan.clockWindowsOf(delta.pane())) {
            if (window.end() > reached) {
                turn.wakeAt(window.end());
            } else if (window.end() + allowedLateness > reached
                    && !progress.revisable().containsKey(window)) {
                windows.openLate(turn, window);
            }
        }
        if (!plan.rowGranularities().isEmpty()) {
            turn.wakeAt(paneEnd);
            turn.timers().registerEventTimeTimer(CloseWindows.END_OF_INPUT);
        }
        if (windows.revise(turn, delta.pane(), reached)) {
            progressBytes.update(progress.toBytes());
        }
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<OutputRecord> out)
            throws Exception {
        if (panes.isEmpty() && !isWorthALook(context.getCurrentKey())) {
            progressBytes.clear();
            return;
        }
        RollupTurn turn = turn(context.getCurrentKey(), context, out);
        RollupProgress progress = turn.progress();
        boolean ended = timestamp == CloseWindows.END_OF_INPUT;
        long boundary = ended ? CloseWindows.END_OF_INPUT : timestamp + 1;
        if (boundary > progress.closedUpTo()) {
            windows.closeUpTo(turn, boundary);
        }
        windows.finishUpTo(turn, boundary);
        progress.closeUpTo(boundary);
        WindowPlan plan = turn.key().windows();
        panes.removeIf(pane -> !canChange(plan, progress, pane, boundary));
        progressBytes.update(progress.toBytes());
        if (!turn.inputHasEnded() && panes.isEmpty() && progress.isIdle()) {
            forgetIfRetired(turn, boundary);
        }
    }

    /** What was freed, or is held to what the control topics no longer hold, has no windows. */
    private boolean isWorthALook(String key) throws Exception {
        return progressBytes.value() != null && held.isHeld(key);
    }

    private void forgetIfRetired(RollupTurn turn, long reached) {
        long keptFor = turn.key().keptFor(allowedLateness);
        long free =
                retirement.freeAt(
                        turn.key().key(),
                        turn.progress().lastWithRows(),
                        reached,
                        keptFor,
                        turn.timers().currentWatermark());
        if (free > reached) {
            turn.wakeAt(free);
            return;
        }
        progressBytes.clear();
        // its windows ended before, and could be revised so long
        long over = reached - keptFor + allowedLateness;
        freed.advance(over);
    }

    private RollupTurn turn(String key, Context context, Collector<OutputRecord> out)
            throws Exception {
        byte[] known = progressBytes.value();
        RollupProgress progress = RollupProgress.fromBytes(known);
        if (known == null) {
            progress.closeUpTo(freed.latest());
        }
        return new RollupTurn(
                held.of(key),
                progress,
                context.timerService(),
                out::collect,
                closed -> context.output(closedTag, closed));
    }

    /** Whether rows of a pane can still change a window, now that event time has come so far. */
    private boolean canChange(WindowPlan plan, RollupProgress progress, long pane, long reached) {
        return plan.clockWindowsOf(pane).stream()
                        .anyMatch(window -> window.end() + allowedLateness > reached)
                || plan.rowGranularities().stream()
                        .anyMatch(granularity -> progress.filling(granularity).canHold(pane))
                || progress.revisable().keySet().stream().anyMatch(window -> window.holds(pane));
    }
}
