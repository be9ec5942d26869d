package dev.plumbline.core.alert;

import static dev.plumbline.core.report.ReportFixture.distribution;
import static dev.plumbline.core.report.ReportFixture.metric;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.core.fairness.FairnessMetric;
import dev.plumbline.core.model.Task;
import dev.plumbline.core.monitor.EstimateRule;
import dev.plumbline.core.monitor.FairnessSpec;
import dev.plumbline.core.monitor.Monitor;
import dev.plumbline.core.monitor.MonitorFixture;
import dev.plumbline.core.monitor.MonitorOptions;
import dev.plumbline.core.monitor.PerformanceRule;
import dev.plumbline.core.monitor.StatisticSpec;
import dev.plumbline.core.report.Measurement;
import dev.plumbline.core.report.ReportFixture;
import dev.plumbline.core.report.ReportStatus;
import dev.plumbline.core.report.Verdict;
import dev.plumbline.core.report.WindowReport;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What an episode shows of a window: what is wrong and nothing else, the worst first. */
class RuleEvidenceTest {
    private static final Monitor PERFORMANCE =
            MonitorFixture.of(Task.BINARY)
                    .rules(
                            new PerformanceRule("rmse", 1.3, 1.1, 1),
                            new PerformanceRule("accuracy", 1.2, 1.1, 1))
                    .build();
    private static final Monitor ESTIMATES =
            MonitorFixture.of(Task.BINARY)
                    .options(
                            MonitorOptions.builder()
                                    .estimateRule(new EstimateRule(List.of()))
                                    .build())
                    .build();

    private static RuleOutcome of(String rule, WindowReport report, Monitor monitor) {
        return AlertRules.outcomes(report, monitor).stream()
                .filter(outcome -> outcome.rule().equals(rule))
                .findFirst()
                .orElseThrow();
    }

    private static RuleOutcome performance(Measurement... said) {
        return of(
                AlertRules.PERFORMANCE,
                ReportFixture.performance(0).saying(said).report(),
                PERFORMANCE);
    }

    @Test
    void lossesAndScoresAreRankedByHowManyTimesWorseTheyAre() {
        assertThat(
                        performance(
                                        metric("rmse", 400, 130, Verdict.DRIFT),
                                        metric("accuracy", .3, .75, Verdict.DRIFT))
                                .evidence())
                .extracting(Measurement::metric)
                .containsExactly("rmse", "accuracy");
    }

    @Test
    void labelsThatNoClassWasDeclaredForAreNamedOnlyBesideALossAndIfThereAreMany() {
        Measurement few = metric("unknown_label_rate", .01, .05, Verdict.OK);
        Measurement many = metric("unknown_label_rate", .2, .05, Verdict.WARN);
        Measurement lost = metric("rmse", 131, 130, Verdict.DRIFT);
        Measurement well = metric("rmse", 100, 130, Verdict.OK);

        assertThat(performance(lost, few).summary()).isEqualTo("rmse 131.0 beyond 130.0");
        assertThat(performance(lost, few).evidence()).containsExactly(lost);
        assertThat(performance(lost, many).evidence()).containsExactly(lost, many);
        assertThat(performance(well, many).summary())
                .isEqualTo("performance is within its thresholds");
        assertThat(performance(well, many).evidence()).isEmpty();
    }

    @Test
    void statisticsWithoutAnEffectAreShownBesideTheTestThatHasOne() {
        StatisticSpec psi = new StatisticSpec("psi", StatisticSpec.STANDARD, .2, true, List.of());
        Monitor monitor =
                MonitorFixture.of(Task.REGRESSION)
                        .options(MonitorOptions.builder().statistics(List.of(psi)).build())
                        .build();
        WindowReport report =
                ReportFixture.data(0)
                        .saying(
                                Measurement.of("psi", "age").value(.4).verdict(Verdict.DRIFT),
                                Measurement.of("psi", "income").value(.3).verdict(Verdict.DRIFT),
                                distribution("rooms", Verdict.DRIFT))
                        .report();
        assertThat(of(AlertRules.FEATURE_DRIFT, report, monitor).evidence())
                .extracting(Measurement::feature)
                .containsExactly("rooms", "age", "income");
    }

