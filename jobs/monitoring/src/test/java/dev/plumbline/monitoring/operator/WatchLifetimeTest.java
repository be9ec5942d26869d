package dev.plumbline.monitoring.operator;

import static dev.plumbline.monitoring.operator.Published.HOUR;
import static dev.plumbline.monitoring.operator.Published.START;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.core.baseline.Baseline;
import dev.plumbline.core.judgement.LifetimeJudge;
import dev.plumbline.core.model.Role;
import dev.plumbline.core.monitor.Monitor;
import dev.plumbline.core.report.Measurement;
import dev.plumbline.core.report.ReportStatus;
import dev.plumbline.core.report.Verdict;
import dev.plumbline.core.report.WindowReport;
import dev.plumbline.core.rollup.RollupKey;
import dev.plumbline.kafka.control.ControlPublisher;
import dev.plumbline.kafka.control.ControlViewFactory;
import dev.plumbline.kafka.control.FixedControlView;
import dev.plumbline.kafka.flink.OutputRecord;
import dev.plumbline.monitoring.fold.LabelledPart;
import dev.plumbline.monitoring.stream.ClosedWindow;
import dev.plumbline.monitoring.stream.PerformanceDelta;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.co.KeyedCoProcessOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Models that go wrong in production: a classifier that erred on a tenth of its evaluation and on a
 * fifth in production from hour 20 on, and a regression whose errors are twice as large from that
 * hour on.
 */
@ParameterizedClass
@EnumSource(WatchedTask.class)
class WatchLifetimeTest {
    private static final int HOURS = 40;
    private static final int ROWS = 200;
    private final WatchedTask task;
    private final Monitor watched;
    private final Baseline baseline;

    private KeyedTwoInputStreamOperatorTestHarness<
                    Long, PerformanceDelta, ClosedWindow, OutputRecord>
            harness;

    WatchLifetimeTest(WatchedTask task) {
        this.task = task;
        this.watched = task.monitor("lifetime: {alpha: 0.05}");
        this.baseline = task.baseline(watched);
    }

    @BeforeEach
    void open() throws Exception {
        harness = harness(watched, baseline);
        harness.open();
    }

    @AfterEach
    void close() throws Exception {
        harness.close();
    }

    @Test
    void everyFinalReportOfTheFirstWindowsCarriesTheEvidenceAndItAlarmsAfterTheHarm()
            throws Exception {
        feed(key(watched, baseline), hours(0, HOURS));
        advance(START + 1000 * HOUR);
        List<WindowReport> reports = Reports.read(harness.extractOutputValues());
        assertThat(reports)
                .allSatisfy(
                        report ->
                                assertThat(evidence(report).size())
                                        .isEqualTo(
                                                report.status() == ReportStatus.FINAL
                                                                && report.granularity()
                                                                        .equals("PT1H")
                                                        ? 1
                                                        : 0));
        List<Verdict> verdicts = watched(reports).stream().map(Measurement::verdict).toList();
        assertThat(verdicts).hasSize(HOURS);
        assertThat(verdicts.indexOf(Verdict.DRIFT)).isBetween(20, 28);
        assertThat(verdicts.subList(30, HOURS)).containsOnly(Verdict.DRIFT);
    }

    @Test
    void theEvidenceIsTheSameInWhateverOrderLabelsAndWindowsCome() throws Exception {
        List<Measurement> first = null;
        Random random = new Random(11);
        List<Integer> hours = new ArrayList<>(hours(0, HOURS));
        for (int round = 0; round < 5; round++) {
            feed(key(watched, baseline), hours);
            advance(START + 1000 * HOUR);
            List<Measurement> said = watched(Reports.read(harness.extractOutputValues()));
            first = first == null ? said : first;
            assertThat(said).as("round " + round).isEqualTo(first);
            Collections.shuffle(hours, random);
            close();
            open();
        }
    }

