package dev.plumbline.monitoring.operator;

import dev.plumbline.core.judgement.Contained;
import dev.plumbline.core.judgement.CoverageJudge;
import dev.plumbline.core.judgement.FairnessJudge;
import dev.plumbline.core.judgement.LastValue;
import dev.plumbline.core.judgement.LifetimeJudge;
import dev.plumbline.core.model.Task;
import dev.plumbline.core.performance.PerformanceTally;
import dev.plumbline.core.report.Measurement;
import dev.plumbline.core.slice.SliceTotals;
import dev.plumbline.core.window.PerformanceProgress;
import dev.plumbline.core.window.PerformanceProgress.PendingWindow;
import dev.plumbline.core.window.WindowPlan;
import dev.plumbline.kafka.control.ControlView;
import dev.plumbline.kafka.control.ControlViewFactory;
import dev.plumbline.kafka.flink.OutputRecord;
import dev.plumbline.monitoring.fold.LabelledPart;
import dev.plumbline.monitoring.judge.Attempt;
import dev.plumbline.monitoring.judge.HeldKey;
import dev.plumbline.monitoring.judge.HeldKeys;
import dev.plumbline.monitoring.judge.PerformanceReports;
import dev.plumbline.monitoring.stream.ClosedWindow;
import dev.plumbline.monitoring.stream.PerformanceDelta;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.metrics.Counter;
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

    private transient ControlView control;
    private transient HeldKeys held;
    private transient PerformanceReports reports;
    private transient TallyState tallies;
    private transient TargetState targets;
    private transient AwaitedEstimates estimates;
    private transient EstimateErrorState estimateErrors;
    private transient AwaitedRows predicted;
    private transient AwaitedGroups groups;
    private transient LifetimeState lifetime;
    private transient ErrorState errors;
    private transient DetectorState detectors;
    private transient ValueState<byte[]> progressBytes;
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
        tallies = new TallyState(getRuntimeContext());
        targets = new TargetState(getRuntimeContext());
        estimates = new AwaitedEstimates(getRuntimeContext());
        estimateErrors = new EstimateErrorState(getRuntimeContext());
        predicted = new AwaitedRows(getRuntimeContext());
        groups = new AwaitedGroups(getRuntimeContext());
        lifetime = new LifetimeState(getRuntimeContext());
        errors = new ErrorState(getRuntimeContext());
        detectors = new DetectorState(getRuntimeContext(), errors);
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
        long reportPoint =
                progress.hasBegun()
                        ? held.of(progress.key()).reportPoint(delta.bucket(), delta.knownBy())
                        : delta.knownBy();
        Tuple2<Long, Long> tick = Tuple2.of(delta.bucket(), reportPoint);
        tallies.add(tick, delta);
        errors.add(delta.bucket(), reportPoint, LabelledPart.ERRORS.in(delta));
        if (progress.hasBegun()) {
            targets.add(held.of(progress.key()), tick, LabelledPart.TARGET.in(delta));
        } else {
            targets.add(tick, LabelledPart.TARGET.in(delta));
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
            // before the first window closes nobody knows the windows, so what is known by when is
            // kept as it came; from then on only whether it is known in time for each report
            tallies.rekey(tick -> Tuple2.of(tick.f0, key.reportPoint(tick.f0, tick.f1)));
            errors.rekey(key::reportPoint);
            targets.rekey(key, tick -> Tuple2.of(tick.f0, key.reportPoint(tick.f0, tick.f1)));
        }
        PendingWindow window = pending(key, closed);
        progress.add(closed.key(), window);
        if (!closed.estimated().isEmpty() && progress.isPending(window)) {
            estimates.put(window, closed.estimated());
        }
        if (!closed.predicted().isEmpty() && progress.isPending(window)) {
            predicted.put(window, closed.predicted());
        }
        if (closed.groups().length > 0 && progress.isPending(window)) {
            groups.put(window, closed.groups());
        }
        progressBytes.update(progress.toBytes());
        for (long point : window.reportPoints()) {
            context.timerService().registerEventTimeTimer(point - 1);
        }
    }

    private static PendingWindow pending(HeldKey key, ClosedWindow closed) {
        return PendingWindow.closed(
                closed.granularity(),
                closed.start(),
                closed.end(),
                closed.rows(),
                key.reportPoints(closed.granularity()));
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<OutputRecord> out)
            throws Exception {
        PerformanceProgress progress = PerformanceProgress.fromBytes(progressBytes.value());
        HeldKey key = held.of(progress.key());
        long reached = timestamp + 1;
        for (PendingWindow window : progress.due(reached)) {
            if (!window.isRevised() || tallies.hasNewsFor(window)) {
                out.collect(report(key, window, reached));
            }
            progress.reported(window, reached);
            if (!progress.isPending(window)) {
                estimates.remove(window);
                detectors.remove(window);
                predicted.remove(window);
                groups.remove(window);
            }
        }
        progressBytes.update(progress.toBytes());
        tallies.removeIf(tick -> progress.isDone(tick.f0, windowsOf(progress)));
        targets.removeIf(tick -> progress.isDone(tick.f0, windowsOf(progress)));
    }

    private OutputRecord report(HeldKey key, PendingWindow window, long reached) throws Exception {
        Attempt<PerformanceTally> tally =
                Attempt.at(() -> tallies.tallyOf(key.monitor().task(), window));
        Map<String, Double> estimated = estimates.of(window);
        Attempt<SliceTotals> slices = Attempt.at(() -> tallies.slicesOf(window));
        Map<String, Long> rows = predicted.of(window);
        Attempt<CoverageJudge.Finding> coverage =
                Attempt.at(() -> key.coverage(rows, tally.get(), slices));
        return reports.of(
                key,
                window,
                tally,
                coverage,
                slices,
                Attempt.at(() -> tallies.delaysOf(window)),
                Attempt.at(() -> targets.merged(tick -> window.counts(tick.f0, tick.f1))),
                ofTheLife(key, window, tally, coverage, estimated, reached),
                contained("fairness", window, () -> fairness(key, window)),
                estimated,
                reached);
    }

    private List<Measurement> ofTheLife(
            HeldKey key,
            PendingWindow window,
            Attempt<PerformanceTally> tally,
            Attempt<CoverageJudge.Finding> coverage,
            Map<String, Double> estimated,
            long reached)
            throws Exception {
        String unjudgeable = coverage.or(CoverageJudge.Finding.NOTHING).unjudgeable();
        List<Measurement> ofTheLife = new ArrayList<>();
        ofTheLife.addAll(
                contained(
                        LifetimeJudge.LIFETIME_RISK,
                        window,
                        () -> lifetime.watch(key, window, tally, unjudgeable, reached)));
        ofTheLife.addAll(
                contained(
                        "estimate_errors",
                        window,
                        () -> estimateErrors.watch(key, window, estimated, tally, reached)));
        ofTheLife.addAll(contained("detectors", window, () -> detectors.read(key, window, tally)));
        if (key.monitor().task() == Task.REGRESSION) {
            ofTheLife.addAll(
                    contained(
                            LastValue.RMSE,
                            window,
                            () -> LastValue.measure(tallies.lastValuesOf(window))));
        }
        return ofTheLife;
    }

    private static List<Measurement> contained(
            String part, PendingWindow window, Callable<List<Measurement>> measured)
            throws Exception {
        Attempt<List<Measurement>> attempt = Attempt.at(measured);
        return Contained.of(part, window.rows(), attempt);
    }

    private List<Measurement> fairness(HeldKey key, PendingWindow window) throws Exception {
        Optional<FairnessJudge> judge = key.fairnessJudge();
        return judge.isEmpty()
                ? List.of()
                : judge.get().errors(tallies.groupsOf(window), groups.of(window));
    }

    private WindowPlan windowsOf(PerformanceProgress progress) {
        return held.of(progress.key()).windows();
    }
}
