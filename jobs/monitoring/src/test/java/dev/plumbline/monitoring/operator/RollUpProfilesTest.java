package dev.plumbline.monitoring.operator;

import static dev.plumbline.monitoring.operator.Published.HOUR;
import static dev.plumbline.monitoring.operator.Published.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.plumbline.core.model.Role;
import dev.plumbline.core.profile.FeatureRow;
import dev.plumbline.core.profile.ModelProfile;
import dev.plumbline.core.profile.ProfileLayout;
import dev.plumbline.core.report.Measurement;
import dev.plumbline.core.report.ReportStatus;
import dev.plumbline.core.report.Verdict;
import dev.plumbline.core.report.WindowReport;
import dev.plumbline.core.rollup.RollupKey;
import dev.plumbline.kafka.control.ControlPublisher;
import dev.plumbline.kafka.control.ControlViewFactory;
import dev.plumbline.kafka.control.FixedControlView;
import dev.plumbline.kafka.document.MonitorDocument;
import dev.plumbline.kafka.flink.OutputRecord;
import dev.plumbline.monitoring.ExampleModel;
import dev.plumbline.monitoring.stream.ClosedWindow;
import dev.plumbline.monitoring.stream.ProfileDelta;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.apache.flink.util.OutputTag;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RollUpProfilesTest {
    private static final OutputTag<ClosedWindow> CLOSED =
            new OutputTag<>("closed", TypeInformation.of(ClosedWindow.class));
    private static final Published HOURLY = Published.hourly();
    private static final long MINUTE = Duration.ofMinutes(1).toMillis();
    private static final String ROWS_CLOCK =
            """
            model: bikes
            task: regression
            time: rows
            prediction: {value: prediction}
            windows: [{rows: 50}, {rows: 20}]
            """;

    private KeyedOneInputStreamOperatorTestHarness<String, ProfileDelta, OutputRecord> harness;

    @AfterEach
    void close() throws Exception {
        harness.close();
    }

    @Test
    void closesAWindowOnceTheWatermarkHasReachedItsLastMillisecond() throws Exception {
        open(HOURLY, Duration.ZERO);
        add(HOURLY.delta(START, 3));
        add(HOURLY.delta(START, 4));
        harness.processWatermark(START + HOUR - 2);
        assertThat(reports()).isEmpty();
        harness.processWatermark(START + HOUR - 1);
        WindowReport report = reports().get(0);
        assertThat(report.rows()).isEqualTo(7);
        assertThat(report.windowStart().toEpochMilli()).isEqualTo(START);
        assertThat(report.windowEnd().toEpochMilli()).isEqualTo(START + HOUR);
        assertThat(report.emittedAt()).isEqualTo(report.windowEnd());
        assertThat(report.status()).isEqualTo(ReportStatus.FINAL);
        assertThat(report.judged()).isTrue();
        assertThat(report.baselineId()).isEqualTo(HOURLY.baseline().id());
        assertThat(report.monitorRevision()).isEqualTo(Published.REVISION);
        assertThat(closedWindows())
                .usingRecursiveFieldByFieldElementComparator()
                .containsExactly(
                        new ClosedWindow(
                                HOURLY.key().reference(),
                                HOURLY.key().text(),
                                0,
                                START,
                                START + HOUR,
                                7,
                                Map.of(),
                                new byte[0]));
    }

    @Test
    void reportsBeforeItForwardsTheWatermark() throws Exception {
        open(HOURLY, Duration.ZERO);
        add(HOURLY.delta(START, 1));
        harness.processWatermark(START + 5 * HOUR);
        List<Object> output = List.copyOf(harness.getOutput());
        assertThat(output.get(output.size() - 1)).isEqualTo(new Watermark(START + 5 * HOUR));
        assertThat(output).hasSize(3);
    }

    @Test
    void mergesPanesIntoWindowsOfEverySpan() throws Exception {
        Published both = Published.watchedBy("[{span: PT1H}, {span: PT3H}]");
        open(both, Duration.ZERO);
        for (int hour = 0; hour < 3; hour++) {
            add(both.delta(START + hour * HOUR, 10 + hour));
        }
        harness.processWatermark(START + 3 * HOUR - 1);
        assertThat(reports())
                .extracting(WindowReport::granularity, WindowReport::rows)
                .containsExactlyInAnyOrder(
                        tuple("PT1H", 10L),
                        tuple("PT1H", 11L),
                        tuple("PT1H", 12L),
                        tuple("PT3H", 33L));
    }

    @Test
    void freesThePanesOfWindowsThatCanNoLongerChange() throws Exception {
        open(HOURLY, Duration.ofMinutes(10));
        add(HOURLY.delta(START, 3));
        harness.processWatermark(START + HOUR + 10 * MINUTE - 2);
        // the panes are one entry, the progress of the key is the other
        assertThat(harness.numKeyedStateEntries()).isEqualTo(2);
        harness.processWatermark(START + HOUR + 10 * MINUTE - 1);
        assertThat(harness.numKeyedStateEntries()).isEqualTo(1);
        harness.processWatermark(START + 4 * HOUR);
        assertThat(harness.numKeyedStateEntries()).isEqualTo(1);
        assertThat(harness.numEventTimeTimers()).isZero();
    }

    @Test
    void doesNotOpenAClosedWindowAgainAfterARestore() throws Exception {
        open(HOURLY, Duration.ZERO);
        add(HOURLY.delta(START, 24));
        add(HOURLY.delta(START + HOUR, 5));
        harness.processWatermark(START + HOUR - 1);
        assertThat(reports()).hasSize(1);
        OperatorSubtaskState snapshot = harness.snapshot(1, 1);
        close();

        restore(HOURLY, Duration.ZERO, snapshot);
        add(HOURLY.delta(START, 1));
        harness.processWatermark(START + 2 * HOUR - 1);
        assertThat(reports())
                .singleElement()
                .satisfies(
                        report -> {
                            assertThat(report.windowStart().toEpochMilli()).isEqualTo(START + HOUR);
                            assertThat(report.rows()).isEqualTo(5);
                            assertThat(lateRows(report)).isEqualTo(1.0);
                        });
    }

    @Test
    void goesOnAfterARestoreAsIfNothingHadHappened() throws Exception {
        open(HOURLY, Duration.ofMinutes(10));
        add(HOURLY.delta(START, 60));
        OperatorSubtaskState snapshot = harness.snapshot(1, 1);
        add(HOURLY.delta(START, 70));
        harness.processWatermark(START + 2 * HOUR);
        List<WindowReport> unbroken = reports();
        close();

        restore(HOURLY, Duration.ofMinutes(10), snapshot);
        add(HOURLY.delta(START, 70));
        harness.processWatermark(START + 2 * HOUR);
        assertThat(reports()).isEqualTo(unbroken);
    }

    @Test
    void revisesAClosedWindowWithinTheAllowedLatenessAndThenEndsIt() throws Exception {
        open(HOURLY, Duration.ofMinutes(10));
        add(HOURLY.delta(START, 3));
        harness.processWatermark(START + HOUR + MINUTE - 1);
        add(HOURLY.delta(START, 2));
        harness.processWatermark(START + HOUR + 10 * MINUTE - 1);
        add(HOURLY.delta(START, 9));
        assertThat(reports())
                .extracting(
                        WindowReport::revision,
                        WindowReport::rows,
                        WindowReport::judged,
                        WindowReport::status)
                .containsExactly(
                        tuple(0, 3L, true, ReportStatus.PROVISIONAL),
                        tuple(1, 5L, false, ReportStatus.PROVISIONAL),
                        tuple(2, 5L, false, ReportStatus.FINAL));
    }

    @Test
    void reportsAWindowWhoseFirstRowsCameWithinTheAllowedLateness() throws Exception {
        open(HOURLY, Duration.ofMinutes(10));
        harness.processWatermark(START + HOUR + MINUTE);
        add(HOURLY.delta(START, 2));
        harness.processWatermark(START + 3 * HOUR);
        WindowReport last =
                Reports.last(reports()).stream()
                        .filter(report -> report.windowStart().equals(ExampleModel.START))
                        .findFirst()
                        .orElseThrow();
        assertThat(last.rows()).isEqualTo(2);
        assertThat(last.status()).isEqualTo(ReportStatus.FINAL);
        assertThat(harness.numKeyedStateEntries()).isEqualTo(1);
    }

    @Test
    void amendsAnEmptyWindowWhoseRowsComeWithinTheAllowedLateness() throws Exception {
        open(HOURLY, Duration.ofMinutes(10));
        add(HOURLY.delta(START, 2));
        harness.processWatermark(START + 2 * HOUR + MINUTE);
        add(HOURLY.delta(START + HOUR, 4));
        harness.processWatermark(START + 5 * HOUR);
        assertThat(reports())
                .filteredOn(report -> report.windowStart().toEpochMilli() == START + HOUR)
                .extracting(WindowReport::revision, WindowReport::rows, WindowReport::judged)
                .containsExactly(tuple(0, 0L, true), tuple(1, 4L, false), tuple(2, 4L, false));
    }

    @Test
    void countsRowsThatComeAfterEveryWindowIsFinalAndSaysSo() throws Exception {
        open(HOURLY, Duration.ofMinutes(10));
        add(HOURLY.delta(START, 60));
        harness.processWatermark(START + HOUR + 10 * MINUTE - 1);
        add(HOURLY.delta(START, 5));
        add(HOURLY.delta(START + HOUR, 60));
        harness.processWatermark(START + 2 * HOUR - 1);
        List<WindowReport> reports = reports();
        WindowReport next = reports.get(reports.size() - 1);
        assertThat(next.rows()).isEqualTo(60);
        assertThat(lateRows(next)).isEqualTo(5.0);
    }

    @Test
    void reportsOneEmptyWindowOfASilentModelAndNoMore() throws Exception {
        open(HOURLY, Duration.ZERO);
        add(HOURLY.delta(START, 3));
        harness.processWatermark(START + 50 * HOUR);
        assertThat(reports()).extracting(WindowReport::rows).containsExactly(3L, 0L);
        add(HOURLY.delta(START + 60 * HOUR, 1));
        harness.processWatermark(START + 90 * HOUR);
        assertThat(reports()).extracting(WindowReport::rows).containsExactly(3L, 0L, 1L, 0L);
        assertThat(closedWindows()).hasSize(2);
    }

    @Test
    void doesNotCallTheEndOfTheStreamASilence() throws Exception {
        open(HOURLY, Duration.ZERO);
        add(HOURLY.delta(START, 3));
        harness.processWatermark(Watermark.MAX_WATERMARK);
        assertThat(reports()).extracting(WindowReport::rows).containsExactly(3L);
    }

    @Test
    void doesNotCallAnEmptySegmentASilentModel() throws Exception {
        open(HOURLY, Duration.ZERO);
        add(HOURLY.delta(HOURLY.key("weather=rain"), START, 3));
        harness.processWatermark(START + 5 * HOUR);
        assertThat(reports()).extracting(WindowReport::rows).containsExactly(3L);
    }

    @Test
    void doesNotCallAModelSilentWhoseRowsAreHeldToAnotherBaselineByNow() throws Exception {
        ControlViewFactory control =
                FixedControlView.factory(
                        List.of(
                                ControlPublisher.messageOf(
                                        HOURLY.baseline(), 1, Instant.ofEpochMilli(START + HOUR))),
                        List.of(
                                ControlPublisher.messageOf(
                                        HOURLY.model().monitor(),
                                        Published.REVISION,
                                        Instant.EPOCH)),
                        List.of());
        open(control, Duration.ZERO);
        RollupKey before = new RollupKey("bikes", "1", Role.CHAMPION, "", "", Published.REVISION);
        add(
                new ProfileDelta(
                        before.text(),
                        START,
                        2,
                        emptyProfile(2),
                        new byte[0],
                        new byte[0],
                        new byte[0]));
        add(HOURLY.delta(START + HOUR, 60));
        harness.processWatermark(START + 2 * HOUR - 1);
        assertThat(reports())
                .extracting(WindowReport::rows, WindowReport::baselineId)
                .containsExactlyInAnyOrder(tuple(2L, null), tuple(60L, HOURLY.baseline().id()));
        assertThat(reports().get(0).measurements())
                .extracting(Measurement::verdict)
                .contains(Verdict.NO_BASELINE);
    }

    private static byte[] emptyProfile(int rows) {
        ModelProfile profile = new ModelProfile(new ProfileLayout(new LinkedHashMap<>()));
        for (int i = 0; i < rows; i++) {
            profile.add(new FeatureRow(profile.layout()));
        }
        return profile.toBytes();
    }

    @Test
    void closesAWindowOfRowsAtTheFirstPaneBoundaryThatHoldsEnough() throws Exception {
        Published byRows = Published.watchedBy("[{rows: 100}]");
        open(byRows, Duration.ZERO);
        add(byRows.delta(START, 60));
        add(byRows.delta(START + MINUTE, 30));
        add(byRows.delta(START + 2 * MINUTE, 30));
        add(byRows.delta(START + 3 * MINUTE, 130));
        harness.processWatermark(START + 3 * MINUTE - 2);
        assertThat(reports()).isEmpty();
        harness.processWatermark(START + 4 * MINUTE - 1);
        assertThat(reports())
                .extracting(
                        WindowReport::granularity,
                        WindowReport::rows,
                        report -> report.windowStart().toEpochMilli(),
                        report -> report.windowEnd().toEpochMilli())
                .containsExactly(
                        tuple("100 rows", 120L, START, START + 3 * MINUTE),
                        tuple("100 rows", 130L, START + 3 * MINUTE, START + 4 * MINUTE));
    }

    @Test
    void countsALateRowOfAWindowOfRowsThatIsStillOpenAndMovesNoBoundary() throws Exception {
        Published byRows = Published.watchedBy("[{rows: 100}]");
        open(byRows, Duration.ZERO);
        add(byRows.delta(START, 60));
        harness.processWatermark(START + 2 * MINUTE - 1);
        add(byRows.delta(START, 50));
        harness.processWatermark(START + 3 * MINUTE - 1);
        assertThat(reports()).isEmpty();
        add(byRows.delta(START + 3 * MINUTE, 40));
        harness.processWatermark(START + 4 * MINUTE - 1);
        assertThat(reports())
                .extracting(
                        WindowReport::rows,
                        report -> report.windowEnd().toEpochMilli(),
                        RollUpProfilesTest::lateRows)
                .containsExactly(tuple(150L, START + 4 * MINUTE, 0.0));
    }

    @Test
    void reportsTheRestOfAWindowOfRowsAtTheEnd() throws Exception {
        Published byRows = Published.watchedBy("[{rows: 100}]");
        open(byRows, Duration.ofMinutes(10));
        add(byRows.delta(START, 60));
        harness.processWatermark(START + 5 * MINUTE);
        assertThat(reports()).isEmpty();
        harness.processWatermark(Watermark.MAX_WATERMARK);
        assertThat(reports())
                .extracting(WindowReport::rows, WindowReport::status)
                .containsExactly(
                        tuple(60L, ReportStatus.PROVISIONAL), tuple(60L, ReportStatus.FINAL));
        assertThat(reports())
                .allSatisfy(
                        report ->
                                assertThat(report.measurements())
                                        .filteredOn(m -> m.metric().equals("unfinished"))
                                        .extracting(Measurement::value, Measurement::reason)
                                        .containsExactly(
                                                tuple(
                                                        0.4,
                                                        "the input ended after 60 of 100 rows")));
    }

    @Test
    void countsRowsExactlyUnderTheClockOfRows() throws Exception {
        Published byRows =
                Published.of(
                        new ExampleModel(
                                MonitorDocument.readText(ROWS_CLOCK, "monitor.yaml", Map.of()),
                                "1"));
        open(byRows, Duration.ZERO);
        for (int pane = 0; pane < 115; pane += 10) {
            add(byRows.delta(pane, Math.min(10, 115 - pane)));
        }
        harness.processWatermark(Watermark.MAX_WATERMARK);
        assertThat(reports())
                .filteredOn(report -> report.granularity().equals("50 rows"))
                .extracting(WindowReport::rows)
                .containsExactly(50L, 50L, 15L);
        assertThat(reports())
                .filteredOn(report -> report.granularity().equals("20 rows"))
                .extracting(WindowReport::rows)
                .containsExactly(20L, 20L, 20L, 20L, 20L, 15L);
        assertThat(harness.numKeyedStateEntries()).isEqualTo(1);
    }

    private void open(Published published, Duration allowedLateness) throws Exception {
        open(published.control(), allowedLateness);
    }

    private void open(ControlViewFactory control, Duration allowedLateness) throws Exception {
        harness = harness(control, allowedLateness);
        harness.open();
    }

    private void restore(
            Published published, Duration allowedLateness, OperatorSubtaskState snapshot)
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

    private void add(ProfileDelta delta) throws Exception {
        harness.processElement(delta, delta.pane());
    }

    private List<WindowReport> reports() throws Exception {
        return Reports.read(harness.extractOutputValues());
    }

    private List<ClosedWindow> closedWindows() {
        List<ClosedWindow> closed = new ArrayList<>();
        harness.getSideOutput(CLOSED).forEach(record -> closed.add(record.getValue()));
        return closed;
    }

    private static double lateRows(WindowReport report) {
        return report.measurements().stream()
                .filter(measurement -> measurement.metric().equals("late_rows"))
                .mapToDouble(Measurement::value)
                .sum();
    }
}
