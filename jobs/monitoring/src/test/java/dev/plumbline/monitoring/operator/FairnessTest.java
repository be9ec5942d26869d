package dev.plumbline.monitoring.operator;

import static dev.plumbline.monitoring.operator.CreditModel.HOUR;
import static dev.plumbline.monitoring.operator.CreditModel.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.plumbline.core.baseline.Baseline;
import dev.plumbline.core.evaluation.BaselineBuilder;
import dev.plumbline.core.event.Output;
import dev.plumbline.core.event.Prediction;
import dev.plumbline.core.fairness.FairnessMetric;
import dev.plumbline.core.fairness.GroupCode;
import dev.plumbline.core.fairness.GroupSelections;
import dev.plumbline.core.fairness.GroupTallies;
import dev.plumbline.core.fairness.Rate;
import dev.plumbline.core.join.JoinedRow;
import dev.plumbline.core.join.LabelDelays;
import dev.plumbline.core.model.Role;
import dev.plumbline.core.monitor.Monitor;
import dev.plumbline.core.performance.ClassificationTally;
import dev.plumbline.core.report.Measurement;
import dev.plumbline.core.report.ReportStatus;
import dev.plumbline.core.report.Verdict;
import dev.plumbline.core.report.WindowReport;
import dev.plumbline.core.rollup.RollupKey;
import dev.plumbline.kafka.codec.PredictionCodec;
import dev.plumbline.kafka.flink.DeadLetters;
import dev.plumbline.kafka.flink.OutputRecord;
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
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.apache.flink.util.OutputTag;
import org.junit.jupiter.api.Test;

/** Protected groups from the fold of predictions to both lanes' reports. */
// a harness declares that it throws anything when it closes
@SuppressWarnings("try")
class FairnessTest {
    private static final int ROWS = 400;
    private static final Monitor MONITOR =
            CreditModel.monitor("{disparate_impact: 0.8, true_positive_rate_difference: 0.1}");
    private static final CreditModel CREDIT = new CreditModel(MONITOR, baseline());
    private static final RollupKey KEY = CREDIT.key();

    /** Places of the groups in the order of the baseline's categories. */
    private static final int F = GroupCode.place(0, 0);

    private static final int M = GroupCode.place(0, 1);

    private static final OutputTag<OutputRecord> DEAD =
            new OutputTag<>("dead", TypeInformation.of(OutputRecord.class));
    private static final OutputTag<AwaitingLabel> AWAITING =
            new OutputTag<>("awaiting", TypeInformation.of(AwaitingLabel.class));
    private static final OutputTag<ClosedWindow> CLOSED =
            new OutputTag<>("closed", TypeInformation.of(ClosedWindow.class));

    /** Every second row is f, and of these every fifth is selected; of m every second. */
    private static Prediction prediction(int row) {
        return new Prediction(
                "id-" + row,
                "credit",
                "1",
                Role.CHAMPION,
                Instant.ofEpochMilli(START + row),
                null,
                Output.ofScore(0.5, selected(row) ? "yes" : "no"),
                null,
                null,
                Map.of("sex", sex(row)));
    }

    private static String sex(int row) {
        return row % 2 == 0 ? "f" : "m";
    }

    private static boolean selected(int row) {
        return row / 2 % (row % 2 == 0 ? 5 : 2) == 0;
    }

    private static Baseline baseline() {
        BaselineBuilder builder = new BaselineBuilder(MONITOR, "1");
        for (int row = 0; row < 4_000; row++) {
            builder.add(
                    Instant.ofEpochMilli(row),
                    Map.of("sex", sex(row)),
                    Output.ofScore(row % 100 / 100.0, selected(row) ? "yes" : "no"),
                    row % 3 == 0 ? "yes" : "no");
        }
        return builder.build();
    }

    private static OneInputStreamOperatorTestHarness<RawRecord, ProfileDelta> fold()
            throws Exception {
        return new OneInputStreamOperatorTestHarness<>(
                new FoldPredictions(
                        CREDIT.control(),
                        DeadLetters.redacted("dead-letters"),
                        DEAD,
                        AWAITING,
                        true,
                        Duration.ofMinutes(5),
                        Duration.ofSeconds(5)));
    }

    /** Folds all rows, with a barrier now and then that divides what is told. */
    private static List<ProfileDelta> folded() throws Exception {
        try (var harness = fold()) {
            harness.open();
            for (int row = 0; row < ROWS; row++) {
                send(harness, row);
                if (row % 90 == 0) {
                    harness.prepareSnapshotPreBarrier(row);
                }
            }
            harness.prepareSnapshotPreBarrier(ROWS);
            return new ArrayList<>(harness.extractOutputValues());
        }
    }

