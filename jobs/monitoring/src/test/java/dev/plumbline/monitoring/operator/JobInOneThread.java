package dev.plumbline.monitoring.operator;

import dev.plumbline.core.alert.AlertEpisode;
import dev.plumbline.core.report.WindowReport;
import dev.plumbline.kafka.codec.AlertEpisodeCodec;
import dev.plumbline.kafka.codec.UndecodableRecord;
import dev.plumbline.kafka.codec.WindowReportCodec;
import dev.plumbline.kafka.control.ControlViewFactory;
import dev.plumbline.kafka.flink.DeadLetters;
import dev.plumbline.kafka.flink.OutputRecord;
import dev.plumbline.kafka.flink.OutputRecordSerializer;
import dev.plumbline.kafka.flink.RawRecord;
import dev.plumbline.monitoring.stream.AwaitingLabel;
import dev.plumbline.monitoring.stream.ClosedWindow;
import dev.plumbline.monitoring.stream.LabelArrival;
import dev.plumbline.monitoring.stream.PerformanceDelta;
import dev.plumbline.monitoring.stream.ProfileDelta;
import dev.plumbline.monitoring.stream.ScoredRow;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.api.operators.ProcessOperator;
import org.apache.flink.streaming.api.operators.co.KeyedCoProcessOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.AbstractStreamOperatorTestHarness;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.apache.flink.util.OutputTag;

/**
 * The operators of the job from raw records to episodes, one behind the other, with one watermark
 * for both topics. The same input gives the same output, and every entry of state is at hand.
 */
@SuppressWarnings("try") // Flink declares that closing may be interrupted
final class JobInOneThread implements AutoCloseable {
    private static final OutputTag<OutputRecord> DEAD =
            new OutputTag<>("dead", OutputRecordSerializer.type());
    private static final OutputTag<AwaitingLabel> AWAITING =
            new OutputTag<>("awaiting", TypeInformation.of(AwaitingLabel.class));
    private static final OutputTag<ClosedWindow> CLOSED =
            new OutputTag<>("closed", TypeInformation.of(ClosedWindow.class));
    private static final DeadLetters LETTERS = DeadLetters.redacted("dead-letters");
    private static final Duration AHEAD = Duration.ofMinutes(5);
    private static final Duration FLUSH = Duration.ofSeconds(5);

    private final ControlViewFactory control;
    private final Duration allowedLateness;
    private final Duration labelWait;
    private final List<OutputRecord> reports = new ArrayList<>();
    private final List<OutputRecord> episodes = new ArrayList<>();
    private long deadLetters;

    private OneInputStreamOperatorTestHarness<RawRecord, ProfileDelta> fold;
    private OneInputStreamOperatorTestHarness<RawRecord, LabelArrival> labels;
    private KeyedOneInputStreamOperatorTestHarness<String, ProfileDelta, OutputRecord> profiles;
    private JoinHarness join;
    private OneInputStreamOperatorTestHarness<ScoredRow, PerformanceDelta> tallies;
    private KeyedTwoInputStreamOperatorTestHarness<
                    Long, PerformanceDelta, ClosedWindow, OutputRecord>
            performance;
    private List<KeyedOneInputStreamOperatorTestHarness<String, OutputRecord, OutputRecord>>
            decisions;

    JobInOneThread(ControlViewFactory control, Duration allowedLateness, Duration labelWait)
            throws Exception {
        this.control = control;
        this.allowedLateness = allowedLateness;
        this.labelWait = labelWait;
        make();
        for (AbstractStreamOperatorTestHarness<?> harness : all()) {
            harness.open();
        }
    }

    private void make() throws Exception {
        fold =
                new OneInputStreamOperatorTestHarness<>(
                        new FoldPredictions(control, LETTERS, DEAD, AWAITING, true, AHEAD, FLUSH));
        labels =
                new OneInputStreamOperatorTestHarness<>(
                        new ProcessOperator<>(new DecodeLabels(LETTERS, DEAD, AHEAD)));
        profiles =
                new KeyedOneInputStreamOperatorTestHarness<>(
                        new KeyedProcessOperator<>(
                                new RollUpProfiles(control, "reports", CLOSED, allowedLateness)),
                        ProfileDelta::key,
                        Types.STRING);
        join = new JoinHarness(labelWait);
        tallies = new OneInputStreamOperatorTestHarness<>(new FoldPerformance(FLUSH));
        performance =
                new KeyedTwoInputStreamOperatorTestHarness<>(
                        new KeyedCoProcessOperator<>(new RollUpPerformance(control, "reports")),
                        PerformanceDelta::reference,
                        ClosedWindow::reference,
                        Types.LONG);
        decisions =
                List.of(
                        deciding(new DecideAlerts(control, "alerts")),
                        deciding(new DecideAlerts(control, "alerts")),
                        deciding(new DecideEstimates(control, "alerts")));
    }

    private static KeyedOneInputStreamOperatorTestHarness<String, OutputRecord, OutputRecord>
            deciding(DecideAlerts decide) throws Exception {
        KeyedOneInputStreamOperatorTestHarness<String, OutputRecord, OutputRecord> harness =
                new KeyedOneInputStreamOperatorTestHarness<>(
                        new KeyedProcessOperator<>(decide),
                        report -> new WindowReportCodec().decode(report.value()).model(),
                        Types.STRING);
        harness.setup(OutputRecordSerializer.INSTANCE);
        return harness;
    }

