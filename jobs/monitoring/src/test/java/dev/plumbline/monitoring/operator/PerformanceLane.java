package dev.plumbline.monitoring.operator;

import dev.plumbline.core.report.WindowReport;
import dev.plumbline.kafka.codec.UndecodableRecord;
import dev.plumbline.kafka.control.ControlViewFactory;
import dev.plumbline.kafka.flink.OutputRecord;
import dev.plumbline.monitoring.fold.PerformanceFold;
import dev.plumbline.monitoring.stream.AwaitingLabel;
import dev.plumbline.monitoring.stream.ClosedWindow;
import dev.plumbline.monitoring.stream.LabelArrival;
import dev.plumbline.monitoring.stream.PerformanceDelta;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.co.KeyedCoProcessOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.util.AbstractStreamOperatorTestHarness;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;

/** The operators that hold the state of the lane PERFORMANCE, one behind the other. */
final class PerformanceLane {
    private final Backend backend;
    private final Duration labelWait;
    private final ControlViewFactory control;
    private final List<OutputRecord> said = new ArrayList<>();
    private final PerformanceFold fold = new PerformanceFold(this::rollUp);

    private JoinHarness join;
    private KeyedTwoInputStreamOperatorTestHarness<
                    Long, PerformanceDelta, ClosedWindow, OutputRecord>
            rollUp;

    PerformanceLane(Backend backend, Duration labelWait, ControlViewFactory control)
            throws Exception {
        this.backend = backend;
        this.labelWait = labelWait;
        this.control = control;
        open(null, null);
    }

    private void open(OperatorSubtaskState joined, OperatorSubtaskState rolledUp) throws Exception {
        join = new JoinHarness(labelWait);
        rollUp =
                new KeyedTwoInputStreamOperatorTestHarness<>(
                        new KeyedCoProcessOperator<>(new RollUpPerformance(control, "reports")),
                        PerformanceDelta::reference,
                        ClosedWindow::reference,
                        Types.LONG);
        start(join, joined);
        start(rollUp, rolledUp);
    }

    private void start(AbstractStreamOperatorTestHarness<?> harness, OperatorSubtaskState state)
            throws Exception {
        harness.setStateBackend(backend.start());
        if (state != null) {
            harness.initializeState(state);
        }
        harness.open();
    }

    void predict(AwaitingLabel prediction) throws Exception {
        join.processElement1(prediction, prediction.row().eventTime());
        foldJoined();
    }

    void label(LabelArrival label) throws Exception {
        join.processElement2(label, label.eventTime());
        foldJoined();
    }

    private void foldJoined() {
        join.extractOutputValues().forEach(fold::add);
        join.getOutput().clear();
    }

    /** Takes what was folded elsewhere. */
    void rollUp(PerformanceDelta delta) {
        try {
            rollUp.processElement1(delta, delta.bucket());
        } catch (Exception e) {
            throw new IllegalStateException("the roll-up must take every delta", e);
        }
    }

    void closeWindow(ClosedWindow window) throws Exception {
        rollUp.processElement2(window, window.end());
    }

    void advance(long watermark) throws Exception {
        join.advance(watermark);
        fold.flush();
        rollUp.processWatermark1(new Watermark(watermark));
        rollUp.processWatermark2(new Watermark(watermark));
    }

    /** Stops with a snapshot of both operators and goes on from it. */
    void restore() throws Exception {
        fold.flush();
        OperatorSubtaskState joined = join.snapshot(1, 1);
        OperatorSubtaskState rolledUp = rollUp.snapshot(1, 1);
        close();
        open(joined, rolledUp);
    }

    void close() throws Exception {
        said.addAll(rollUp.extractOutputValues());
        join.close();
        rollUp.close();
    }

    List<WindowReport> reports() throws UndecodableRecord {
        List<OutputRecord> all = new ArrayList<>(said);
        all.addAll(rollUp.extractOutputValues());
        return Reports.read(all);
    }

    /** Keys of all state that comes and goes with rows, and timers, by name; none that is empty. */
    Map<String, Long> live() {
        Map<String, Long> live = new TreeMap<>();
        live.put("waiting", keys(join, "waiting"));
        live.put("timers of the join", (long) join.numEventTimeTimers());
        // of each version one timer looks whether it has left service
        live.put("timers of the roll-up", rollUp.numEventTimeTimers() - versions());
        for (String state :
                List.of(
                        "tallies",
                        "targets",
                        "slices",
                        "delays",
                        "estimates",
                        "errors",
                        "detector-readings")) {
            live.put(state, keys(rollUp, state));
        }
        live.values().removeIf(count -> count == 0);
        return live;
    }

    /** Versions of which the roll-up remembers up to where they are final. */
    long versions() {
        return keys(rollUp, "progress");
    }

    private static long keys(AbstractStreamOperatorTestHarness<?> harness, String state) {
        return ((AbstractStreamOperator<?>) harness.getOperator())
                .getKeyedStateBackend()
                .getKeys(state, VoidNamespace.INSTANCE)
                .count();
    }
}