    private static void send(
            OneInputStreamOperatorTestHarness<RawRecord, ProfileDelta> harness, int row)
            throws Exception {
        byte[] value = new PredictionCodec().encode(prediction(row));
        harness.processElement(
                new StreamRecord<>(
                        new RawRecord("predictions", 0, row, START, START + row, value),
                        START + row));
    }

    private static KeyedOneInputStreamOperatorTestHarness<String, ProfileDelta, OutputRecord>
            profiles() throws Exception {
        return new KeyedOneInputStreamOperatorTestHarness<>(
                new KeyedProcessOperator<>(
                        new RollUpProfiles(CREDIT.control(), "reports", CLOSED, Duration.ZERO)),
                ProfileDelta::key,
                Types.STRING);
    }

    @Test
    void countsTheDecisionsForEachGroupInTheWholeOfTheTraffic() throws Exception {
        GroupSelections counted = new GroupSelections();
        for (ProfileDelta delta : folded()) {
            if (RollupKey.parse(delta.key()).segment().isEmpty()) {
                counted.mergeBytes(delta.groups());
            } else {
                assertThat(delta.groups()).isEmpty();
            }
        }
        assertThat(counted.selection(F)).isEqualTo(new Rate(40, 200));
        assertThat(counted.selection(M)).isEqualTo(new Rate(100, 200));
    }

    @Test
    void tellsTheJoinTheGroupsOfTheWholeTrafficsRowsOnly() throws Exception {
        try (var harness = fold()) {
            harness.open();
            send(harness, 0);
            send(harness, 1);
            assertThat(harness.getSideOutput(AWAITING))
                    .extracting(StreamRecord::getValue)
                    .extracting(AwaitingLabel::row)
                    .extracting(row -> row.reference() == KEY.reference(), JoinedRow::groups)
                    .containsExactly(
                            tuple(true, 1L),
                            tuple(false, GroupCode.NONE),
                            tuple(true, 2L),
                            tuple(false, GroupCode.NONE));
        }
    }

    @Test
    void comparesSelectionRatesFromPartsInAnyOrderAndAfterARestore() throws Exception {
        List<ProfileDelta> parts = folded();
        OperatorSubtaskState snapshot;
        try (var harness = profiles()) {
            harness.open();
            for (int i = parts.size() - 1; i > 3; i--) {
                harness.processElement(parts.get(i), parts.get(i).pane());
            }
            snapshot = harness.snapshot(1, 1);
        }
        try (var harness = profiles()) {
            harness.initializeState(snapshot);
            harness.open();
            for (ProfileDelta part : parts.subList(0, 4)) {
                harness.processElement(part, part.pane());
            }
            harness.processWatermark(START + HOUR - 1);

            Measurement impact =
                    measured(
                            whole(Reports.read(harness.extractOutputValues())),
                            FairnessMetric.DISPARATE_IMPACT);
            assertThat(impact.value()).isEqualTo(0.4);
            assertThat(impact.n()).isEqualTo(200);
            assertThat(impact.verdict()).isEqualTo(Verdict.DRIFT);
            assertThat(impact.reason())
                    .isEqualTo("against sex=m with 0.5000 of 200 rows with a decision");
            ClosedWindow closed =
                    harness.getSideOutput(CLOSED).stream()
                            .map(StreamRecord::getValue)
                            .filter(window -> window.key().equals(KEY.text()))
                            .findFirst()
                            .orElseThrow();
            assertThat(GroupSelections.fromBytes(closed.groups()).rows(F)).isEqualTo(200);
        }
    }

    @Test
    void segmentsReportNoFairnessAndCountsLeaveWithTheirPanes() throws Exception {
        try (var harness = profiles()) {
            harness.open();
            for (ProfileDelta part : folded()) {
                harness.processElement(part, part.pane());
            }
            // a pane of three keys, and at least the groups of the whole
            assertThat(harness.numKeyedStateEntries()).isGreaterThanOrEqualTo(3 + 1);
            harness.processWatermark(START + 3 * HOUR);
            assertThat(Reports.read(harness.extractOutputValues()))
                    .filteredOn(report -> !report.segment().isEmpty())
                    .hasSize(2)
                    .allSatisfy(
                            report ->
                                    assertThat(report.measurements())
                                            .noneMatch(m -> FairnessMetric.isIn(m.metric())));
            // the progress of each key
            assertThat(harness.numKeyedStateEntries()).isEqualTo(3);
        }
    }

