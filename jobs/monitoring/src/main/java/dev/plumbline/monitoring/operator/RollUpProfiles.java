package dev.plumbline.monitoring.operator;

import dev.plumbline.core.window.RollupProgress;
import dev.plumbline.core.window.WindowPlan;
import dev.plumbline.core.window.WindowSpan;
import dev.plumbline.kafka.control.ControlView;
import dev.plumbline.kafka.control.ControlViewFactory;
import dev.plumbline.kafka.flink.OutputRecord;
import dev.plumbline.monitoring.judge.DataReports;
import dev.plumbline.monitoring.judge.HeldKeys;
import dev.plumbline.monitoring.stream.ClosedWindow;
import dev.plumbline.monitoring.stream.ProfileDelta;
import java.time.Duration;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/**
 * Stage two, lane DATA: merges the panes of one model version and closes its windows, each with one
 * report and one notice to the lane PERFORMANCE. State per key: one profile per pane of the windows
 * that can still change.
 */
public final class RollUpProfiles extends KeyedProcessFunction<String, ProfileDelta, OutputRecord> {
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
    public void open(OpenContext context) {
        control = controlView.open();
        held = new HeldKeys(control);
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
    }

    private RollupTurn turn(String key, Context context, Collector<OutputRecord> out)
            throws Exception {
        return new RollupTurn(
                held.of(key),
                RollupProgress.fromBytes(progressBytes.value()),
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
