package dev.plumbline.monitoring.operator;

import static dev.plumbline.monitoring.operator.Published.HOUR;
import static dev.plumbline.monitoring.operator.Published.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import dev.plumbline.core.baseline.Baseline;
import dev.plumbline.core.baseline.SliceReference;
import dev.plumbline.core.evaluation.BaselineBuilder;
import dev.plumbline.core.event.Label;
import dev.plumbline.core.event.Output;
import dev.plumbline.core.event.Prediction;
import dev.plumbline.core.model.Role;
import dev.plumbline.core.monitor.Monitor;
import dev.plumbline.core.report.Lane;
import dev.plumbline.core.report.Measurement;
import dev.plumbline.core.report.WindowReport;
import dev.plumbline.kafka.codec.LabelCodec;
import dev.plumbline.kafka.codec.PredictionCodec;
import dev.plumbline.kafka.control.ControlPublisher;
import dev.plumbline.kafka.control.FixedControlView;
import dev.plumbline.kafka.document.monitor.MonitorDocument;
import dev.plumbline.kafka.flink.RawRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * A model that decides on three of four women and on every man, and errs in each tenth decision.
 */
@SuppressWarnings("try") // a harness declares that closing may be interrupted
class UndecidedRowsTest {
    private static final int ROWS = 1_600;
    private static final Monitor MONITOR =
            MonitorDocument.readText(
                    """
                    model: credit
                    task: binary
                    time: {column: at}
                    prediction: {score: p, class: decided, classes: ["no", "yes"]}
                    label: {column: repaid, delay: PT1H, horizon: PT6H, judgeAfter: PT2H}
                    features: {sex: categorical}
                    windows: [{span: PT1H}]
                    segments: [sex]
                    slices: {worst: 3}
                    performance: [{metric: accuracy, enter: 1.3, exit: 1.2}]
                    """,
                    "monitor.yaml");
    private static final Baseline BASELINE = baseline();

    private static boolean isWoman(int row) {
        return row % 2 == 0;
    }

    private static boolean isDecided(int row) {
        return !isWoman(row) || row / 2 % 4 != 0;
    }

    private static boolean isWrong(int row) {
        return row / 8 % 10 == 0;
    }

    private static String truth(int row) {
        return row / 80 % 2 == 0 ? "yes" : "no";
    }

    private static Output output(int row) {
        String other = truth(row).equals("yes") ? "no" : "yes";
        String decided = isWrong(row) ? other : truth(row);
        double score = decided.equals("yes") ? 0.8 : 0.2;
        return Output.ofScore(score, isDecided(row) ? decided : null);
    }

    private static Map<String, Object> features(int row) {
        return Map.of("sex", isWoman(row) ? "f" : "m");
    }

    private static Baseline baseline() {
        BaselineBuilder builder = new BaselineBuilder(MONITOR, "1");
        for (int row = 0; row < ROWS; row++) {
            builder.add(Instant.ofEpochMilli(row), features(row), output(row), truth(row));
        }
        return builder.build();
    }

    private static double wrongOf(boolean women) {
        long decided = 0;
        long wrong = 0;
        for (int row = 0; row < ROWS; row++) {
            if (isDecided(row) && isWoman(row) == women) {
                decided++;
                wrong += isWrong(row) ? 1 : 0;
            }
        }
        return (double) wrong / decided;
    }

    @Test
    void theEvaluationTakesThemForNeitherRightNorWrong() {
        assertThat(BASELINE.supplement().slices().slices())
                .filteredOn(slice -> slice.rows() > 0)
                .hasSize(2)
                .allSatisfy(
                        slice ->
                                assertThat(slice.loss())
                                        .isCloseTo(
                                                wrongOf(slice.slice().equals("sex=f")),
                                                within(1e-12)));
        assertThat(BASELINE.supplement().slices().slices())
                .filteredOn(slice -> slice.slice().equals("sex=f"))
                .extracting(SliceReference::rows, SliceReference::labelled)
                .containsExactly(tuple(800L, 600L));
    }

    @Test
    void aWindowLikeTheEvaluationHasItsLossesAndIsWhollyLabelled() throws Exception {
        WindowReport report = judged();
        assertThat(losses(report)).hasSize(2);
        assertThat(losses(report))
                .allSatisfy(
                        loss ->
                                assertThat(loss.value())
                                        .isCloseTo(
                                                wrongOf(loss.feature().equals("sex=f")),
                                                within(1e-9)));
        assertThat(losses(report)).extracting(Measurement::n).containsExactlyInAnyOrder(600L, 800L);
        assertThat(of(report, "accuracy").n()).isEqualTo(1_400);
        assertThat(of(report, "label_coverage").value()).isEqualTo(1);
        assertThat(of(report, "segment_coverage_gap").value()).isZero();
    }

    private static List<Measurement> losses(WindowReport report) {
        return report.measurements().stream()
                .filter(each -> each.metric().equals("slice_loss"))
                .toList();
    }

    private static Measurement of(WindowReport report, String metric) {
        return report.measurements().stream()
                .filter(each -> each.metric().equals(metric))
                .findFirst()
                .orElseThrow();
    }

    private static WindowReport judged() throws Exception {
        try (JobInOneThread job =
                new JobInOneThread(
                        FixedControlView.factory(
                                List.of(ControlPublisher.messageOf(BASELINE, 1, Instant.EPOCH)),
                                List.of(ControlPublisher.messageOf(MONITOR, 7, Instant.EPOCH)),
                                List.of()),
                        Duration.ZERO,
                        Duration.ofDays(1))) {
            for (int row = 0; row < ROWS; row++) {
                long time = START + row;
                job.predict(raw("predictions", row, time, new PredictionCodec().encode(at(row))));
                Label label = new Label("id-" + row, Instant.ofEpochMilli(time), truth(row));
                job.label(raw("labels", row, time, new LabelCodec().encode(label)));
            }
            job.advance(START + 10 * HOUR);
            return job.reports().stream()
                    .filter(report -> report.lane() == Lane.PERFORMANCE)
                    .filter(report -> report.judged() && report.segment().isEmpty())
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static RawRecord raw(String topic, int row, long time, byte[] value) {
        return new RawRecord(topic, 0, row, time, time, value);
    }

    private static Prediction at(int row) {
        return new Prediction(
                "id-" + row,
                "credit",
                "1",
                Role.CHAMPION,
                Instant.ofEpochMilli(START + row),
                null,
                output(row),
                null,
                null,
                features(row));
    }
}
