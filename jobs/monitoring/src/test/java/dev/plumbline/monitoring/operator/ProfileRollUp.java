package dev.plumbline.monitoring.operator;

import dev.plumbline.core.report.Measurement;
import dev.plumbline.core.report.WindowReport;
import dev.plumbline.kafka.codec.UndecodableRecord;
import dev.plumbline.kafka.control.ControlViewFactory;
import dev.plumbline.kafka.flink.OutputRecord;
import dev.plumbline.monitoring.stream.ClosedWindow;
import dev.plumbline.monitoring.stream.ProfileDelta;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.apache.flink.util.OutputTag;

/** The operator that rolls up profiles, opened anew by every restore. */
final class ProfileRollUp {
    private static final OutputTag<ClosedWindow> CLOSED =
            new OutputTag<>("closed", TypeInformation.of(ClosedWindow.class));

    private KeyedOneInputStreamOperatorTestHarness<String, ProfileDelta, OutputRecord> harness;

    void open(Published published, Duration allowedLateness) throws Exception {
        open(published.control(), allowedLateness);
    }

    void open(ControlViewFactory control, Duration allowedLateness) throws Exception {
        harness = harness(control, allowedLateness);
        harness.open();
    }

    void restore(Published published, Duration allowedLateness, OperatorSubtaskState snapshot)
            throws Exception {
        harness = harness(published.control(), allowedLateness);
        harness.initializeState(snapshot);
        harness.open();
    }

    private static KeyedOneInputStreamOperatorTestHarness<String, ProfileDelta, OutputRecord>
            harness(ControlViewFactory control, Duration allowedLateness) throws Exception {
        return new KeyedOneInputStreamOperatorTestHarness<>(
                new KeyedProcessOperator<>(
                        new RollUpProfiles(control, "reports", CLOSED, allowedLateness)),
                ProfileDelta::key,
                Types.STRING);
    }

    void add(ProfileDelta delta) throws Exception {
        harness.processElement(delta, delta.pane());
    }

    void advance(long watermark) throws Exception {
        harness.processWatermark(watermark);
    }

    /** The input ends. */
    void end() throws Exception {
        harness.processWatermark(Watermark.MAX_WATERMARK);
    }

    OperatorSubtaskState snapshot() throws Exception {
        return harness.snapshot(1, 1);
    }

    void close() throws Exception {
        harness.close();
    }

    /** Reports and watermarks in the order in which they were said. */
    List<Object> output() {
        return List.copyOf(harness.getOutput());
    }

    List<WindowReport> reports() throws UndecodableRecord {
        return Reports.read(harness.extractOutputValues());
    }

    List<ClosedWindow> closedWindows() {
        List<ClosedWindow> closed = new ArrayList<>();
        harness.getSideOutput(CLOSED).forEach(record -> closed.add(record.getValue()));
        return closed;
    }

    /** Entries of all keyed state: the progress of each key, and what its open panes hold. */
    int keyedEntries() {
        return harness.numKeyedStateEntries();
    }

    int timers() {
        return harness.numEventTimeTimers();
    }

    static double lateRows(WindowReport report) {
        return report.measurements().stream()
                .filter(measurement -> measurement.metric().equals("late_rows"))
                .mapToDouble(Measurement::value)
                .sum();
    }
}
