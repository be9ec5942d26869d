package dev.plumbline.monitoring.operator;

import static dev.plumbline.monitoring.operator.Published.HOUR;
import static dev.plumbline.monitoring.operator.Published.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.plumbline.core.baseline.Baseline;
import dev.plumbline.core.baseline.EstimateReference;
import dev.plumbline.core.estimation.CbpeTally.Decision;
import dev.plumbline.core.estimation.EstimateCount;
import dev.plumbline.core.estimation.PerformanceEstimator;
import dev.plumbline.core.event.Prediction;
import dev.plumbline.core.judgement.EstimateJudge;
import dev.plumbline.core.judgement.EstimationErrorJudge;
import dev.plumbline.core.performance.RegressionTally;
import dev.plumbline.core.profile.FeatureRow;
import dev.plumbline.core.report.Measurement;
import dev.plumbline.core.report.ReportStatus;
import dev.plumbline.core.report.Verdict;
import dev.plumbline.core.report.WindowReport;
import dev.plumbline.kafka.codec.PredictionCodec;
import dev.plumbline.kafka.flink.DeadLetters;
import dev.plumbline.kafka.flink.OutputRecord;
import dev.plumbline.kafka.flink.PeekEventTime;
import dev.plumbline.kafka.flink.RawRecord;
import dev.plumbline.monitoring.fold.LabelledPart;
import dev.plumbline.monitoring.stream.AwaitingLabel;
import dev.plumbline.monitoring.stream.ClosedWindow;
import dev.plumbline.monitoring.stream.PerformanceDelta;
import dev.plumbline.monitoring.stream.ProfileDelta;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.api.operators.co.KeyedCoProcessOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.apache.flink.util.OutputTag;
import org.junit.jupiter.api.Test;

/** Estimated performance from the fold of predictions to the report that its labels make. */
// a harness declares that it throws anything when it closes
@SuppressWarnings("try")
class EstimatesTest {
    private static final int LABELLED = 60;
    private static final Published ASKED = Published.watchedBy("[{span: PT1H}]\nestimates: true");
    private static final PerformanceEstimator ESTIMATOR =
            EstimateReference.estimator(ASKED.baseline()).orElseThrow();
    private static final OutputTag<OutputRecord> DEAD =
            new OutputTag<>("dead", TypeInformation.of(OutputRecord.class));
    private static final OutputTag<AwaitingLabel> AWAITING =
            new OutputTag<>("awaiting", TypeInformation.of(AwaitingLabel.class));
    private static final OutputTag<ClosedWindow> CLOSED =
            new OutputTag<>("closed", TypeInformation.of(ClosedWindow.class));

    /** Folds rows in order, with a barrier after each that divides what is told. */
    static List<ProfileDelta> folded(Published published, int rows, int barrierEvery)
            throws Exception {
        try (OneInputStreamOperatorTestHarness<RawRecord, ProfileDelta> harness =
                new OneInputStreamOperatorTestHarness<>(
                        new FoldPredictions(
                                published.control(),
                                DeadLetters.redacted("dead-letters"),
                                DEAD,
                                AWAITING,
                                true,
                                Duration.ofMinutes(5),
                                Duration.ofSeconds(5)))) {
            harness.open();
            for (int row = 0; row < rows; row++) {
                RawRecord raw = raw(published, row);
                harness.processElement(new StreamRecord<>(raw, raw.eventTime()));
                if (row % barrierEvery == 0) {
                    harness.prepareSnapshotPreBarrier(row);
                }
            }
            harness.prepareSnapshotPreBarrier(rows);
            return new ArrayList<>(harness.extractOutputValues());
        }
    }

    private static RawRecord raw(Published published, int row) {
        Prediction prediction =
                published.model().prediction(row, Instant.ofEpochMilli(START + row), 0);
        byte[] value = new PredictionCodec().encode(prediction);
        long time = PeekEventTime.predictions().eventTime(value);
        return new RawRecord("predictions", 0, row, START, time, value);
    }

    private static KeyedOneInputStreamOperatorTestHarness<String, ProfileDelta, OutputRecord>
            profiles() throws Exception {
        return new KeyedOneInputStreamOperatorTestHarness<>(
                new KeyedProcessOperator<>(
                        new RollUpProfiles(ASKED.control(), "reports", CLOSED, Duration.ZERO)),
                ProfileDelta::key,
                Types.STRING);
    }

