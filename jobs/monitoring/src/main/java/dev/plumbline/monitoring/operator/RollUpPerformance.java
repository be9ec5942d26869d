package dev.plumbline.monitoring.operator;

import dev.plumbline.core.judgement.LifetimeJudge;
import dev.plumbline.core.performance.PerformanceTally;
import dev.plumbline.core.report.Measurement;
import dev.plumbline.core.risk.RiskEvidence;
import dev.plumbline.core.window.PerformanceProgress;
import dev.plumbline.core.window.PerformanceProgress.PendingWindow;
import dev.plumbline.core.window.WindowPlan;
import dev.plumbline.kafka.control.ControlView;
import dev.plumbline.kafka.control.ControlViewFactory;
import dev.plumbline.kafka.flink.OutputRecord;
import dev.plumbline.monitoring.judge.HeldKey;
import dev.plumbline.monitoring.judge.HeldKeys;
import dev.plumbline.monitoring.judge.PerformanceReports;
import dev.plumbline.monitoring.stream.ClosedWindow;
import dev.plumbline.monitoring.stream.PerformanceDelta;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.functions.co.KeyedCoProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Lane PERFORMANCE: merges tallies of labelled rows and reports on the windows that the lane DATA
 * closed, once when they are judged and once when no label can change them any more. State per key:
 * one tally per tick of the windows that are not final and, where a version's whole life is
 * watched, its evidence in at most 203 bytes.
 */
