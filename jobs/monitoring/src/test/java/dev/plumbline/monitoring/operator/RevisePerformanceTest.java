package dev.plumbline.monitoring.operator;

import static dev.plumbline.monitoring.operator.Published.HOUR;
import static dev.plumbline.monitoring.operator.Published.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.plumbline.core.join.LabelDelays;
import dev.plumbline.core.performance.RegressionTally;
import dev.plumbline.core.report.ReportStatus;
import dev.plumbline.core.report.WindowReport;
import dev.plumbline.kafka.flink.OutputRecord;
import dev.plumbline.monitoring.ExampleModel;
import dev.plumbline.monitoring.fold.LabelledPart;
import dev.plumbline.monitoring.stream.ClosedWindow;
import dev.plumbline.monitoring.stream.PerformanceDelta;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.co.KeyedCoProcessOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Windows of an hour are judged an hour after their end; labels count until sixteen hours. */
class RevisePerformanceTest {
    private static final Published SLOW =
            Published.of(
                    new ExampleModel(
                            ExampleModel.monitor("bikes", "[{span: PT1H}]", "[]", "PT16H", "PT1H"),
                            "1"));
    private static final long END = START + HOUR;
    private static final long JUDGED = END + HOUR;
    private static final long QUARTER = END + 4 * HOUR;
    private static final long HALF = END + 8 * HOUR;
    private static final long FINAL = END + 16 * HOUR;

    private KeyedTwoInputStreamOperatorTestHarness<
                    Long, PerformanceDelta, ClosedWindow, OutputRecord>
            harness;

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
    void countsAtEachPointTheLabelsKnownByThenAndDecidesOnTheFirst() throws Exception {
        closeWindow(20);
        tellLabels();
        advance(START + 1000 * HOUR);
        assertSaysAll(reports());
        assertThat(reports())
                .extracting(RevisePerformanceTest::coverage)
                .containsExactly(0.1, 0.25, 0.4, 0.5);
        // which looks whether the version has left service
        assertThat(harness.numEventTimeTimers()).isOne();
        assertThat(harness.numKeyedStateEntries()).isEqualTo(1);
    }

    @Test
    void saysTheSameWhenTheWindowClosesAfterItsLabelsCame() throws Exception {
        tellLabels();
        closeWindow(20);
        advance(START + 1000 * HOUR);
        assertSaysAll(reports());
    }

    @Test
    void reportsNotAMillisecondBeforeAPoint() throws Exception {
        closeWindow(20);
        tellLabels();
        int told = 0;
        for (long point : List.of(JUDGED, QUARTER, HALF, FINAL)) {
            advance(point - 2);
            assertThat(reports()).hasSize(told);
            advance(point - 1);
            assertThat(reports()).hasSize(++told);
        }
    }

    @Test
    void passesOverAPointAtWhichNoLabelIsNew() throws Exception {
        closeWindow(20);
        labels(JUDGED, 2);
        labels(HALF, 3);
        // taken back before anyone was told
        labels(QUARTER, 3);
        harness.processElement1(delta(QUARTER, 3, -1), 0);
        advance(FINAL);
        assertThat(reports())
                .extracting(WindowReport::revision, WindowReport::labelledRows)
                .containsExactly(tuple(0, 2L), tuple(2, 5L), tuple(3, 5L));
    }

    @Test
    void reportsAWindowWithoutLateLabelsTwice() throws Exception {
        closeWindow(20);
        labels(JUDGED, 2);
        advance(FINAL);
        assertThat(reports())
                .extracting(WindowReport::status, WindowReport::revision)
                .containsExactly(tuple(ReportStatus.PROVISIONAL, 0), tuple(ReportStatus.FINAL, 3));
    }

