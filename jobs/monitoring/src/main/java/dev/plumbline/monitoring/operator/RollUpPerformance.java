package dev.plumbline.monitoring.operator;

import dev.plumbline.core.window.PendingWindow;
import dev.plumbline.core.window.PerformanceProgress;
import dev.plumbline.core.window.WindowPlan;
import dev.plumbline.kafka.control.ControlView;
import dev.plumbline.kafka.control.ControlViewFactory;
import dev.plumbline.kafka.flink.OutputRecord;
import dev.plumbline.monitoring.judge.HeldKey;
import dev.plumbline.monitoring.judge.HeldKeys;
import dev.plumbline.monitoring.judge.PerformanceReports;
import dev.plumbline.monitoring.judge.Retirement;
import dev.plumbline.monitoring.stream.ClosedWindow;
import dev.plumbline.monitoring.stream.PerformanceDelta;
import java.time.Duration;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.TimerService;
import org.apache.flink.streaming.api.functions.co.KeyedCoProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Lane PERFORMANCE: merges tallies of labelled rows and reports on the windows that the lane DATA
 * closed: once when they are judged, while labels go on coming at some points between, and once
 * when no label can change them any more. State per key: per tick of the windows that are not
 * final, one tally for each report that its labels are in time for, and, where a version's whole
 * life is watched, its evidence; where detectors read its errors, those of the rows that wait to be
 * read; where performance is estimated, the errors of the last windows.
 */
public final class RollUpPerformance
        extends KeyedCoProcessFunction<Long, PerformanceDelta, ClosedWindow, OutputRecord> {
    private static final long serialVersionUID = 1;

    private final ControlViewFactory controlView;
    private final String reportsTopic;
    private final long allowedLateness;

    private transient ControlView control;
    private transient HeldKeys held;
    private transient Retirement retirement;
    private transient PerformanceState state;
    private transient MeasureLabelled windows;
    private transient ValueState<byte[]> progressBytes;
    private transient Counter lateDeltas;

    public RollUpPerformance(ControlViewFactory controlView, String reportsTopic) {
        this(controlView, reportsTopic, Duration.ZERO);
    }

    /**
     * Makes a roll-up.
     *
     * @param allowedLateness how long after its end a window of the lane DATA may be revised
     */
    public RollUpPerformance(
            ControlViewFactory controlView, String reportsTopic, Duration allowedLateness) {
        this.controlView = controlView;
        this.reportsTopic = reportsTopic;
        this.allowedLateness = allowedLateness.toMillis();
    }

    @Override
    public void open(OpenContext context) {
        control = controlView.open();
        held = new HeldKeys(control);
        retirement = new Retirement(control);
        state = new PerformanceState(getRuntimeContext());
        windows = new MeasureLabelled(state, new PerformanceReports(reportsTopic));
        lateDeltas = getRuntimeContext().getMetricGroup().counter("late_tallies");
        progressBytes =
                getRuntimeContext()
                        .getState(
                                new ValueStateDescriptor<>(
                                        "progress",
                                        PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO));
    }

    @Override
    public void close() {
        if (control != null) {
            control.close();
        }
    }

    @Override
    public void processElement1(
            PerformanceDelta delta, Context context, Collector<OutputRecord> out) throws Exception {
        PerformanceProgress progress = PerformanceProgress.fromBytes(progressBytes.value());
        if (progress.hasBegun() && progress.isDone(delta.bucket(), windowsOf(progress))) {
            lateDeltas.inc();
            return;
        }
        HeldKey key = progress.hasBegun() ? held.of(progress.key()) : null;
        Tuple2<Long, Long> tick = Tuple2.of(delta.bucket(), delta.knownBy());
        state.add(key == null ? tick : TickState.ofReport(key, tick), delta, key);
    }

    @Override
    public void processElement2(ClosedWindow closed, Context context, Collector<OutputRecord> out)
            throws Exception {
        HeldKey key = held.of(closed.key());
        if (key.baseline() == null || key.monitor().label() == null) {
            return;
        }
        PerformanceProgress progress = PerformanceProgress.fromBytes(progressBytes.value());
        if (!progress.hasBegun()) {
            state.begin(key);
        }
        PendingWindow window = pending(key, closed);
        progress.add(closed.key(), window);
        if (progress.isPending(window)) {
            state.put(window, closed);
        }
        progressBytes.update(progress.toBytes());
        for (long point : window.reportPoints()) {
            context.timerService().registerEventTimeTimer(point - 1);
        }
    }

    private void forget() throws Exception {
        state.forget();
        progressBytes.clear();
    }

    private static PendingWindow pending(HeldKey key, ClosedWindow closed) {
        return PendingWindow.closed(
                closed.granularity(),
                closed.start(),
                closed.end(),
                closed.rows(),
                key.labels().reportPoints(closed.granularity()));
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<OutputRecord> out)
            throws Exception {
        PerformanceProgress progress = PerformanceProgress.fromBytes(progressBytes.value());
        if (!progress.hasBegun()) {
            return;
        }
        if (progress.isIdle() && state.tallies.isEmpty() && !held.isHeld(progress.key())) {
            forget();
            return;
        }
        HeldKey key = held.of(progress.key());
        long reached = timestamp + 1;
        for (PendingWindow window : progress.due(reached)) {
            startAfreshIfBack(key, progress, window);
            if (!window.isRevised() || state.tallies.hasNewsFor(window)) {
                out.collect(windows.report(key, window, reached));
            }
            progress.reported(window, reached);
            if (!progress.isPending(window)) {
                state.remove(window);
            }
        }
        progressBytes.update(progress.toBytes());
        state.removeIf(tick -> progress.isDone(tick.f0, windowsOf(progress)));
        if (progress.isIdle() && state.tallies.isEmpty()) {
            forgetIfRetired(key, progress, reached, context.timerService());
        }
    }

    /**
     * A version that was away for long enough starts afresh, also where time passed too fast for
     * what it had left behind to be freed meanwhile.
     */
    private void startAfreshIfBack(HeldKey key, PerformanceProgress progress, PendingWindow window)
            throws Exception {
        if (progress.hasJudged()
                || !retirement.wasFor(
                        keptFor(key), key.key(), progress.lastFinal(), window.end() - 1)) {
            return;
        }
        state.forget();
    }

    private long keptFor(HeldKey key) {
        return key.keptFor(allowedLateness);
    }

    private void forgetIfRetired(
            HeldKey key, PerformanceProgress progress, long reached, TimerService timers)
            throws Exception {
        long passed = timers.currentWatermark();
        if (passed == Long.MAX_VALUE) {
            return;
        }
        long free =
                retirement.freeAt(key.key(), progress.lastFinal(), reached, keptFor(key), passed);
        if (free <= reached) {
            forget();
        } else {
            timers.registerEventTimeTimer(free - 1);
        }
    }

    private WindowPlan windowsOf(PerformanceProgress progress) {
        return held.of(progress.key()).windows();
    }
}