    @Test
    void goesOnAfterARestoreFromTheSameEvidence() throws Exception {
        RollupKey key = key(watched, baseline);
        feed(key, hours(0, 23));
        advance(START + 24 * HOUR);
        OperatorSubtaskState snapshot = harness.snapshot(1, 1);
        harness.extractOutputValues();
        feed(key, hours(23, HOURS));
        advance(START + 1000 * HOUR);
        List<WindowReport> unbroken = Reports.read(harness.extractOutputValues());
        int before = unbroken.size();
        close();

        harness = harness(watched, baseline);
        harness.initializeState(snapshot);
        harness.open();
        feed(key, hours(23, HOURS));
        advance(START + 1000 * HOUR);
        List<WindowReport> resumed = Reports.read(harness.extractOutputValues());
        assertThat(watched(resumed)).isNotEmpty();
        assertThat(resumed).isEqualTo(unbroken.subList(before - resumed.size(), before));
    }

    @Test
    void keepsNoStateAndSaysNothingUnlessAskedFor() throws Exception {
        Monitor unwatched = task.monitor("");
        Baseline unheld = task.baseline(unwatched);
        close();
        harness = harness(unwatched, unheld);
        harness.open();
        feed(key(unwatched, unheld), hours(0, 4));
        advance(START + 1000 * HOUR);
        assertThat(watched(Reports.read(harness.extractOutputValues()))).isEmpty();
        // the progress of the key
        assertThat(harness.numKeyedStateEntries()).isEqualTo(1);
    }

    private static List<Integer> hours(int from, int to) {
        List<Integer> hours = new ArrayList<>();
        for (int hour = from; hour < to; hour++) {
            hours.add(hour);
        }
        return hours;
    }

    private void feed(RollupKey key, List<Integer> hours) throws Exception {
        for (int hour : hours) {
            long start = START + hour * HOUR;
            harness.processElement1(
                    new PerformanceDelta(
                            key.reference(),
                            start,
                            start + 2 * HOUR,
                            LabelledPart.counts(
                                    Map.of(
                                            LabelledPart.TALLY,
                                            task.tally(ROWS, hour < 20 ? 1 : 2)))),
                    start);
            harness.processElement2(closed(key, 0, start, HOUR), start);
            if (hour % 2 == 1) {
                harness.processElement2(closed(key, 1, start - HOUR, 2 * HOUR), start);
            }
        }
    }

    private static ClosedWindow closed(RollupKey key, int granularity, long start, long span) {
        long rows = span / HOUR * ROWS;
        return new ClosedWindow(
                key.reference(), key.text(), granularity, start, start + span, rows);
    }

    private void advance(long watermark) throws Exception {
        harness.processWatermark1(new Watermark(watermark));
        harness.processWatermark2(new Watermark(watermark));
    }

    private static List<Measurement> watched(List<WindowReport> reports) {
        return reports.stream().flatMap(report -> evidence(report).stream()).toList();
    }

    private static List<Measurement> evidence(WindowReport report) {
        return report.measurements().stream()
                .filter(held -> held.metric().equals(LifetimeJudge.LIFETIME_RISK))
                .toList();
    }

    private static RollupKey key(Monitor monitor, Baseline baseline) {
        return new RollupKey(
                monitor.model(), "1", Role.CHAMPION, "", baseline.id(), Published.REVISION);
    }

    private static KeyedTwoInputStreamOperatorTestHarness<
                    Long, PerformanceDelta, ClosedWindow, OutputRecord>
            harness(Monitor monitor, Baseline baseline) throws Exception {
        ControlViewFactory control =
                FixedControlView.factory(
                        List.of(ControlPublisher.messageOf(baseline, 1, Instant.EPOCH)),
                        List.of(
                                ControlPublisher.messageOf(
                                        monitor, Published.REVISION, Instant.EPOCH)),
                        List.of());
        return new KeyedTwoInputStreamOperatorTestHarness<>(
                new KeyedCoProcessOperator<>(new RollUpPerformance(control, "reports")),
                PerformanceDelta::reference,
                ClosedWindow::reference,
                Types.LONG);
    }
}
