package dev.plumbline.core.estimation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import dev.plumbline.core.baseline.Baseline;
import dev.plumbline.core.baseline.EstimateReference;
import dev.plumbline.core.estimation.CbpeTally.Decision;
import dev.plumbline.core.evaluation.BaselineBuilder;
import dev.plumbline.core.event.Output;
import dev.plumbline.core.judgement.EstimateJudge;
import dev.plumbline.core.model.Task;
import dev.plumbline.core.monitor.EstimateRule;
import dev.plumbline.core.monitor.Monitor;
import dev.plumbline.core.monitor.MonitorFixture;
import dev.plumbline.core.monitor.MonitorOptions;
import dev.plumbline.core.monitor.WindowSpec;
import dev.plumbline.core.performance.ClassificationTally;
import dev.plumbline.core.profile.FeatureRow;
import dev.plumbline.core.report.Measurement;
import dev.plumbline.core.report.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What a baseline build makes of labelled rows, for estimates without labels. */
class EstimateReferenceTest {
    private static final int ROWS = 4_000;
    private static final int WINDOW = 500;

    private static Monitor monitor(Task task, MonitorOptions options) {
        return MonitorFixture.of(task).window(WindowSpec.ofRows(WINDOW)).options(options).build();
    }

    /** Scores that are true probabilities, for rows of which the last few make no whole window. */
    private static Baseline binary(MonitorOptions options, boolean labelled) {
        BaselineBuilder builder = new BaselineBuilder(monitor(Task.BINARY, options), "1");
        SplittableRandom random = new SplittableRandom(5);
        for (int row = 0; row < ROWS + 20; row++) {
            double score = random.nextInt(1, 100) / 100.0;
            boolean positive = random.nextDouble() < score;
            builder.add(
                    Instant.ofEpochSecond(row),
                    Map.of("x", (Object) random.nextDouble()),
                    Output.ofScore(score, score >= 0.5 ? "yes" : "no"),
                    labelled ? (positive ? "yes" : "no") : null);
        }
        return builder.build();
    }

    private static Baseline regression(MonitorOptions options) {
        BaselineBuilder builder = new BaselineBuilder(monitor(Task.REGRESSION, options), "1");
        SplittableRandom random = new SplittableRandom(6);
        for (int row = 0; row < ROWS; row++) {
            double x = random.nextDouble();
            double noise = (x < 0.5 ? 1 : 10) * (random.nextDouble() - 0.5);
            builder.add(
                    Instant.ofEpochSecond(row),
                    Map.of("x", (Object) x),
                    Output.ofValue(100 * x),
                    100 * x + noise);
        }
        return builder.build();
    }

    @Test
    void aBinaryModelIsEstimatedUnlessTheMonitorRefuses() {
        assertThat(binary(MonitorOptions.DEFAULT, true).supplement().estimates().references())
                .extracting(reference -> reference.metric().text())
                .containsExactly("accuracy", "precision", "recall", "specificity", "f1", "roc_auc");
        assertThat(EstimateReference.estimator(binary(MonitorOptions.DEFAULT, false))).isEmpty();

        MonitorOptions refused = MonitorOptions.builder().estimates(false).build();
        Baseline without = binary(refused, true);
        assertThat(EstimateReference.estimator(without)).isEmpty();
        assertThat(without.id()).isNotEqualTo(binary(MonitorOptions.DEFAULT, true).id());
        assertThat(
                        EstimateJudge.of(
                                binary(MonitorOptions.DEFAULT, true),
                                monitor(Task.BINARY, refused)))
                .isEmpty();
    }

    @Test
    void aRegressionIsEstimatedOnlyWhereTheMonitorAsks() {
        assertThat(EstimateReference.estimator(regression(MonitorOptions.DEFAULT))).isEmpty();

        Baseline asked = regression(MonitorOptions.builder().estimates(true).build());
        PerformanceEstimator estimator = EstimateReference.estimator(asked).orElseThrow();
        assertThat(asked.supplement().estimates().models())
                .allSatisfy(model -> assertThat(model.toBytes()).hasSizeLessThan(100_000));
        EstimateCount easy = estimator.newCount();
        EstimateCount hard = estimator.newCount();
        FeatureRow row = new FeatureRow(asked.layout());
        for (int i = 0; i < 1_000; i++) {
            double x = i / 1_000.0;
            row.clear();
            row.number(asked.layout().slotOf("x"), x);
            row.number(asked.layout().slotOf(Baseline.VALUE), 100 * x);
            (x < 0.5 ? easy : hard).add(row, 100 * x, Decision.NONE);
            easy.add(row, Double.NaN, Decision.NONE);
        }
        // the mean of |u| over ±w/2 is w/4
        assertThat(mae(estimator, easy.toBytes())).isCloseTo(0.25, within(0.03));
        assertThat(mae(estimator, hard.toBytes())).isCloseTo(2.5, within(0.15));
        byte[] both = estimator.merge(easy.toBytes(), hard.toBytes());
        assertThat(estimator.estimate(List.of(both)).get(0).n()).isEqualTo(1_000);
        assertThat(mae(estimator, both)).isCloseTo(1.375, within(0.09));
    }