    private static RuleOutcome estimates(EstimateTrust trust) {
        WindowReport report =
                ReportFixture.data(9)
                        .saying(
                                metric("estimated_roc_auc", .8, .85, Verdict.DRIFT),
                                metric("estimated_f1", .5, .75, Verdict.DRIFT),
                                metric("estimated_recall", .9, .75, Verdict.OK))
                        .report();
        return EstimatedPerformanceRule.outcomes(report, ESTIMATES, trust).get(0);
    }

    @Test
    void estimatesAreRankedByTheShareOfTheThresholdThatTheyAreBeyondIt() {
        assertThat(estimates(EstimateTrust.fromBytes(null)).evidence())
                .extracting(Measurement::metric)
                .containsExactly("estimated_f1", "estimated_roc_auc");
    }

    @Test
    void estimatesThatLabelsHaveShownToBeWrongAreNotShown() {
        EstimateTrust trust = EstimateTrust.fromBytes(null);
        trust.note(
                ReportFixture.performance(0)
                        .saying(metric("estimate_coverage_f1", .5, .73, Verdict.WARN))
                        .report(ReportStatus.FINAL, 1));
        assertThat(estimates(trust).evidence())
                .extracting(Measurement::metric)
                .containsExactly("estimated_roc_auc");
    }

    @Test
    void withoutALossTheSummaryOfEstimatesSaysThatAllIsAsAtEvaluation() {
        WindowReport report =
                ReportFixture.data(0).saying(metric("estimated_f1", .8, .75, Verdict.OK)).report();
        assertThat(
                        EstimatedPerformanceRule.outcomes(
                                        report, ESTIMATES, EstimateTrust.fromBytes(null))
                                .get(0)
                                .summary())
                .isEqualTo("estimated performance is as it was at evaluation");
    }

    private static Measurement gap(String metric, String group, double value, Verdict verdict) {
        return Measurement.of(metric, group).value(value).threshold(.8).rows(500).verdict(verdict);
    }

    @Test
    void onlyGapsOfTheLaneThatAreBeyondTheirLimitsAreShown() {
        FairnessSpec spec =
                new FairnessSpec(
                        List.of("sex"),
                        FairnessSpec.Reference.LARGEST,
                        Map.of(),
                        null,
                        Map.of(
                                FairnessMetric.DISPARATE_IMPACT,
                                .8,
                                FairnessMetric.EQUALIZED_ODDS_DIFFERENCE,
                                .1));
        Monitor monitor =
                MonitorFixture.of(Task.BINARY)
                        .options(MonitorOptions.builder().fairness(spec).build())
                        .build();
        String impact = FairnessMetric.DISPARATE_IMPACT.measurement();
        String odds = FairnessMetric.EQUALIZED_ODDS_DIFFERENCE.measurement();
        ReportFixture window =
                ReportFixture.data(0)
                        .saying(
                                gap(impact, "sex=F", .6, Verdict.DRIFT),
                                gap(impact, "sex=X", .9, Verdict.OK),
                                gap(odds, "sex=F", .3, Verdict.DRIFT));

        RuleOutcome outcome = of(AlertRules.FAIRNESS, window.report(), monitor);
        assertThat(outcome.evidence())
                .extracting(gap -> gap.metric() + " " + gap.feature())
                .containsExactly(impact + " sex=F");
        assertThat(outcome.causes()).hasSize(2);

        assertThat(AlertRules.outcomes(window.segment("age<30").report(), monitor))
                .extracting(RuleOutcome::rule)
                .doesNotContain(AlertRules.FAIRNESS);
        assertThat(AlertRules.outcomes(window.rows(0).report(), monitor))
                .extracting(RuleOutcome::rule)
                .doesNotContain(AlertRules.FAIRNESS);
    }
}