    private List<AbstractStreamOperatorTestHarness<?>> all() {
        List<AbstractStreamOperatorTestHarness<?>> all = new ArrayList<>();
        all.addAll(List.of(fold, labels, profiles, join, tallies, performance));
        all.addAll(decisions);
        return all;
    }

    void predict(RawRecord raw) throws Exception {
        fold.processElement(new StreamRecord<>(raw, raw.eventTime()));
    }

    void label(RawRecord raw) throws Exception {
        labels.processElement(new StreamRecord<>(raw, raw.eventTime()));
    }

    /** Moves the event time of both topics. */
    void advance(long watermark) throws Exception {
        Watermark mark = new Watermark(watermark);
        fold.processWatermark(mark);
        labels.processWatermark(mark);
        passOn();
        profiles.processWatermark(mark);
        join.advance(watermark);
        passOn();
        tallies.processWatermark(mark);
        passOn();
        performance.processBothWatermarks(mark);
        passOn();
        for (var decide : decisions) {
            decide.processWatermark(mark);
        }
        passOn();
    }

    /** Hands on whatever has been said since. */
    void passOn() throws Exception {
        for (ProfileDelta delta : values(fold)) {
            profiles.processElement(delta, delta.pane());
        }
        for (AwaitingLabel awaiting : side(fold, AWAITING)) {
            join.processElement1(awaiting, 0);
        }
        for (LabelArrival label : values(labels)) {
            join.processElement2(label, 0);
        }
        deadLetters += side(fold, DEAD).size() + side(labels, DEAD).size();
        for (ScoredRow row : values(join)) {
            tallies.processElement(row, 0);
        }
        for (PerformanceDelta delta : values(tallies)) {
            performance.processElement1(delta, 0);
        }
        for (ClosedWindow closed : side(profiles, CLOSED)) {
            performance.processElement2(closed, 0);
        }
        decide(values(profiles), 0);
        decide(values(performance), 1);
        for (var decide : decisions) {
            episodes.addAll(values(decide));
        }
    }

    private void decide(List<OutputRecord> written, int lane) throws Exception {
        reports.addAll(written);
        for (OutputRecord report : written) {
            decisions.get(lane).processElement(report, 0);
            decisions.get(2).processElement(report, 0);
        }
    }

    private static <T> List<T> values(AbstractStreamOperatorTestHarness<T> harness) {
        List<T> values = new ArrayList<>();
        for (Object said : harness.getOutput()) {
            if (said instanceof StreamRecord<?> record) {
                @SuppressWarnings("unchecked")
                T value = (T) record.getValue();
                values.add(value);
            }
        }
        harness.getOutput().clear();
        return values;
    }

    private static <T> List<T> side(AbstractStreamOperatorTestHarness<?> from, OutputTag<T> tag) {
        List<T> values = new ArrayList<>();
        if (from.getSideOutput(tag) != null) {
            from.getSideOutput(tag).forEach(record -> values.add(record.getValue()));
            from.getSideOutput(tag).clear();
        }
        return values;
    }

    /** Hands on also what is folded. */
    void flush() throws Exception {
        fold.prepareSnapshotPreBarrier(1);
        passOn();
        tallies.prepareSnapshotPreBarrier(1);
        passOn();
    }

    /** Stops with a snapshot of every operator and goes on from it. */
    void restore() throws Exception {
        flush();
        List<OperatorSubtaskState> snapshots = new ArrayList<>();
        for (AbstractStreamOperatorTestHarness<?> harness : all()) {
            snapshots.add(harness.snapshot(1, 1));
        }
        close();
        make();
        List<AbstractStreamOperatorTestHarness<?>> restored = all();
        for (int i = 0; i < restored.size(); i++) {
            restored.get(i).initializeState(snapshots.get(i));
            restored.get(i).open();
        }
    }

    @Override
    public void close() throws Exception {
        for (AbstractStreamOperatorTestHarness<?> harness : all()) {
            harness.close();
        }
    }

    /** Roll-up of the lane DATA, keyed by the text of the roll-up key. */
    KeyedOneInputStreamOperatorTestHarness<String, ProfileDelta, OutputRecord> profiles() {
        return profiles;
    }

    /** Roll-up of the lane PERFORMANCE, keyed by the roll-up key's reference. */
    KeyedTwoInputStreamOperatorTestHarness<Long, PerformanceDelta, ClosedWindow, OutputRecord>
            performance() {
        return performance;
    }

    JoinHarness join() {
        return join;
    }

    List<WindowReport> reports() throws UndecodableRecord {
        return Reports.read(reports);
    }

    List<AlertEpisode> episodes() throws UndecodableRecord {
        AlertEpisodeCodec codec = new AlertEpisodeCodec();
        List<AlertEpisode> read = new ArrayList<>();
        for (OutputRecord episode : episodes) {
            read.add(codec.decode(episode.value()));
        }
        return read;
    }

    long deadLetters() {
        return deadLetters;
    }

    /** Keys of both roll-ups of which something is remembered beyond their windows. */
    long versions() {
        return progressOf(profiles) + progressOf(performance);
    }

    private static long progressOf(AbstractStreamOperatorTestHarness<?> harness) {
        return ((AbstractStreamOperator<?>) harness.getOperator())
                .getKeyedStateBackend()
                .getKeys("progress", VoidNamespace.INSTANCE)
                .count();
    }

    /** Entries of all keyed state, of every operator. */
    long entries() {
        return profiles.numKeyedStateEntries()
                + join.numKeyedStateEntries()
                + performance.numKeyedStateEntries()
                + decisions.stream().mapToLong(each -> each.numKeyedStateEntries()).sum();
    }
}
