package dev.plumbline.monitoring.operator;

import dev.plumbline.core.estimation.PerformanceEstimate;
import dev.plumbline.core.judgement.EstimateJudge;
import dev.plumbline.core.profile.ModelProfile;
import dev.plumbline.core.window.EventGap;
import dev.plumbline.core.window.PaneRows;
import dev.plumbline.core.window.Panes;
import dev.plumbline.core.window.RollupProgress;
import dev.plumbline.core.window.RowWindow;
import dev.plumbline.core.window.WindowPlan;
import dev.plumbline.core.window.WindowSpan;
import dev.plumbline.kafka.control.ControlView;
import dev.plumbline.kafka.control.ControlViewFactory;
import dev.plumbline.kafka.flink.OutputRecord;
import dev.plumbline.monitoring.judge.DataReports;
import dev.plumbline.monitoring.judge.HeldKey;
import dev.plumbline.monitoring.judge.HeldKeys;
import dev.plumbline.monitoring.stream.ClosedWindow;
import dev.plumbline.monitoring.stream.ProfileDelta;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.Types;
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

    /**
     * Fires once, when all input has ended, so that a window of rows that is not full is reported
     * too.
     */
    private static final long END_OF_INPUT = Long.MAX_VALUE;

    private static final long NOT_REPORTED = -1;

    private final ControlViewFactory controlView;
    private final String reportsTopic;
    private final OutputTag<ClosedWindow> closedTag;
    private final long allowedLateness;

    private transient ControlView control;
    private transient HeldKeys held;
    private transient DataReports reports;
    private transient MapState<Long, byte[]> panes;
    private transient SliceState<Long> slices;
    private transient EstimateState estimates;
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
        reports = new DataReports(reportsTopic, allowedLateness);
        panes =
                getRuntimeContext()
                        .getMapState(
                                new MapStateDescriptor<>(
                                        "panes",
                                        Types.LONG,
                                        PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO));
        progressBytes =
                getRuntimeContext()
                        .getState(
                                new ValueStateDescriptor<>(
                                        "progress",
                                        PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO));
        slices = new SliceState<>(getRuntimeContext(), Types.LONG);
        estimates = new EstimateState(getRuntimeContext());
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
        HeldKey key = held.of(delta.key());
        WindowPlan plan = key.windows();
        RollupProgress progress = RollupProgress.fromBytes(progressBytes.value());
        long reached = reached(context.timerService().currentWatermark(), progress);
        long paneEnd = plan.panes().endOf(delta.pane());
        if (isTooLate(plan, delta.pane(), paneEnd, reached, progress)) {
            progress.addLateRows(delta.rows());
            progressBytes.update(progress.toBytes());
            lateRows.inc(delta.rows());
            return;
        }
        byte[] before = panes.get(delta.pane());
        panes.put(
                delta.pane(),
                before == null ? delta.profile() : key.merge(before, delta.profile()));
        slices.add(delta.pane(), delta.slices());
        estimates.add(key, delta.pane(), delta.estimates());
        for (WindowSpan window : plan.clockWindowsOf(delta.pane())) {
            if (window.end() > reached) {
                context.timerService().registerEventTimeTimer(window.end() - 1);
            } else if (window.end() + allowedLateness > reached
                    && !progress.revisable().containsKey(window)) {
                openLate(window, progress, context);
            }
        }
        if (!plan.rowGranularities().isEmpty()) {
            context.timerService().registerEventTimeTimer(paneEnd - 1);
            context.timerService().registerEventTimeTimer(END_OF_INPUT);
        }
        revise(key, progress, delta.pane(), reached, context, out);
    }

    /** A window whose first rows are late has passed its end without a report. */
    private void openLate(WindowSpan window, RollupProgress progress, Context context) {
        progress.noteRows(window);
        progress.revisable().put(window, 0);
        context.timerService().registerEventTimeTimer(2 * window.end() - window.start() - 1);
        context.timerService().registerEventTimeTimer(window.end() + allowedLateness - 1);
    }

    /** A watermark is not state, so after a restore what was closed still counts as passed. */
    private static long reached(long watermark, RollupProgress progress) {
        long passed = watermark == Long.MAX_VALUE ? watermark : watermark + 1;
        return passed > progress.closedUpTo() ? passed : progress.closedUpTo();
    }

    private boolean isTooLate(
            WindowPlan plan, long pane, long paneEnd, long reached, RollupProgress progress) {
        if (paneEnd > reached) {
            return false;
        }
        boolean openByClock =
                plan.clockWindowsOf(pane).stream()
                        .anyMatch(w -> w.end() + allowedLateness > reached);
        boolean openByRows =
                plan.rowGranularities().stream()
                        .anyMatch(granularity -> progress.filling(granularity).canHold(pane));
        boolean revisable = progress.revisable().keySet().stream().anyMatch(w -> holds(w, pane));
        return !openByClock && !openByRows && !revisable;
    }

    private static boolean holds(WindowSpan window, long pane) {
        return pane >= window.start() && pane < window.end();
    }

    /**
     * Late rows within the allowed lateness amend the reports of closed windows; they decide
     * nothing.
     */
    private void revise(
            HeldKey key,
            RollupProgress progress,
            long pane,
            long reached,
            Context context,
            Collector<OutputRecord> out)
            throws Exception {
        boolean changed = false;
        for (Map.Entry<WindowSpan, Integer> entry : progress.revisable().entrySet()) {
            WindowSpan window = entry.getKey();
            if (holds(window, pane) && window.end() <= reached) {
                int revision = entry.getValue();
                entry.setValue(revision + 1);
                changed = true;
                report(key, window, progress, revision, false, reached, context, out);
            }
        }
        if (changed) {
            progressBytes.update(progress.toBytes());
        }
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<OutputRecord> out)
            throws Exception {
        HeldKey key = held.of(context.getCurrentKey());
        WindowPlan plan = key.windows();
        RollupProgress progress = RollupProgress.fromBytes(progressBytes.value());
        long boundary = timestamp == END_OF_INPUT ? END_OF_INPUT : timestamp + 1;
        if (boundary > progress.closedUpTo()) {
            if (boundary != END_OF_INPUT) {
                for (WindowSpan window : plan.clockWindowsEndingAt(boundary)) {
                    closeByClock(key, window, progress, context, out);
                }
            }
            for (int granularity : plan.rowGranularities()) {
                closeByRows(key, granularity, progress, boundary, context, out);
            }
        }
        finish(key, progress, boundary, context, out);
        progress.closeUpTo(boundary);
        purge(plan, progress, boundary);
        progressBytes.update(progress.toBytes());
    }

    private void closeByClock(
            HeldKey key,
            WindowSpan window,
            RollupProgress progress,
            Context context,
            Collector<OutputRecord> out)
            throws Exception {
        long rows = report(key, window, progress, 0, true, window.end(), context, out);
        if (rows > 0) {
            progress.noteRows(window);
            context.timerService().registerEventTimeTimer(2 * window.end() - window.start() - 1);
        }
        if (allowedLateness > 0 && rows != NOT_REPORTED) {
            progress.revisable().put(window, 1);
            context.timerService().registerEventTimeTimer(window.end() + allowedLateness - 1);
        }
    }

    private void closeByRows(
            HeldKey key,
            int granularity,
            RollupProgress progress,
            long boundary,
            Context context,
            Collector<OutputRecord> out)
            throws Exception {
        WindowPlan plan = key.windows();
        RowWindow filling = progress.filling(granularity);
        for (long pane : panesFrom(filling.countedTo())) {
            long end = plan.panes().endOf(pane);
            if (end > boundary) {
                break;
            }
            filling = filling.plus(pane, end, key.rowsOf(panes.get(pane)));
            if (filling.rows() >= plan.specs().get(granularity).rows()) {
                filling = closeFilled(key, granularity, filling, progress, context, out);
            }
        }
        if (boundary == END_OF_INPUT && filling.rows() > 0) {
            filling = closeFilled(key, granularity, filling, progress, context, out);
        }
        progress.fill(granularity, filling);
    }

    private RowWindow closeFilled(
            HeldKey key,
            int granularity,
            RowWindow filled,
            RollupProgress progress,
            Context context,
            Collector<OutputRecord> out)
            throws Exception {
        WindowSpan window = new WindowSpan(granularity, filled.start(), filled.countedTo());
        report(key, window, progress, 0, true, window.end(), context, out);
        if (allowedLateness > 0) {
            progress.revisable().put(window, 1);
            context.timerService().registerEventTimeTimer(window.end() + allowedLateness - 1);
        }
        return RowWindow.after(filled.countedTo());
    }

    /** Windows that can no longer be revised are reported once more, as final. */
    private void finish(
            HeldKey key,
            RollupProgress progress,
            long boundary,
            Context context,
            Collector<OutputRecord> out)
            throws Exception {
        List<WindowSpan> done = new ArrayList<>();
        for (Map.Entry<WindowSpan, Integer> entry : progress.revisable().entrySet()) {
            WindowSpan window = entry.getKey();
            if (window.end() + allowedLateness <= boundary) {
                report(
                        key,
                        window,
                        progress,
                        entry.getValue(),
                        false,
                        window.end() + allowedLateness,
                        context,
                        out);
                done.add(window);
            }
        }
        progress.revisable().keySet().removeAll(done);
    }

    /** Reports a window; returns its rows, or {@link #NOT_REPORTED}. */
    private long report(
            HeldKey key,
            WindowSpan window,
            RollupProgress progress,
            int revision,
            boolean judged,
            long emittedAt,
            Context context,
            Collector<OutputRecord> out)
            throws Exception {
        ModelProfile merged = key.emptyProfile();
        Panes grid = key.windows().panes();
        List<PaneRows> paneRows = new ArrayList<>();
        EventGap gap = new EventGap(grid.length());
        for (long pane = window.start(); pane < window.end(); pane = grid.endOf(pane)) {
            byte[] profile = panes.get(pane);
            long before = merged.rows();
            if (profile != null) {
                merged.mergeBytes(profile);
                ModelProfile.readSpan(profile, gap::pass);
            }
            paneRows.add(new PaneRows(pane, grid.endOf(pane), merged.rows() - before));
        }
        long rows = merged.rows();
        boolean silent = rows == 0;
        if (silent && revision == 0 && !isWorthReporting(key, window, progress, context)) {
            return NOT_REPORTED;
        }
        List<PerformanceEstimate> estimated = estimates.of(key, window);
        out.collect(
                reports.of(
                        key,
                        window,
                        merged,
                        paneRows,
                        gap,
                        slices.merged(pane -> holds(window, pane)),
                        estimated,
                        progress.lateRows(),
                        revision,
                        judged,
                        emittedAt));
        if (!silent) {
            context.output(
                    closedTag,
                    new ClosedWindow(
                            key.reference(),
                            key.key().text(),
                            window.granularity(),
                            window.start(),
                            window.end(),
                            rows,
                            EstimateJudge.values(estimated)));
        }
        return rows;
    }

    /**
     * The first empty window after one with rows tells that a model went silent, unless the stream
     * or its service ended, or its rows are held to something else by now. A segment may be empty.
     */
    private boolean isWorthReporting(
            HeldKey key, WindowSpan window, RollupProgress progress, Context context) {
        return key.key().segment().isEmpty()
                && progress.lastWithRows(window.granularity()) == window.start()
                && context.timerService().currentWatermark() != Long.MAX_VALUE
                && held.isCurrent(key.key(), window.start())
                && held.isCurrent(key.key(), window.end() - 1)
                && held.isInService(key.key(), window);
    }

    /** Returns the starts of the panes from here on, in order, without reading what they hold. */
    private List<Long> panesFrom(long start) throws Exception {
        List<Long> starts = new ArrayList<>();
        for (Long pane : panes.keys()) {
            if (pane >= start) {
                starts.add(pane);
            }
        }
        Collections.sort(starts);
        return starts;
    }

    private void purge(WindowPlan plan, RollupProgress progress, long boundary) throws Exception {
        List<Long> done = new ArrayList<>();
        for (Long pane : panes.keys()) {
            boolean openByClock =
                    plan.clockWindowsOf(pane).stream()
                            .anyMatch(w -> w.end() + allowedLateness > boundary);
            boolean openByRows =
                    plan.rowGranularities().stream()
                            .anyMatch(granularity -> progress.filling(granularity).canHold(pane));
            boolean revisable =
                    progress.revisable().keySet().stream().anyMatch(w -> holds(w, pane));
            if (!openByClock && !openByRows && !revisable) {
                done.add(pane);
            }
        }
        for (Long pane : done) {
            panes.remove(pane);
        }
        slices.removeIf(done::contains);
        estimates.removeAll(done);
    }
}
