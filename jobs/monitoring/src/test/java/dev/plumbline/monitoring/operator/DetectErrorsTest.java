package dev.plumbline.monitoring.operator;

import static dev.plumbline.monitoring.operator.Published.HOUR;
import static dev.plumbline.monitoring.operator.Published.START;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.core.baseline.Baseline;
import dev.plumbline.core.errorstream.ErrorLog;
import dev.plumbline.core.evaluation.BaselineBuilder;
import dev.plumbline.core.event.Output;
import dev.plumbline.core.join.LabelDelays;
import dev.plumbline.core.model.Role;
import dev.plumbline.core.monitor.Monitor;
import dev.plumbline.core.performance.ClassificationTally;
import dev.plumbline.core.report.ChangePoint;
import dev.plumbline.core.report.Measurement;
import dev.plumbline.core.report.ReportStatus;
import dev.plumbline.core.report.Verdict;
import dev.plumbline.core.report.WindowReport;
import dev.plumbline.core.rollup.RollupKey;
import dev.plumbline.kafka.control.ControlPublisher;
import dev.plumbline.kafka.control.ControlViewFactory;
import dev.plumbline.kafka.control.FixedControlView;
import dev.plumbline.kafka.document.monitor.MonitorDocument;
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

/**
 * A classifier that erred on a tenth of its evaluation, and in production from hour 20, row 4,000,
 * on three tenths. Every tenth row of an hour is labelled after the hour was judged.
 */
class DetectErrorsTest {
    private static final int HOURS = 40;
    private static final int ROWS = 200;
    private static final int LATE = 20;
    private static final String DOCUMENT =
            """
            model: mail
            task: multiclass
            time: {column: time, format: iso}
            prediction: {class: predicted, classes: [ham, spam]}
            label: {column: label, delay: PT1H, horizon: PT12H, judgeAfter: PT3H}
            features: {length: numeric}
            windows: [{span: PT1H}, {span: PT2H}]
            %s
            """;
    private static final Monitor WATCHED = monitor("detectors: [adwin, ddm]");
    private static final Baseline BASELINE = baseline(WATCHED);
    private static final List<PerformanceDelta> TRAFFIC = traffic(key(WATCHED, BASELINE));

    private KeyedTwoInputStreamOperatorTestHarness<
                    Long, PerformanceDelta, ClosedWindow, OutputRecord>
            harness;

    @BeforeEach
    void open() throws Exception {
        harness = harness(WATCHED, BASELINE);
        harness.open();
    }

    @AfterEach
    void close() throws Exception {
        harness.close();
    }

    @Test
    void everyReportOfTheFirstWindowsSaysWhatTheDetectorsReadAndWhereTheErrorsRose()
            throws Exception {
        List<WindowReport> reports = run(TRAFFIC);
        assertThat(reports)
                .allSatisfy(
                        report ->
                                assertThat(detectors(report))
                                        .hasSize(report.granularity().equals("PT1H") ? 2 : 0));
        List<ChangePoint> rises =
                judged(reports).stream()
                        .flatMap(report -> detectors(report).stream())
                        .flatMap(detector -> detector.changes().stream())
                        .filter(change -> change.kind() == ChangePoint.Kind.DRIFT_RISE)
                        .toList();
        assertThat(rises).hasSize(2);
        int readPerHour = ROWS - LATE;
        assertThat(rises)
                .allSatisfy(
                        rise -> {
                            assertThat(rise.row()).isBetween(20L * readPerHour, 25L * readPerHour);
                            assertThat(rise.eventTime().toEpochMilli())
                                    .isBetween(START + 20 * HOUR, START + 25 * HOUR);
                        });
    }

