package dev.plumbline.monitoring.operator;

import static dev.plumbline.monitoring.operator.Published.HOUR;
import static dev.plumbline.monitoring.operator.Published.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.plumbline.core.join.LabelDelays;
import dev.plumbline.core.performance.RegressionTally;
import dev.plumbline.core.report.Lane;
import dev.plumbline.core.report.Measurement;
import dev.plumbline.core.report.ReportStatus;
import dev.plumbline.core.report.WindowReport;
import dev.plumbline.kafka.flink.OutputRecord;
import dev.plumbline.monitoring.ExampleModel;
import dev.plumbline.monitoring.fold.LabelledPart;
import dev.plumbline.monitoring.stream.ClosedWindow;
import dev.plumbline.monitoring.stream.PerformanceDelta;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.co.KeyedCoProcessOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Windows are judged three hours after their end, and no label counts after six. */
class RollUpPerformanceTest {
    private static final Published HOURLY = Published.hourly();
    private static final long JUDGED = START + 4 * HOUR;
    private static final long FINAL = START + 7 * HOUR;

    private KeyedTwoInputStreamOperatorTestHarness<
                    Long, PerformanceDelta, ClosedWindow, OutputRecord>
            harness;

    @AfterEach
    void close() throws Exception {
        harness.close();
    }

    @Test
    void judgesAtItsPointByTheLabelsKnownByThenEvenIfTimeJumps() throws Exception {
        open(HOURLY);
        closeWindow(HOURLY, START, 10);
        labels(START, START + 3 * HOUR, 3);
        labels(START, JUDGED, 2);
        labels(START, JUDGED + HOUR, 4);
        advance(START + 1000 * HOUR);
        assertThat(reports())
                .extracting(
                        report -> report.emittedAt().toEpochMilli(),
                        WindowReport::labelledRows,
                        WindowReport::rows,
                        WindowReport::judged,
                        WindowReport::status,
                        WindowReport::revision)
                .containsExactly(
                        tuple(JUDGED, 5L, 10L, true, ReportStatus.PROVISIONAL, 0),
                        tuple(FINAL, 9L, 10L, false, ReportStatus.FINAL, 1));
        assertThat(reports()).extracting(WindowReport::lane).containsOnly(Lane.PERFORMANCE);
    }

    @Test
    void tellsHowLateTheLabelsCameThatItCounts() throws Exception {
        open(HOURLY);
        closeWindow(HOURLY, START, 10);
        labels(START, JUDGED, 3);
        labels(START, JUDGED + HOUR, 6);
        advance(FINAL);
        assertThat(reports())
                .extracting(report -> delay(report, 50).n(), report -> delay(report, 90).n())
                .containsExactly(tuple(3L, 3L), tuple(9L, 9L));
        assertThat(delay(reports().get(0), 50).value())
                .isBetween(3600 * 63.0 / 64, 3600 * 65.0 / 64);
        // of the delays 0 to 2 and 0 to 5 hours
        assertThat(delay(reports().get(1), 50).value())
                .isBetween(7200 * 63.0 / 64, 7200 * 65.0 / 64);
        assertThat(delay(reports().get(1), 99).value())
                .isBetween(18000 * 63.0 / 64, 18000 * 65.0 / 64);
        assertThat(delay(reports().get(1), 99).errorBound()).isBetween(1.0, 18000 / 64.0);
    }