    private static KeyedTwoInputStreamOperatorTestHarness<
                    Long, PerformanceDelta, ClosedWindow, OutputRecord>
            performance() throws Exception {
        return new KeyedTwoInputStreamOperatorTestHarness<>(
                new KeyedCoProcessOperator<>(new RollUpPerformance(ASKED.control(), "reports")),
                PerformanceDelta::reference,
                ClosedWindow::reference,
                Types.LONG);
    }

    @Test
    void countsWhatEachRowSaysOfThePerformance() throws Exception {
        List<byte[]> counts = folded(ASKED, 300, 70).stream().map(ProfileDelta::estimates).toList();

        assertThat(counts).hasSizeGreaterThan(3).allMatch(count -> count.length > 0);
        assertThat(ESTIMATOR.estimate(counts))
                .isNotEmpty()
                .isEqualTo(ESTIMATOR.estimate(List.of(expected(300))))
                .allSatisfy(estimate -> assertThat(estimate.n()).isEqualTo(300));
    }

    private static byte[] expected(int rows) {
        EstimateCount count = ESTIMATOR.newCount();
        FeatureRow row = new FeatureRow(ASKED.baseline().layout());
        for (int number = 0; number < rows; number++) {
            Prediction prediction =
                    ASKED.model().prediction(number, Instant.ofEpochMilli(START + number), 0);
            row.clear();
            prediction
                    .features()
                    .forEach(
                            (name, value) ->
                                    row.value(ASKED.baseline().layout().slotOf(name), value));
            double predicted = prediction.output().value();
            row.number(ASKED.baseline().layout().slotOf(Baseline.VALUE), predicted);
            count.add(row, predicted, Decision.NONE);
        }
        return count.toBytes();
    }

    @Test
    void countsNothingWhereNobodyAsked() throws Exception {
        assertThat(folded(Published.hourly(), 10, 5))
                .isNotEmpty()
                .allSatisfy(delta -> assertThat(delta.estimates()).isEmpty());
    }

    @Test
    void estimatesAWindowFromItsPartsInAnyOrderAndAfterARestore() throws Exception {
        List<ProfileDelta> parts = folded(ASKED, 300, 70);
        OperatorSubtaskState snapshot;
        try (var harness = profiles()) {
            harness.open();
            for (int i = parts.size() - 1; i > 1; i--) {
                harness.processElement(parts.get(i), parts.get(i).pane());
            }
            snapshot = harness.snapshot(1, 1);
        }
        try (var harness = profiles()) {
            harness.initializeState(snapshot);
            harness.open();
            harness.processElement(parts.get(0), parts.get(0).pane());
            harness.processElement(parts.get(1), parts.get(1).pane());
            harness.processWatermark(START + HOUR - 1);

            WindowReport report = Reports.read(harness.extractOutputValues()).get(0);
            Measurement mae = measured(report, EstimateJudge.ESTIMATED + "mae");
            double direct = ESTIMATOR.estimate(List.of(expected(300))).get(0).value();
            assertThat(mae.value()).isEqualTo(direct);
            assertThat(mae.n()).isEqualTo(300);
            assertThat(mae.interval().level()).isGreaterThan(0.99);
            ClosedWindow closed = harness.getSideOutput(CLOSED).peek().getValue();
            assertThat(closed.estimated()).containsEntry("mae", direct).containsKey("rmse");
        }
    }

    @Test
    void freesEstimatesWithTheirPanes() throws Exception {
        try (var harness = profiles()) {
            harness.open();
            for (ProfileDelta part : folded(ASKED, 300, 70)) {
                harness.processElement(part, part.pane());
            }
            assertThat(harness.numKeyedStateEntries()).isEqualTo(2);
            harness.processWatermark(START + 3 * HOUR);
            // the progress of the key
            assertThat(harness.numKeyedStateEntries()).isEqualTo(1);
        }
    }