    @Test
    void revisesErrorRatesAsLabelsArriveAlsoAfterARestore() throws Exception {
        OperatorSubtaskState snapshot;
        try (var harness = CREDIT.performance()) {
            harness.open();
            harness.processElement2(closed(200, 200), START);
            harness.processElement1(labels(START + 2 * HOUR, "f", 100, 40), START);
            harness.processElement1(labels(START + 2 * HOUR, "m", 100, 80), START);
            snapshot = harness.snapshot(1, 1);
        }
        try (var harness = CREDIT.performance()) {
            harness.initializeState(snapshot);
            harness.open();
            harness.processBothWatermarks(new Watermark(START + 3 * HOUR));
            harness.processElement1(labels(START + 5 * HOUR, "f", 100, 100), START);
            harness.processBothWatermarks(new Watermark(START + 8 * HOUR));

            List<WindowReport> reports = Reports.read(harness.extractOutputValues());
            assertThat(reports)
                    .extracting(WindowReport::status)
                    .containsExactly(ReportStatus.PROVISIONAL, ReportStatus.FINAL);
            Measurement judged =
                    measured(reports.get(0), FairnessMetric.TRUE_POSITIVE_RATE_DIFFERENCE);
            assertThat(judged.value()).isEqualTo(-0.4);
            assertThat(judged.verdict()).isEqualTo(Verdict.DRIFT);
            Measurement last =
                    measured(reports.get(1), FairnessMetric.TRUE_POSITIVE_RATE_DIFFERENCE);
            assertThat(last.value()).isEqualTo(-0.1);
            assertThat(last.n()).isEqualTo(200);
            // the progress of the key
            assertThat(harness.numKeyedStateEntries()).isEqualTo(1);
        }
    }

    @Test
    void labelsOfTooFewOfAGroupsPredictionsGiveNoVerdict() throws Exception {
        try (var harness = CREDIT.performance()) {
            harness.open();
            harness.processElement2(closed(1_000, 200), START);
            harness.processElement1(labels(START + 2 * HOUR, "f", 100, 10), START);
            harness.processElement1(labels(START + 2 * HOUR, "m", 100, 80), START);
            harness.processBothWatermarks(new Watermark(START + 3 * HOUR));

            WindowReport report = Reports.read(harness.extractOutputValues()).get(0);
            assertThat(measured(report, FairnessMetric.TRUE_POSITIVE_RATE_DIFFERENCE).reason())
                    .isEqualTo(
                            "needs labels for at least half of the predictions of sex=f, got 100 of 1000");
        }
    }

    /** Labelled "yes" all of them, so that those selected are hits. */
    private static PerformanceDelta labels(long knownBy, String sex, int rows, int selected) {
        long code = GroupCode.with(GroupCode.NONE, 0, sex.equals("f") ? 0 : 1);
        ClassificationTally tally = new ClassificationTally();
        GroupTallies groups = new GroupTallies();
        for (int row = 0; row < rows; row++) {
            String predicted = row < selected ? "yes" : "no";
            tally.add(-1, Double.NaN, predicted, "yes", 1);
            groups.add(code, predicted, "yes", 1);
        }
        return new PerformanceDelta(
                KEY.reference(),
                START,
                knownBy,
                LabelledPart.counts(
                        Map.of(
                                LabelledPart.TALLY,
                                tally.toBytes(),
                                LabelledPart.DELAYS,
                                new LabelDelays().toBytes(),
                                LabelledPart.GROUPS,
                                groups.toBytes())));
    }

    private static ClosedWindow closed(int rowsOfF, int rowsOfM) {
        GroupSelections groups = new GroupSelections();
        for (int row = 0; row < rowsOfF; row++) {
            groups.add(GroupCode.with(GroupCode.NONE, 0, 0), true, false);
        }
        for (int row = 0; row < rowsOfM; row++) {
            groups.add(GroupCode.with(GroupCode.NONE, 0, 1), true, false);
        }
        return CREDIT.closed(200, groups);
    }

    private static WindowReport whole(List<WindowReport> reports) {
        return reports.stream()
                .filter(report -> report.segment().isEmpty())
                .findFirst()
                .orElseThrow();
    }

    private static Measurement measured(WindowReport report, FairnessMetric metric) {
        return report.measurements().stream()
                .filter(
                        each ->
                                each.metric().equals(metric.measurement())
                                        && "sex=f".equals(each.feature()))
                .findFirst()
                .orElseThrow();
    }
}