    @Test
    void labelsAfterTheJudgementAreCountedAndNotReadAndLaterReportsSayTheSame() throws Exception {
        List<WindowReport> reports = run(TRAFFIC);
        List<WindowReport> judged = judged(reports);
        List<WindowReport> revised =
                reports.stream()
                        .filter(report -> report.granularity().equals("PT1H"))
                        .filter(report -> report.revision() == 1)
                        .toList();
        assertThat(revised).hasSize(HOURS);
        for (int hour = 0; hour < HOURS; hour++) {
            assertThat(revised.get(hour).status()).isEqualTo(ReportStatus.PROVISIONAL);
            assertThat(detectors(revised.get(hour))).isEqualTo(detectors(judged.get(hour)));
            assertThat(unread(revised.get(hour)).value()).isEqualTo(LATE);
        }
        List<WindowReport> last =
                reports.stream()
                        .filter(report -> report.granularity().equals("PT1H"))
                        .filter(report -> report.status() == ReportStatus.FINAL)
                        .toList();
        assertThat(last).hasSize(HOURS);
        for (int hour = 0; hour < HOURS; hour++) {
            assertThat(detectors(last.get(hour))).isEqualTo(detectors(judged.get(hour)));
            assertThat(detectors(last.get(hour)).get(0).n()).isEqualTo(ROWS - LATE);
            assertThat(unread(judged.get(hour)).value()).isZero();
            assertThat(unread(last.get(hour)).value()).isEqualTo(LATE);
            assertThat(unread(last.get(hour)).n()).isEqualTo(ROWS);
        }
    }

    @Test
    void saysTheSameInWhateverOrderLabelsAndWindowsCome() throws Exception {
        List<WindowReport> first = run(TRAFFIC);
        Random random = new Random(11);
        List<PerformanceDelta> shuffled = new ArrayList<>(TRAFFIC);
        for (int round = 0; round < 3; round++) {
            close();
            open();
            Collections.shuffle(shuffled, random);
            assertThat(detectorsOf(run(shuffled)))
                    .as("round " + round)
                    .isEqualTo(detectorsOf(first));
        }
    }

    @Test
    void goesOnAfterARestoreBetweenAndAmidWindows() throws Exception {
        List<Measurement> unbroken = detectorsOf(run(TRAFFIC));
        close();
        open();
        List<Measurement> resumed = new ArrayList<>();
        for (int hour = 0; hour < HOURS; hour++) {
            feed(TRAFFIC, hour);
            advance(START + hour * HOUR + HOUR / 2);
            if (hour % 4 == 1) {
                resumed.addAll(detectorsOf(Reports.read(harness.extractOutputValues())));
                restore(harness.snapshot(hour, hour));
            }
        }
        advance(START + 1000 * HOUR);
        resumed.addAll(detectorsOf(Reports.read(harness.extractOutputValues())));
        assertThat(resumed).containsExactlyElementsOf(unbroken);
    }

    private void restore(OperatorSubtaskState snapshot) throws Exception {
        close();
        harness = harness(WATCHED, BASELINE);
        harness.initializeState(snapshot);
        harness.open();
    }

    @Test
    void rowsAreFreedOnceTheyAreReadAndWhatComesLaterIsNotKept() throws Exception {
        run(TRAFFIC);
        // the progress of the key, its detectors, up to where they read, and the chunk counter
        assertThat(harness.numKeyedStateEntries()).isLessThanOrEqualTo(4);
        RollupKey key = key(WATCHED, BASELINE);
        harness.processElement1(delta(key, 2, START + 3 * HOUR, 0, 20, 1), START);
        assertThat(harness.numKeyedStateEntries()).isLessThanOrEqualTo(4);
    }

    @Test
    void saysWhatTheBaselineLacks() throws Exception {
        Baseline without = baseline(monitor(""));
        close();
        harness = harness(WATCHED, without);
        harness.open();
        List<WindowReport> reports = run(traffic(key(WATCHED, without)));
        assertThat(detectorsOf(reports))
                .isNotEmpty()
                .allSatisfy(
                        said -> {
                            assertThat(said.verdict()).isEqualTo(Verdict.NO_BASELINE);
                            assertThat(said.reason()).contains("build it with detectors");
                        });
    }

    private List<WindowReport> run(List<PerformanceDelta> traffic) throws Exception {
        for (PerformanceDelta delta : traffic) {
            harness.processElement1(delta, delta.bucket());
        }
        for (int hour = 0; hour < HOURS; hour++) {
            close(traffic.get(0).reference(), hour);
        }
        advance(START + 1000 * HOUR);
        return Reports.read(harness.extractOutputValues());
    }