    private static Measurement delay(WindowReport report, int percentage) {
        return report.measurements().stream()
                .filter(each -> each.metric().equals("label_delay_p" + percentage))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void judgesNotAMillisecondEarlier() throws Exception {
        open(HOURLY);
        closeWindow(HOURLY, START, 10);
        advance(JUDGED - 2);
        assertThat(reports()).isEmpty();
        advance(JUDGED - 1);
        assertThat(reports()).hasSize(1);
        advance(FINAL - 2);
        assertThat(reports()).hasSize(1);
        advance(FINAL - 1);
        assertThat(reports()).hasSize(2);
    }

    @Test
    void waitsForTheLabelsWatermark() throws Exception {
        open(HOURLY);
        closeWindow(HOURLY, START, 10);
        harness.processWatermark2(new Watermark(START + 1000 * HOUR));
        assertThat(reports()).isEmpty();
    }

    @Test
    void countsInItsLastReportEveryLabelThoughTheHorizonIsNoWholeNumberOfTicks() throws Exception {
        Published daily =
                Published.of(
                        new ExampleModel(
                                ExampleModel.monitor(
                                        "bikes", "[{span: P1D}]", "[]", "PT36H", "P1D"),
                                "1"));
        open(daily);
        closeWindow(daily, START, 24 * HOUR, 10);
        // known 30 hours after a prediction of the first day, so with the tick that ends at 72
        harness.processElement1(delta(daily, START, START + 72 * HOUR, 3, 1), 0);
        advance(START + 60 * HOUR - 1);
        assertThat(reports())
                .extracting(WindowReport::labelledRows, WindowReport::status)
                .containsExactly(
                        tuple(0L, ReportStatus.PROVISIONAL), tuple(3L, ReportStatus.FINAL));
    }

    @Test
    void tellsNothingOfAWindowAgainOnceItIsFinal() throws Exception {
        open(HOURLY);
        labels(START, START + 3 * HOUR, 3);
        closeWindow(HOURLY, START, 10);
        advance(FINAL);
        closeWindow(HOURLY, START, 11);
        advance(FINAL + 10 * HOUR);
        assertThat(reports())
                .extracting(WindowReport::labelledRows, WindowReport::revision)
                .containsExactly(tuple(3L, 0), tuple(3L, 1));
    }

    @Test
    void takesOverTheRowsOfARevisedWindow() throws Exception {
        open(HOURLY);
        closeWindow(HOURLY, START, 10);
        advance(JUDGED);
        closeWindow(HOURLY, START, 11);
        advance(FINAL);
        assertThat(reports()).extracting(WindowReport::rows).containsExactly(10L, 11L);
    }

    @Test
    void freesTheTalliesOfFinalWindowsAndTakesNoMoreOfThem() throws Exception {
        open(HOURLY);
        labels(START, START + 3 * HOUR, 3);
        labels(START + HOUR, START + 3 * HOUR, 3);
        closeWindow(HOURLY, START, 3);
        closeWindow(HOURLY, START + HOUR, 3);
        advance(FINAL - 1);
        // tallies and delays of the second window are an entry each, as is the progress of the key
        assertThat(harness.numKeyedStateEntries()).isEqualTo(3);
        advance(FINAL + HOUR - 1);
        assertThat(harness.numKeyedStateEntries()).isEqualTo(1);
        // which looks whether the version has left service
        assertThat(harness.numEventTimeTimers()).isOne();
        labels(START, START + 3 * HOUR, 1);
        assertThat(harness.numKeyedStateEntries()).isEqualTo(1);
    }

    @Test
    void forgetsATickWhoseLabelsWereAllTakenBack() throws Exception {
        open(HOURLY);
        harness.processElement1(delta(HOURLY, START, JUDGED, 3, 1), 0);
        harness.processElement1(delta(HOURLY, START, JUDGED, 3, -1), 0);
        assertThat(harness.numKeyedStateEntries()).isZero();
    }

    @Test
    void goesOnAfterARestoreAsIfNothingHadHappened() throws Exception {
        open(HOURLY);
        labels(START, START + 3 * HOUR, 3);
        closeWindow(HOURLY, START, 10);
        OperatorSubtaskState snapshot = harness.snapshot(1, 1);
        labels(START, START + 6 * HOUR, 2);
        advance(FINAL);
        List<WindowReport> unbroken = reports();
        close();

        harness = harness(HOURLY);
        harness.initializeState(snapshot);
        harness.open();
        labels(START, START + 6 * HOUR, 2);
        advance(FINAL);
        assertThat(reports()).isEqualTo(unbroken).hasSize(2);
    }

    private void open(Published published) throws Exception {
        harness = harness(published);
        harness.open();
    }

    private static KeyedTwoInputStreamOperatorTestHarness<
                    Long, PerformanceDelta, ClosedWindow, OutputRecord>
            harness(Published published) throws Exception {
        return new KeyedTwoInputStreamOperatorTestHarness<>(
                new KeyedCoProcessOperator<>(new RollUpPerformance(published.control(), "reports")),
                PerformanceDelta::reference,
                ClosedWindow::reference,
                Types.LONG);
    }

    private void closeWindow(Published published, long start, long rows) throws Exception {
        closeWindow(published, start, HOUR, rows);
    }

    private void closeWindow(Published published, long start, long span, long rows)
            throws Exception {
        harness.processElement2(
                new ClosedWindow(
                        published.key().reference(),
                        published.key().text(),
                        0,
                        start,
                        start + span,
                        rows),
                start);
    }

    private void labels(long bucket, long knownBy, int rows) throws Exception {
        harness.processElement1(delta(HOURLY, bucket, knownBy, rows, 1), bucket);
    }

    private static PerformanceDelta delta(
            Published published, long bucket, long knownBy, int rows, int sign) {
        RegressionTally tally = new RegressionTally();
        LabelDelays delays = new LabelDelays();
        for (int row = 0; row < rows; row++) {
            tally.add(row, 2 * row, sign);
            delays.add(Duration.ofHours(row).toMillis(), sign);
        }
        return new PerformanceDelta(
                published.key().reference(),
                bucket,
                knownBy,
                LabelledPart.counts(
                        Map.of(
                                LabelledPart.TALLY,
                                tally.toBytes(),
                                LabelledPart.DELAYS,
                                delays.toBytes())));
    }

    private void advance(long watermark) throws Exception {
        harness.processWatermark1(new Watermark(watermark));
        harness.processWatermark2(new Watermark(watermark));
    }

    private List<WindowReport> reports() throws Exception {
        return Reports.read(harness.extractOutputValues());
    }
}
