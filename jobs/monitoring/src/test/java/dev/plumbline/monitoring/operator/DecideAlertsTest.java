package dev.plumbline.monitoring.operator;

import static dev.plumbline.monitoring.operator.Published.HOUR;
import static dev.plumbline.monitoring.operator.Published.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.plumbline.core.alert.AlertEpisode;
import dev.plumbline.core.alert.AlertRules;
import dev.plumbline.core.alert.EpisodeState;
import dev.plumbline.core.model.Clock;
import dev.plumbline.core.model.Role;
import dev.plumbline.core.monitor.Monitor;
import dev.plumbline.core.report.Lane;
import dev.plumbline.core.report.Measurement;
import dev.plumbline.core.report.ReportStatus;
import dev.plumbline.core.report.Verdict;
import dev.plumbline.core.report.WindowReport;
import dev.plumbline.kafka.codec.AlertEpisodeCodec;
import dev.plumbline.kafka.control.ControlPublisher;
import dev.plumbline.kafka.control.ControlViewFactory;
import dev.plumbline.kafka.control.FixedControlView;
import dev.plumbline.kafka.flink.OutputRecord;
import dev.plumbline.kafka.flink.OutputRecordSerializer;
import dev.plumbline.monitoring.AskedControl;
import dev.plumbline.monitoring.ExampleModel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DecideAlertsTest {
    private static final Published BIKES = Published.hourly();

    private KeyedOneInputStreamOperatorTestHarness<String, OutputRecord, OutputRecord> harness;

    @BeforeEach
    void open() throws Exception {
        harness = harness();
        harness.open();
    }

    @AfterEach
    void close() throws Exception {
        harness.close();
    }

    @Test
    void decidesInTheOrderOfEventTimeWhateverTheOrderOfArrival() throws Exception {
        List<WindowReport> reports = new ArrayList<>();
        for (int hour = 0; hour < 12; hour++) {
            reports.add(report("1", hour, hour % 3 == 1, true));
            reports.add(report("2", hour, hour % 4 == 2, true));
        }
        List<AlertEpisode> first = null;
        Random random = new Random(3);
        for (int round = 0; round < 10; round++) {
            close();
            open();
            for (WindowReport report : reports) {
                process(report);
            }
            harness.processWatermark(START + 13 * HOUR);
            first = first == null ? episodes() : first;
            assertThat(episodes()).as("round " + round).isEqualTo(first);
            Collections.shuffle(reports, random);
        }
        assertThat(first).isSortedAccordingTo((a, b) -> a.updatedAt().compareTo(b.updatedAt()));
        assertThat(first).hasSizeGreaterThan(6);
    }

    @Test
    void waitsUntilAllReportsOfThatTimeAreThere() throws Exception {
        process(report("1", 0, true, true));
        harness.processWatermark(START + HOUR - 2);
        assertThat(episodes()).isEmpty();
        harness.processWatermark(START + HOUR - 1);
        assertThat(episodes())
                .extracting(AlertEpisode::rule, AlertEpisode::state)
                .containsExactly(tuple(AlertRules.DATA_QUALITY, EpisodeState.OPEN));
        assertThat(harness.numEventTimeTimers()).isZero();
    }

    @Test
    void decidesNothingOnARevision() throws Exception {
        process(report("1", 0, true, false));
        assertThat(harness.numKeyedStateEntries()).isZero();
        harness.processWatermark(START + 5 * HOUR);
        assertThat(episodes()).isEmpty();
    }

    @Test
    void resolvesAfterARestoreWhatItOpenedBefore() throws Exception {
        process(report("1", 0, true, true));
        harness.processWatermark(START + HOUR);
        AlertEpisode opened = episodes().get(0);
        process(report("1", 1, false, true));
        OperatorSubtaskState snapshot = harness.snapshot(1, 1);
        close();
        harness = harness();
        harness.initializeState(snapshot);
        harness.open();
        harness.processWatermark(START + 2 * HOUR);
        assertThat(episodes())
                .extracting(AlertEpisode::id, AlertEpisode::state)
                .containsExactly(tuple(opened.id(), EpisodeState.RESOLVED));
    }

    @Test
    void asksTheControlTopicsOnceForAllReportsOfATime() throws Exception {
        close();
        AskedControl control = new AskedControl(BIKES.control());
        harness = harness(control);
        harness.open();
        for (int hour = 0; hour < 3; hour++) {
            for (int version = 1; version <= 20; version++) {
                process(report(Integer.toString(version), hour, true, true));
            }
            harness.processWatermark(START + (hour + 1) * HOUR);
        }
        assertThat(episodes()).isNotEmpty();
        assertThat(control.asked()).isEqualTo(3);
    }

    /** The last window of a monitor is judged after another one has taken over. */
    @Test
    void endsWhatTheMonitorThatHoldsByThenNoLongerWatches() throws Exception {
        close();
        Monitor daily = ExampleModel.monitor("bikes", "[{span: P1D}]", "[]");
        harness =
                harness(
                        FixedControlView.factory(
                                List.of(),
                                List.of(
                                        ControlPublisher.messageOf(
                                                BIKES.model().monitor(),
                                                Published.REVISION,
                                                Instant.EPOCH),
                                        ControlPublisher.messageOf(
                                                daily,
                                                Published.REVISION + 1,
                                                Instant.ofEpochMilli(START + 2 * HOUR))),
                                List.of()));
        harness.open();
        for (int hour = 0; hour < 2; hour++) {
            process(report("1", hour, true, true));
        }
        harness.processWatermark(START + 3 * HOUR);
        assertThat(episodes())
                .extracting(AlertEpisode::state, AlertEpisode::summary)
                .containsExactly(
                        tuple(EpisodeState.OPEN, "temp missing_rate 0.5000"),
                        tuple(EpisodeState.RESOLVED, "no longer watched"));
    }

    private static KeyedOneInputStreamOperatorTestHarness<String, OutputRecord, OutputRecord>
            harness() throws Exception {
        return harness(BIKES.control());
    }

    private static KeyedOneInputStreamOperatorTestHarness<String, OutputRecord, OutputRecord>
            harness(ControlViewFactory control) throws Exception {
        KeyedOneInputStreamOperatorTestHarness<String, OutputRecord, OutputRecord> made =
                new KeyedOneInputStreamOperatorTestHarness<>(
                        new KeyedProcessOperator<>(new DecideAlerts(control, "alerts")),
                        report -> "bikes",
                        Types.STRING);
        made.setup(OutputRecordSerializer.INSTANCE);
        return made;
    }

    private void process(WindowReport report) throws Exception {
        harness.processElement(Reports.written(report), 0);
    }

    private List<AlertEpisode> episodes() throws Exception {
        List<AlertEpisode> episodes = new ArrayList<>();
        for (OutputRecord record : harness.extractOutputValues()) {
            episodes.add(new AlertEpisodeCodec().decode(record.value()));
        }
        return episodes;
    }

    private static WindowReport report(String version, int hour, boolean broken, boolean judged) {
        Instant start = Instant.ofEpochMilli(START + hour * HOUR);
        Instant end = Instant.ofEpochMilli(START + (hour + 1) * HOUR);
        Verdict verdict = broken ? Verdict.DRIFT : Verdict.OK;
        return new WindowReport(
                "bikes",
                version,
                version.equals("1") ? Role.CHAMPION : Role.CHALLENGER,
                "",
                "PT1H",
                Clock.TIME,
                Lane.DATA,
                start,
                end,
                ReportStatus.FINAL,
                0,
                end,
                judged,
                100,
                null,
                BIKES.baseline().id(),
                Published.REVISION,
                List.of(
                        Measurement.of("missing_rate", "temp")
                                .value(broken ? 0.5 : 0)
                                .rows(100)
                                .verdict(verdict)),
                List.of());
    }
}