    @Test
    void tellsOfACorrectionThoughItAddsNoRow() throws Exception {
        closeWindow(20);
        labels(JUDGED, 2);
        RegressionTally corrected = new RegressionTally();
        corrected.add(1, 2, -1);
        corrected.add(1, 3, +1);
        harness.processElement1(delta(QUARTER, corrected, new LabelDelays()), 0);
        advance(FINAL);
        assertThat(reports())
                .extracting(WindowReport::revision, WindowReport::labelledRows)
                .containsExactly(tuple(0, 2L), tuple(1, 2L), tuple(3, 2L));
    }

    @Test
    void goesOnAfterARestoreBetweenTheReports() throws Exception {
        closeWindow(20);
        tellLabels();
        advance(QUARTER);
        List<WindowReport> before = reports();
        OperatorSubtaskState snapshot = harness.snapshot(1, 1);
        close();
        harness = harness();
        harness.initializeState(snapshot);
        harness.open();
        advance(FINAL);
        List<WindowReport> all = new ArrayList<>(before);
        all.addAll(reports());
        assertThat(before).hasSize(2);
        assertSaysAll(all);
    }

    private static void assertSaysAll(List<WindowReport> reports) {
        assertThat(reports)
                .extracting(
                        report -> report.emittedAt().toEpochMilli(),
                        WindowReport::labelledRows,
                        WindowReport::judged,
                        WindowReport::status,
                        WindowReport::revision)
                .containsExactly(
                        tuple(JUDGED, 2L, true, ReportStatus.PROVISIONAL, 0),
                        tuple(QUARTER, 5L, false, ReportStatus.PROVISIONAL, 1),
                        tuple(HALF, 8L, false, ReportStatus.PROVISIONAL, 2),
                        tuple(FINAL, 10L, false, ReportStatus.FINAL, 3));
    }

    private static double coverage(WindowReport report) {
        return report.measurements().stream()
                .filter(each -> each.metric().equals("label_coverage"))
                .findFirst()
                .orElseThrow()
                .value();
    }

    /** Two in time for the judgement, three and three for the revisions, two for the last. */
    private void tellLabels() throws Exception {
        labels(HALF + HOUR, 2);
        labels(QUARTER + HOUR, 1);
        labels(HALF, 2);
        labels(JUDGED + HOUR, 1);
        labels(QUARTER, 2);
        labels(JUDGED, 2);
    }

    private void labels(long knownBy, int rows) throws Exception {
        harness.processElement1(delta(knownBy, rows, +1), 0);
    }

    private static PerformanceDelta delta(long knownBy, int rows, int sign) {
        RegressionTally tally = new RegressionTally();
        LabelDelays delays = new LabelDelays();
        for (int row = 0; row < rows; row++) {
            tally.add(row, 2 * row, sign);
            delays.add(knownBy - START, sign);
        }
        return delta(knownBy, tally, delays);
    }

    private static PerformanceDelta delta(long knownBy, RegressionTally tally, LabelDelays delays) {
        return new PerformanceDelta(
                SLOW.key().reference(),
                START,
                knownBy,
                LabelledPart.counts(
                        Map.of(
                                LabelledPart.TALLY,
                                tally.toBytes(),
                                LabelledPart.DELAYS,
                                delays.toBytes())));
    }

    private void closeWindow(long rows) throws Exception {
        harness.processElement2(
                new ClosedWindow(SLOW.key().reference(), SLOW.key().text(), 0, START, END, rows),
                START);
    }

    private void advance(long watermark) throws Exception {
        harness.processWatermark1(new Watermark(watermark));
        harness.processWatermark2(new Watermark(watermark));
    }

    private List<WindowReport> reports() throws Exception {
        return Reports.read(harness.extractOutputValues());
    }

    private static KeyedTwoInputStreamOperatorTestHarness<
                    Long, PerformanceDelta, ClosedWindow, OutputRecord>
            harness() throws Exception {
        return new KeyedTwoInputStreamOperatorTestHarness<>(
                new KeyedCoProcessOperator<>(new RollUpPerformance(SLOW.control(), "reports")),
                PerformanceDelta::reference,
                ClosedWindow::reference,
                Types.LONG);
    }
}