    @Test
    void sayHowFarTheyWereFromTheLabelsAlsoAfterARestore() throws Exception {
        OperatorSubtaskState snapshot;
        try (var harness = performance()) {
            harness.open();
            harness.processElement1(labels(), START);
            harness.processElement2(closed(Map.of("mae", 7.5, "rmse", 9.0)), START);
            snapshot = harness.snapshot(1, 1);
        }
        try (var harness = performance()) {
            harness.initializeState(snapshot);
            harness.open();
            watermark(harness, START + 20 * HOUR);

            List<WindowReport> reports = Reports.read(harness.extractOutputValues());
            assertThat(reports).hasSize(2);
            for (WindowReport report : reports) {
                Measurement error = measured(report, EstimateJudge.ERROR + "mae");
                assertThat(error.value()).isCloseTo(10 - 7.5, within(1e-12));
                assertThat(error.n()).isEqualTo(LABELLED);
            }
            assertThat(reports.get(0).measurements())
                    .extracting(Measurement::metric)
                    .noneMatch(metric -> metric.startsWith(EstimationErrorJudge.BIAS));
            Measurement bias = measured(reports.get(1), EstimationErrorJudge.BIAS + "mae");
            assertThat(bias.value()).isCloseTo(10 - 7.5, within(1e-12));
            assertThat(bias.n()).isEqualTo(1);
            // the progress of the key, and the error over its final windows
            assertThat(harness.numKeyedStateEntries()).isEqualTo(2);
        }
    }

    @Test
    void saysHowFarEstimatesMayBeTrustedWhateverTheOrderOfWindowsAndAcrossARestore()
            throws Exception {
        OperatorSubtaskState snapshot;
        try (var harness = performance()) {
            harness.open();
            for (int hour : List.of(3, 0, 4, 1, 2)) {
                harness.processElement1(labels(hour), START);
                harness.processElement2(closed(hour, Map.of("mae", 2.0)), START);
            }
            // the horizon of the second window has passed
            watermark(harness, START + 2 * HOUR + horizon());
            snapshot = harness.snapshot(1, 1);
        }
        try (var harness = performance()) {
            harness.initializeState(snapshot);
            harness.open();
            watermark(harness, START + 20 * HOUR + horizon());

            List<Measurement> coverage =
                    Reports.read(harness.extractOutputValues()).stream()
                            .filter(report -> report.status() == ReportStatus.FINAL)
                            .map(report -> measured(report, EstimationErrorJudge.COVERAGE + "mae"))
                            .toList();
            assertThat(coverage).extracting(Measurement::n).containsExactly(3L, 4L, 5L);
            assertThat(coverage).extracting(Measurement::value).containsOnly(0.0);
            assertThat(coverage).extracting(Measurement::verdict).containsOnly(Verdict.WARN);
        }
    }

    private static long horizon() {
        return ASKED.model().monitor().label().horizon().toMillis();
    }

    @Test
    void saysNothingOfEstimatesThatWereNotMade() throws Exception {
        try (var harness = performance()) {
            harness.open();
            harness.processElement1(labels(), START);
            harness.processElement2(closed(Map.of()), START);
            watermark(harness, START + 20 * HOUR);

            assertThat(Reports.read(harness.extractOutputValues()))
                    .isNotEmpty()
                    .allSatisfy(
                            report ->
                                    assertThat(report.measurements())
                                            .extracting(Measurement::metric)
                                            .noneMatch(m -> m.startsWith(EstimateJudge.ERROR)));
        }
    }

    private static void watermark(
            KeyedTwoInputStreamOperatorTestHarness<?, ?, ?, ?> harness, long time)
            throws Exception {
        harness.processBothWatermarks(new Watermark(time));
    }

    private static PerformanceDelta labels() {
        return labels(0);
    }

    private static PerformanceDelta labels(int hour) {
        RegressionTally tally = new RegressionTally();
        for (int row = 0; row < LABELLED; row++) {
            tally.add(100, 110, 1);
        }
        return new PerformanceDelta(
                ASKED.key().reference(),
                START + hour * HOUR,
                START + (2 + hour) * HOUR,
                LabelledPart.counts(Map.of(LabelledPart.TALLY, tally.toBytes())));
    }

    private static ClosedWindow closed(Map<String, Double> estimated) {
        return closed(0, estimated);
    }

    private static ClosedWindow closed(int hour, Map<String, Double> estimated) {
        long start = START + hour * HOUR;
        return new ClosedWindow(
                ASKED.key().reference(),
                ASKED.key().text(),
                0,
                start,
                start + HOUR,
                LABELLED,
                estimated,
                Map.of(),
                new byte[0]);
    }

    private static Measurement measured(WindowReport report, String metric) {
        return report.measurements().stream()
                .filter(measurement -> measurement.metric().equals(metric))
                .findFirst()
                .orElseThrow();
    }
}