public final class RollUpPerformance
        extends KeyedCoProcessFunction<Long, PerformanceDelta, ClosedWindow, OutputRecord> {
    private static final long serialVersionUID = 1;

    private final ControlViewFactory controlView;
    private final String reportsTopic;

    private transient ControlView control;
    private transient HeldKeys held;
    private transient PerformanceReports reports;
    private transient MapState<Tuple2<Long, Long>, byte[]> tallies;
    private transient SliceState<Tuple2<Long, Long>> slices;
    private transient DelayState<Tuple2<Long, Long>> delays;

    /** What was estimated of each window that is not final, by granularity and start. */
    private transient MapState<Tuple2<Integer, Long>, Map<String, Double>> estimates;

    private transient ValueState<byte[]> progressBytes;
    private transient ValueState<byte[]> lifetime;
    private transient Counter lateDeltas;

    public RollUpPerformance(ControlViewFactory controlView, String reportsTopic) {
        this.controlView = controlView;
        this.reportsTopic = reportsTopic;
    }

    @Override
    public void open(OpenContext context) {
        control = controlView.open();
        held = new HeldKeys(control);
        reports = new PerformanceReports(reportsTopic);
        tallies =
                getRuntimeContext()
                        .getMapState(
                                new MapStateDescriptor<>(
                                        "tallies",
                                        Types.TUPLE(Types.LONG, Types.LONG),
                                        PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO));
        slices = new SliceState<>(getRuntimeContext(), Types.TUPLE(Types.LONG, Types.LONG));
        delays = new DelayState<>(getRuntimeContext(), Types.TUPLE(Types.LONG, Types.LONG));
        estimates =
                getRuntimeContext()
                        .getMapState(
                                new MapStateDescriptor<>(
                                        "estimates",
                                        Types.TUPLE(Types.INT, Types.LONG),
                                        Types.MAP(Types.STRING, Types.DOUBLE)));
        lateDeltas = getRuntimeContext().getMetricGroup().counter("late_tallies");
        progressBytes =
                getRuntimeContext()
                        .getState(
                                new ValueStateDescriptor<>(
                                        "progress",
                                        PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO));
        lifetime =
                getRuntimeContext()
                        .getState(
                                new ValueStateDescriptor<>(
                                        "lifetime",
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
        long judgingPoint =
                progress.hasBegun()
                        ? held.of(progress.key()).judgingPoint(delta.bucket(), delta.knownBy())
                        : delta.knownBy();
        Tuple2<Long, Long> tick = Tuple2.of(delta.bucket(), judgingPoint);
        add(tick, delta.tally());
        slices.add(tick, delta.slices());
        delays.add(tick, delta.delays());
    }

    private void add(Tuple2<Long, Long> tick, byte[] tally) throws Exception {
        byte[] before = tallies.get(tick);
        if (before == null) {
            tallies.put(tick, tally);
            return;
        }
        PerformanceTally merged = PerformanceTally.fromBytes(before);
        merged.merge(PerformanceTally.fromBytes(tally));
        if (merged.isEmpty()) {
            tallies.remove(tick);
        } else {
            tallies.put(tick, merged.toBytes());
        }
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
            foldByJudgingPoint(key);
        }
        PendingWindow window =
                PendingWindow.closed(
                        closed.granularity(),
                        closed.start(),
                        closed.end(),
                        closed.rows(),
                        // a window by rows has no end that is known when a label comes, so it is
                        // judged at its horizon
                        key.windows().closesByClock(closed.granularity())
                                ? key.monitor().label().judgeAfter().toMillis()
                                : key.monitor().label().horizon().toMillis(),
                        key.monitor().label().horizon().toMillis());
        progress.add(closed.key(), window);
        if (!closed.estimated().isEmpty() && progress.isPending(window)) {
            estimates.put(placeOf(window), closed.estimated());
        }
        progressBytes.update(progress.toBytes());
        context.timerService().registerEventTimeTimer(window.judgedAt() - 1);
        context.timerService().registerEventTimeTimer(window.finalAt() - 1);
    }

    private Map<String, Double> estimated(PendingWindow window) throws Exception {
        Map<String, Double> known = estimates.get(placeOf(window));
        return known == null ? Map.of() : known;
    }

    private static Tuple2<Integer, Long> placeOf(PendingWindow window) {
        return Tuple2.of(window.granularity(), window.start());
    }

    /**
     * Before the first window closes nobody knows the windows, so what is known by when is kept as
     * it came; from then on only whether it is known in time for each judgement.
     */
    private void foldByJudgingPoint(HeldKey key) throws Exception {
        Map<Tuple2<Long, Long>, byte[]> kept = new HashMap<>();
        for (Map.Entry<Tuple2<Long, Long>, byte[]> tick : tallies.entries()) {
            kept.put(tick.getKey(), tick.getValue());
        }
        tallies.clear();
        for (Map.Entry<Tuple2<Long, Long>, byte[]> tick : kept.entrySet()) {
            long bucket = tick.getKey().f0;
            add(Tuple2.of(bucket, key.judgingPoint(bucket, tick.getKey().f1)), tick.getValue());
        }
        slices.rekey(tick -> Tuple2.of(tick.f0, key.judgingPoint(tick.f0, tick.f1)));
        delays.rekey(tick -> Tuple2.of(tick.f0, key.judgingPoint(tick.f0, tick.f1)));
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<OutputRecord> out)
            throws Exception {
        PerformanceProgress progress = PerformanceProgress.fromBytes(progressBytes.value());
        HeldKey key = held.of(progress.key());
        for (PendingWindow window : progress.due(timestamp + 1)) {
            PerformanceTally tally = merged(key, window);
            out.collect(
                    reports.of(
                            key,
                            window,
                            tally,
                            slices.merged(tick -> window.counts(tick.f0, tick.f1)),
                            delays.merged(tick -> window.counts(tick.f0, tick.f1)),
                            watch(key, window, tally, timestamp + 1),
                            estimated(window),
                            timestamp + 1));
            progress.reported(window, timestamp + 1);
            if (!progress.isPending(window)) {
                estimates.remove(placeOf(window));
            }
        }
        progressBytes.update(progress.toBytes());
        purge(progress);
    }

    /** Timers fire in event-time order, so final windows of one declaration come in theirs. */
    private List<Measurement> watch(
            HeldKey key, PendingWindow window, PerformanceTally tally, long reached)
            throws Exception {
        Optional<LifetimeJudge> judge = key.lifetime(window.granularity());
        if (judge.isEmpty() || reached < window.finalAt()) {
            return List.of();
        }
        byte[] before = lifetime.value();
        LifetimeJudge.Step step =
                judge.get()
                        .next(
                                before == null
                                        ? RiskEvidence.none()
                                        : RiskEvidence.fromBytes(before),
                                tally,
                                window.rows());
        lifetime.update(step.evidence().toBytes());
        return List.of(step.measurement());
    }

    private PerformanceTally merged(HeldKey key, PendingWindow window) throws Exception {
        PerformanceTally merged = PerformanceTally.empty(key.monitor().task());
        for (Tuple2<Long, Long> tick : tallies.keys()) {
            if (window.counts(tick.f0, tick.f1)) {
                merged.merge(PerformanceTally.fromBytes(tallies.get(tick)));
            }
        }
        return merged;
    }

    private WindowPlan windowsOf(PerformanceProgress progress) {
        return held.of(progress.key()).windows();
    }

    private void purge(PerformanceProgress progress) throws Exception {
        List<Tuple2<Long, Long>> done = new ArrayList<>();
        for (Tuple2<Long, Long> tick : tallies.keys()) {
            if (progress.isDone(tick.f0, windowsOf(progress))) {
                done.add(tick);
            }
        }
        for (Tuple2<Long, Long> tick : done) {
            tallies.remove(tick);
        }
        slices.removeIf(tick -> progress.isDone(tick.f0, windowsOf(progress)));
        delays.removeIf(tick -> progress.isDone(tick.f0, windowsOf(progress)));
    }
}