    private void feed(List<PerformanceDelta> traffic, int hour) throws Exception {
        for (PerformanceDelta delta : traffic) {
            if (delta.bucket() == START + hour * HOUR) {
                harness.processElement1(delta, delta.bucket());
            }
        }
        close(traffic.get(0).reference(), hour);
    }

    private void close(long reference, int hour) throws Exception {
        RollupKey key = key(WATCHED, BASELINE);
        String text =
                key.reference() == reference
                        ? key.text()
                        : key(WATCHED, baseline(monitor(""))).text();
        long start = START + hour * HOUR;
        harness.processElement2(closed(reference, text, 0, start, HOUR), start);
        if (hour % 2 == 1) {
            harness.processElement2(closed(reference, text, 1, start - HOUR, 2 * HOUR), start);
        }
    }

    private static ClosedWindow closed(
            long reference, String key, int granularity, long start, long span) {
        return new ClosedWindow(
                reference, key, granularity, start, start + span, span / HOUR * ROWS);
    }

    /** Each hour in three parts, the last of which is labelled five hours after its end. */
    private static List<PerformanceDelta> traffic(RollupKey key) {
        List<PerformanceDelta> traffic = new ArrayList<>();
        for (int hour = 0; hour < HOURS; hour++) {
            long soon = START + (hour + 2) * HOUR;
            long late = START + (hour + 6) * HOUR;
            traffic.add(delta(key, hour, soon, 0, 100, 1));
            traffic.add(delta(key, hour, soon, 100, ROWS - LATE, 1));
            traffic.add(delta(key, hour, late, ROWS - LATE, ROWS, 1));
        }
        return traffic;
    }

    private static PerformanceDelta delta(
            RollupKey key, int hour, long knownBy, int from, int to, int sign) {
        ClassificationTally tally = new ClassificationTally();
        ErrorLog errors = new ErrorLog();
        for (int row = from; row < to; row++) {
            Random random = new Random(1_000L * hour + row);
            // late labels fall anywhere in their hour
            long offset = (row * 7919L % ROWS) * (HOUR / ROWS);
            boolean wrong = random.nextInt(1_000) < (hour < 20 ? 100 : 300);
            tally.add(-1, Double.NaN, "ham", wrong ? "spam" : "ham", sign);
            errors.add(offset, random.nextInt(), wrong ? 1 : 0, sign);
        }
        return new PerformanceDelta(
                key.reference(),
                START + hour * HOUR,
                knownBy,
                LabelledPart.counts(
                        Map.of(
                                LabelledPart.TALLY,
                                tally.toBytes(),
                                LabelledPart.DELAYS,
                                new LabelDelays().toBytes(),
                                LabelledPart.ERRORS,
                                errors.toBytes())));
    }

    private void advance(long watermark) throws Exception {
        harness.processWatermark1(new Watermark(watermark));
        harness.processWatermark2(new Watermark(watermark));
    }

    private static List<WindowReport> judged(List<WindowReport> reports) {
        return reports.stream()
                .filter(report -> report.granularity().equals("PT1H") && report.judged())
                .toList();
    }

    private static List<Measurement> detectorsOf(List<WindowReport> reports) {
        return reports.stream().flatMap(report -> detectors(report).stream()).toList();
    }

    private static List<Measurement> detectors(WindowReport report) {
        return report.measurements().stream()
                .filter(held -> held.metric().startsWith("detector_"))
                .toList();
    }

    private static Measurement unread(WindowReport report) {
        return report.measurements().stream()
                .filter(held -> held.metric().equals("detectors_unread"))
                .findFirst()
                .orElseThrow();
    }

    private static Monitor monitor(String option) {
        return MonitorDocument.readText(DOCUMENT.formatted(option), "monitor.yaml", Map.of());
    }

    private static Baseline baseline(Monitor monitor) {
        BaselineBuilder builder = new BaselineBuilder(monitor, "1");
        for (int row = 0; row < 5_000; row++) {
            builder.add(
                    Instant.ofEpochMilli(START - HOUR + row),
                    Map.of("length", row % 97),
                    new Output(null, null, null, "ham"),
                    row * 31 % 10 == 0 ? "spam" : "ham");
        }
        return builder.build();
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