    private static double mae(PerformanceEstimator estimator, byte[] count) {
        PerformanceEstimate first = estimator.estimate(List.of(count)).get(0);
        assertThat(first.reference().metric().text()).isEqualTo("mae");
        return first.value();
    }

    @Test
    void anEstimateWarnsOutsideWhatTheMeasureEverWas() {
        Baseline baseline = binary(MonitorOptions.DEFAULT, true);
        EstimateJudge judge =
                EstimateJudge.of(baseline, monitor(Task.BINARY, MonitorOptions.DEFAULT))
                        .orElseThrow();

        Measurement usual = accuracy(baseline, judge, 1, 100);
        assertThat(usual.verdict()).isEqualTo(Verdict.NOT_APPLICABLE);
        assertThat(usual.value()).isCloseTo(0.75, within(0.03));
        assertThat(usual.interval().lower()).isLessThan(usual.value());

        Measurement unsure = accuracy(baseline, judge, 40, 61);
        assertThat(unsure.verdict()).isEqualTo(Verdict.WARN);
        assertThat(unsure.value()).isLessThan(unsure.threshold());

        Measurement sure = accuracy(baseline, judge, 95, 100);
        assertThat(sure.verdict()).isEqualTo(Verdict.WARN);
        assertThat(sure.value()).isGreaterThan(sure.threshold());
        assertThat(sure.reason()).contains("at evaluation it was between");
    }

    @Test
    void anEstimateThatIsToDecideIsDriftOnTheWorseSideAlone() {
        Baseline baseline = binary(MonitorOptions.DEFAULT, true);
        EstimateJudge judge = EstimateJudge.of(baseline, deciding("accuracy")).orElseThrow();

        assertThat(accuracy(baseline, judge, 1, 100).verdict()).isEqualTo(Verdict.OK);
        assertThat(accuracy(baseline, judge, 40, 61).verdict()).isEqualTo(Verdict.DRIFT);
        assertThat(accuracy(baseline, judge, 95, 100).verdict()).isEqualTo(Verdict.WARN);
        EstimateJudge ofOthers = EstimateJudge.of(baseline, deciding("f1")).orElseThrow();
        assertThat(accuracy(baseline, ofOthers, 40, 61).verdict()).isEqualTo(Verdict.WARN);
        assertThat(accuracy(baseline, ofOthers, 1, 100).verdict())
                .isEqualTo(Verdict.NOT_APPLICABLE);
    }

    private static Monitor deciding(String... metrics) {
        EstimateRule rule = new EstimateRule(List.of(metrics));
        return monitor(Task.BINARY, MonitorOptions.builder().estimateRule(rule).build());
    }

    @Test
    void saysSoWhereTheBaselineDoesNotEstimateWhatIsToDecide() {
        Baseline baseline = binary(MonitorOptions.DEFAULT, true);
        assertThat(EstimateJudge.missing(baseline, deciding())).isEmpty();
        assertThat(EstimateJudge.missing(baseline, monitor(Task.BINARY, MonitorOptions.DEFAULT)))
                .isEmpty();
        assertThat(EstimateJudge.missing(baseline, deciding("f1", "macro_f1")))
                .extracting(Measurement::metric, Measurement::verdict)
                .containsExactly(tuple("estimated_macro_f1", Verdict.NO_BASELINE));
        assertThat(EstimateJudge.missing(binary(MonitorOptions.DEFAULT, false), deciding()))
                .singleElement()
                .satisfies(said -> assertThat(said.reason()).contains("does not estimate"));
    }

    /** The estimate over rows whose scores lie evenly from one to before another, in hundredths. */
    private static Measurement accuracy(
            Baseline baseline, EstimateJudge judge, int from, int before) {
        EstimateCount count = EstimateReference.estimator(baseline).orElseThrow().newCount();
        FeatureRow row = new FeatureRow(baseline.layout());
        for (int i = 0; i < 2_000; i++) {
            double score = (from + i % (before - from)) / 100.0;
            count.add(row, score, score >= 0.5 ? Decision.POSITIVE : Decision.NEGATIVE);
        }
        return judge.measure(judge.estimate(List.of(count.toBytes()))).get(0);
    }

    @Test
    void theErrorIsWhatIsRealisedLessWhatWasEstimated() {
        Baseline baseline = binary(MonitorOptions.DEFAULT, true);
        EstimateJudge judge =
                EstimateJudge.of(baseline, monitor(Task.BINARY, MonitorOptions.DEFAULT))
                        .orElseThrow();
        ClassificationTally realised = new ClassificationTally();
        for (int i = 0; i < 10; i++) {
            realised.add(-1, Double.NaN, "yes", i < 7 ? "yes" : "no", 1);
        }

        assertThat(judge.errors(Map.of("accuracy", 0.9), realised))
                .singleElement()
                .satisfies(
                        error -> {
                            assertThat(error.metric()).isEqualTo("estimate_error_accuracy");
                            assertThat(error.value()).isCloseTo(-0.2, within(1e-12));
                            assertThat(error.n()).isEqualTo(10);
                        });
        assertThat(judge.errors(Map.of(), realised)).isEmpty();
        assertThat(judge.errors(Map.of("accuracy", 0.9), new ClassificationTally())).isEmpty();
    }
}
