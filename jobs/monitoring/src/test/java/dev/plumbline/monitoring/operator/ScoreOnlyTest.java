package dev.plumbline.monitoring.operator;

import static dev.plumbline.monitoring.operator.CreditModel.HOUR;
import static dev.plumbline.monitoring.operator.CreditModel.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.plumbline.core.baseline.Baseline;
import dev.plumbline.core.evaluation.BaselineBuilder;
import dev.plumbline.core.event.Output;
import dev.plumbline.core.fairness.FairnessMetric;
import dev.plumbline.core.fairness.GroupCode;
import dev.plumbline.core.fairness.GroupSelections;
import dev.plumbline.core.monitor.Monitor;
import dev.plumbline.core.performance.ClassificationTally;
import dev.plumbline.core.performance.PerformanceTally;
import dev.plumbline.core.performance.ScoreGrid;
import dev.plumbline.core.report.Measurement;
import dev.plumbline.core.report.WindowReport;
import dev.plumbline.core.rollup.RollupKey;
import dev.plumbline.monitoring.fold.LabelledPart;
import dev.plumbline.monitoring.fold.PerformanceFold;
import dev.plumbline.monitoring.stream.PerformanceDelta;
import dev.plumbline.monitoring.stream.ScoredRow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.junit.jupiter.api.Test;

/**
 * A binary model that gives a score and decides on no class: what it did not decide is not wrong.
 */
// a harness declares that it throws anything when it closes
@SuppressWarnings("try")
class ScoreOnlyTest {
    private static final int ROWS = 400;
    private static final Monitor MONITOR =
            CreditModel.monitor("{true_positive_rate_difference: 0.1}");
    private static final CreditModel CREDIT = new CreditModel(MONITOR, baseline());
    private static final RollupKey KEY = CREDIT.key();

    private static Baseline baseline() {
        BaselineBuilder builder = new BaselineBuilder(MONITOR, "1");
        for (int row = 0; row < 4_000; row++) {
            double score = score(row);
            builder.add(
                    Instant.ofEpochMilli(row),
                    Map.of("sex", row % 2 == 0 ? "f" : "m"),
                    Output.ofScore(score, score < 0.5 ? "no" : "yes"),
                    label(row));
        }
        return builder.build();
    }

    private static double score(int row) {
        return (row * 37 % 100 + 0.5) / 100;
    }

    private static String label(int row) {
        return row * 61 % 101 < 100 * score(row) ? "yes" : "no";
    }

    /** Said of both sexes in turn. */
    private static ScoredRow row(int row, String decided) {
        ScoreGrid grid = ScoreGrid.of(CREDIT.baseline().performance().scoreGrid());
        return new ScoredRow(
                KEY.reference(),
                START,
                START + 2 * HOUR,
                score(row),
                grid.cellOf(score(row)),
                decided,
                Double.NaN,
                label(row),
                1,
                HOUR,
                0,
                GroupCode.with(GroupCode.NONE, 0, row % 2),
                0,
                row,
                true,
                null);
    }

    private static List<PerformanceDelta> folded(int decidedRows) {
        List<PerformanceDelta> deltas = new ArrayList<>();
        PerformanceFold fold = new PerformanceFold(deltas::add);
        for (int row = 0; row < ROWS; row++) {
            fold.add(row(row, row < decidedRows ? label(row) : ""));
        }
        fold.flush();
        return deltas;
    }

    @Test
    void aRowWithoutADecisionIsLabelledAndNeitherDecidedNorWrong() {
        ClassificationTally none = tally(folded(0));
        assertThat(none.labelled()).isEqualTo(ROWS);
        assertThat(none.decided()).isZero();
        assertThat(none.errors()).isZero();
        assertThat(LabelledPart.ERRORS.in(folded(0).get(0))).isEmpty();
        ClassificationTally some = tally(folded(100));
        assertThat(some.decided()).isEqualTo(100);
        assertThat(some.errors()).isZero();
    }

    private static ClassificationTally tally(List<PerformanceDelta> deltas) {
        assertThat(deltas).hasSize(1);
        return (ClassificationTally)
                PerformanceTally.fromBytes(LabelledPart.TALLY.in(deltas.get(0)));
    }

    @Test
    void reportsWhatScoresSayAndNothingThatNeedsDecisions() throws Exception {
        WindowReport report = report(folded(0));
        assertThat(report.labelledRows()).isEqualTo(ROWS);
        assertThat(report.measurements())
                .filteredOn(
                        each ->
                                List.of("accuracy", "recall", "f1", "selection_rate", "mcc")
                                        .contains(each.metric()))
                .allSatisfy(each -> assertThat(each.value()).isNull());
        assertThat(measured(report, "roc_auc").value()).isCloseTo(auc(), within(1e-9));
        assertThat(measured(report, "roc_auc").n()).isEqualTo(ROWS);
        assertThat(report.measurements())
                .filteredOn(each -> FairnessMetric.isIn(each.metric()))
                .allSatisfy(each -> assertThat(each.value()).isNull());
    }

    @Test
    void measuresDecisionsByTheRowsThatHaveOne() throws Exception {
        WindowReport report = report(folded(100));
        assertThat(measured(report, "accuracy").value()).isEqualTo(1);
        assertThat(measured(report, "accuracy").n()).isEqualTo(100);
        assertThat(measured(report, "roc_auc").n()).isEqualTo(ROWS);
    }

    /** Of all pairs of unlike labels, those that the scores put in order; ties are half. */
    private static double auc() {
        double won = 0;
        long pairs = 0;
        for (int one = 0; one < ROWS; one++) {
            for (int other = 0; other < ROWS; other++) {
                if (label(one).equals("yes") && label(other).equals("no")) {
                    pairs++;
                    won += (Double.compare(score(one), score(other)) + 1) / 2.0;
                }
            }
        }
        return won / pairs;
    }

    private static WindowReport report(List<PerformanceDelta> deltas) throws Exception {
        try (var harness = CREDIT.performance()) {
            harness.open();
            GroupSelections groups = new GroupSelections();
            for (int row = 0; row < ROWS; row++) {
                groups.add(GroupCode.with(GroupCode.NONE, 0, row % 2), false, false);
            }
            harness.processElement2(CREDIT.closed(ROWS, groups), START);
            for (PerformanceDelta delta : deltas) {
                harness.processElement1(delta, START);
            }
            harness.processBothWatermarks(new Watermark(START + 3 * HOUR));
            return Reports.read(harness.extractOutputValues()).get(0);
        }
    }

    private static Measurement measured(WindowReport report, String metric) {
        return report.measurements().stream()
                .filter(each -> each.metric().equals(metric))
                .findFirst()
                .orElseThrow();
    }
}
