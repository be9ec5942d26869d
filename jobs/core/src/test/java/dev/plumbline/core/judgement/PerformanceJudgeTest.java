package dev.plumbline.core.judgement;

import static dev.plumbline.core.judgement.JudgedPerformance.add;
import static dev.plumbline.core.judgement.JudgedPerformance.baseline;
import static dev.plumbline.core.judgement.JudgedPerformance.binary;
import static dev.plumbline.core.judgement.JudgedPerformance.byName;
import static dev.plumbline.core.judgement.JudgedPerformance.classification;
import static dev.plumbline.core.judgement.JudgedPerformance.errors;
import static dev.plumbline.core.judgement.JudgedPerformance.held;
import static dev.plumbline.core.judgement.JudgedPerformance.regression;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.plumbline.core.baseline.Baseline;
import dev.plumbline.core.baseline.MetricBaseline;
import dev.plumbline.core.baseline.Supplement;
import dev.plumbline.core.model.Task;
import dev.plumbline.core.monitor.Monitor;
import dev.plumbline.core.monitor.MonitorFixture;
import dev.plumbline.core.monitor.MonitorOptions;
import dev.plumbline.core.monitor.PerformanceRule;
import dev.plumbline.core.performance.ClassificationTally;
import dev.plumbline.core.performance.CostMatrix;
import dev.plumbline.core.performance.RegressionTally;
import dev.plumbline.core.report.Measurement;
import dev.plumbline.core.report.Verdict;
import dev.plumbline.core.risk.BaselineRisk;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PerformanceJudgeTest {
    private static final PerformanceRule RMSE = new PerformanceRule("rmse", 1.5, 1.2, 2);
    private static final PerformanceRule ACCURACY = new PerformanceRule("accuracy", 1.25, 1.1, 1);

    @Test
    void callsALossBeyondItsMultipleDrift() {
        Map<String, Measurement> measured = regression(10, RMSE, errors(100, 15.01), 100);

        Measurement rmse = measured.get("rmse");
        assertThat(rmse.verdict()).isEqualTo(Verdict.DRIFT);
        assertThat(rmse.value()).isEqualTo(15.01);
        assertThat(rmse.threshold()).isEqualTo(15);
        assertThat(rmse.n()).isEqualTo(100);
        assertThat(rmse.baselineN()).isEqualTo(5000);
        assertThat(rmse.interval()).isNotNull();
        assertThat(rmse.reason()).isNull();
    }

    @Test
    void acceptsALossAtItsMultiple() {
        assertThat(regression(10, RMSE, errors(100, 15), 100).get("rmse").verdict())
                .isEqualTo(Verdict.OK);
    }

    @Test
    void showsAMetricWithoutRule() {
        Measurement mae = regression(10, RMSE, errors(100, 99), 100).get("mae");
        assertThat(mae.verdict()).isEqualTo(Verdict.NOT_APPLICABLE);
        assertThat(mae.reason()).isEqualTo("displayed");
        assertThat(mae.threshold()).isNull();
    }

    @Test
    void judgesAMetricWhereMoreIsBetterFromBelow() {
        // held to .8 / 1.25
        assertThat(accuracy(63, 100).verdict()).isEqualTo(Verdict.DRIFT);
        assertThat(accuracy(64, 100).verdict()).isEqualTo(Verdict.OK);
        assertThat(accuracy(64, 100).threshold()).isCloseTo(0.64, within(1e-12));
    }

    @Test
    void saysThatFewRowsOrFewLabelsAreNotEnough() {
        Measurement few = regression(10, RMSE, errors(49, 99), 49).get("rmse");
        assertThat(few.verdict()).isEqualTo(Verdict.INSUFFICIENT_DATA);
        assertThat(few.reason()).isEqualTo("needs at least 50 labelled rows, got 49");
        assertThat(few.value()).isEqualTo(99);

        Measurement sparse = regression(10, RMSE, errors(100, 99), 201).get("rmse");
        assertThat(sparse.verdict()).isEqualTo(Verdict.INSUFFICIENT_DATA);
        assertThat(sparse.reason()).contains("half of the predictions, got 100 of 201");
        assertThat(regression(10, RMSE, errors(100, 99), 200).get("rmse").verdict())
                .isEqualTo(Verdict.DRIFT);
    }

    @Test
    void neverCallsAWindowWithoutLabelsFine() {
        Map<String, Measurement> measured = regression(10, RMSE, new RegressionTally(), 500);
        assertThat(measured.get("rmse").verdict()).isEqualTo(Verdict.INSUFFICIENT_DATA);
        assertThat(measured.get("rmse").value()).isNull();
        assertThat(measured.get("label_coverage").value()).isZero();
    }

    @Test
    void needsRowsBehindTheMetricItself() {
        PerformanceRule precision = new PerformanceRule("precision", 1.25, 1.1, 1);
        ClassificationTally tally = new ClassificationTally();
        add(tally, "0", "0", 500);
        add(tally, "1", "0", 3);
        Measurement measured =
                classification(precision, tally, 503, Map.of("precision", held(0.8)))
                        .get("precision");
        assertThat(measured.verdict()).isEqualTo(Verdict.INSUFFICIENT_DATA);
        assertThat(measured.reason())
                .isEqualTo("precision needs at least 50 rows behind it, got 3");
    }

    @Test
    void decidesNothingWhereChanceIsNotKnown() {
        // of 50 errors the nine tenths quantile may be larger than any of them
        PerformanceRule rule = new PerformanceRule("p90_absolute_error", 1.2, 1.1, 1);

        Measurement few = regression(10, rule, errors(50, 13), 50).get(rule.metric());
        assertThat(few.interval()).isNull();
        assertThat(few.verdict()).isEqualTo(Verdict.INSUFFICIENT_DATA);
        assertThat(few.reason()).isEqualTo(Reasons.CHANCE_UNKNOWN);
        assertThat(regression(10, rule, errors(50, 11), 50).get(rule.metric()).verdict())
                .isEqualTo(Verdict.OK);
        assertThat(regression(10, rule, errors(100, 13), 100).get(rule.metric()).verdict())
                .isEqualTo(Verdict.DRIFT);
    }

    @Test
    void saysThatAMetricIsNotDefined() {
        PerformanceRule recall = new PerformanceRule("recall", 1.25, 1.1, 1);
        ClassificationTally tally = new ClassificationTally();
        add(tally, "0", "0", 500);
        Measurement measured =
                classification(recall, tally, 500, Map.of("recall", held(0.8))).get("recall");
        assertThat(measured.verdict()).isEqualTo(Verdict.INSUFFICIENT_DATA);
        assertThat(measured.reason()).contains("not defined");
    }

    @Test
    void saysWithoutABaselineThatThereIsNone() {
        var monitor = MonitorFixture.of(Task.REGRESSION).rules(RMSE).build();
        Map<String, Measurement> measured =
                byName(new PerformanceJudge(null, monitor).measure(errors(100, 3), 100));
        assertThat(measured.get("rmse").verdict()).isEqualTo(Verdict.NO_BASELINE);
        assertThat(measured.get("rmse").value()).isEqualTo(3);
        assertThat(measured.get("label_coverage").value()).isEqualTo(1);

        var empty = new PerformanceJudge(null, monitor).measure(new RegressionTally(), 100);
        assertThat(byName(empty).get("rmse").verdict()).isEqualTo(Verdict.NO_BASELINE);
    }

    @Test
    void aRuleThatCannotHoldIsNamedAsSuch() {
        PerformanceRule r2 = new PerformanceRule("r2", 1.5, 1.2, 1);
        Measurement negative =
                byName(
                                new PerformanceJudge(
                                                baseline(Task.REGRESSION, Map.of("r2", held(-0.1))),
                                                MonitorFixture.of(Task.REGRESSION)
                                                        .rules(r2)
                                                        .build())
                                        .measure(varied(), 100))
                        .get("r2");
        assertThat(negative.verdict()).isEqualTo(Verdict.NOT_APPLICABLE);
        assertThat(negative.reason()).contains("r2 of -0.1 has no meaning");

        PerformanceRule f1 = new PerformanceRule("f1", 1.5, 1.2, 1);
        assertThat(regression(10, f1, errors(100, 3), 100).get("f1").verdict())
                .isEqualTo(Verdict.NOT_APPLICABLE);
    }

    @Test
    void holdsCostsToWhatTheBaselinesDecisionsCost() {
        PerformanceRule rule = new PerformanceRule("cost", 1.5, 1.2, 1);
        var monitor =
                MonitorFixture.of(Task.BINARY)
                        .rules(rule)
                        .options(MonitorOptions.builder().cost(new CostMatrix(0, 1, 10, 0)).build())
                        .build();
        // 800 of 1,000 positives found and 900 of 1,000 negatives: (200 * 10 + 100) / 2,000 = 1.05
        Map<String, MetricBaseline> held =
                Map.of(
                        "recall", new MetricBaseline(0.8, null, 1_000),
                        "specificity", new MetricBaseline(0.9, null, 1_000),
                        "prevalence", new MetricBaseline(0.5, null, 2_000));
        PerformanceJudge judge = new PerformanceJudge(baseline(Task.BINARY, held), monitor);
        Measurement worse = byName(judge.measure(binary(300, 700, 200, 800), 2_000)).get("cost");
        assertThat(worse.value()).isEqualTo((300 * 10 + 200) / 2_000.0);
        assertThat(worse.threshold()).isEqualTo(1.575);
        assertThat(worse.baselineN()).isEqualTo(2_000);
        assertThat(worse.verdict()).isEqualTo(Verdict.DRIFT);
        assertThat(byName(judge.measure(binary(295, 705, 200, 800), 2_000)).get("cost").verdict())
                .isEqualTo(Verdict.OK);
    }

    @Test
    void aLossBeyondItsMultipleIsNoDriftWithinChance() {
        // held to .8 / 1.05 = .762; a standard error of .06 at 50 rows, .013 at 1,000
        PerformanceRule tight = new PerformanceRule("accuracy", 1.05, 1.02, 1);
        Measurement few = accuracy(tight, 36, 50);
        assertThat(few.value()).isLessThan(few.threshold());
        assertThat(few.verdict()).isEqualTo(Verdict.OK);
        assertThat(few.reason()).contains("within chance at this many labelled rows");
        assertThat(few.pValue()).isBetween(.05, .15);

        Measurement many = accuracy(tight, 720, 1_000);
        assertThat(many.verdict()).isEqualTo(Verdict.DRIFT);
        assertThat(many.pValue()).isLessThan(1e-6);
        Measurement tolerated = accuracy(tight, 76_500, 100_000);
        assertThat(tolerated.pValue()).isLessThan(1e-6);
        assertThat(tolerated.verdict()).as("beyond chance, but tolerated").isEqualTo(Verdict.OK);
    }

    @Test
    void dependentErrorsMakeALossMoreLikelyByChance() {
        PerformanceRule tight = new PerformanceRule("accuracy", 1.05, 1.02, 1);
        Baseline independent = baseline(Task.BINARY, Map.of("accuracy", held(0.8)));
        Baseline dependent =
                independent.with(
                        Supplement.builder().risk(new BaselineRisk(1_000, 5_000, 9)).build());
        ClassificationTally tally = new ClassificationTally();
        add(tally, "1", "1", 148);
        add(tally, "1", "0", 52);
        Monitor monitor = MonitorFixture.of(Task.BINARY).rules(tight).build();
        Measurement one =
                byName(new PerformanceJudge(independent, monitor).measure(tally, 200))
                        .get("accuracy");
        Measurement nine =
                byName(new PerformanceJudge(dependent, monitor).measure(tally, 200))
                        .get("accuracy");
        assertThat(one.pValue()).isLessThan(.03);
        assertThat(nine.pValue()).isGreaterThan(.2);
        assertThat(nine.verdict()).isEqualTo(Verdict.OK);
    }

    private static Measurement accuracy(PerformanceRule rule, int right, int rows) {
        ClassificationTally tally = new ClassificationTally();
        add(tally, "1", "1", right);
        add(tally, "1", "0", rows - right);
        return classification(rule, tally, rows, Map.of("accuracy", held(0.8))).get("accuracy");
    }

    private static Measurement accuracy(int right, int rows) {
        return accuracy(ACCURACY, right, rows);
    }

    private static RegressionTally varied() {
        RegressionTally tally = new RegressionTally();
        for (int i = 0; i < 100; i++) {
            tally.add(i + 1, i, 1);
        }
        return tally;
    }
}
