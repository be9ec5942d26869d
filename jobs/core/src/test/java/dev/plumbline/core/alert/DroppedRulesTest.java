package dev.plumbline.core.alert;

import static dev.plumbline.core.report.ReportFixture.distribution;
import static dev.plumbline.core.report.ReportFixture.metric;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.plumbline.core.detector.DetectorMethod;
import dev.plumbline.core.fairness.FairnessMetric;
import dev.plumbline.core.judgement.LifetimeJudge;
import dev.plumbline.core.judgement.TargetJudge;
import dev.plumbline.core.model.Task;
import dev.plumbline.core.monitor.DetectorSpec;
import dev.plumbline.core.monitor.EstimateRule;
import dev.plumbline.core.monitor.FairnessSpec;
import dev.plumbline.core.monitor.LabelSpec;
import dev.plumbline.core.monitor.LifetimeSpec;
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
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One day's episode of every rule, and what a later revision of the monitor makes of it. */
class DroppedRulesTest {
    private static final Monitor BARE = monitor(MonitorOptions.DEFAULT, null).build();
    private static final Monitor ASKING =
            monitor(options(), label()).rules(new PerformanceRule("accuracy", 1.2, 1.1, 1)).build();
    private static final Measurement UNRELATED = distribution("age", Verdict.OK);

    private final AlertState state = AlertState.fromBytes(null);

    private static MonitorFixture monitor(MonitorOptions options, LabelSpec label) {
        return MonitorFixture.of(Task.BINARY).options(options).label(label).alerts(1, 3);
    }

    private static LabelSpec label() {
        return new LabelSpec("y", Duration.ZERO, Duration.ofDays(2), Duration.ofDays(1));
    }

    private static MonitorOptions options() {
        Map<FairnessMetric, Double> limits =
                Map.of(
                        FairnessMetric.DISPARATE_IMPACT,
                        0.8,
                        FairnessMetric.EQUALIZED_ODDS_DIFFERENCE,
                        0.1);
        return MonitorOptions.builder()
                .fairness(
                        new FairnessSpec(
                                List.of("sex"),
                                FairnessSpec.Reference.LARGEST,
                                Map.of(),
                                null,
                                limits))
                .detectors(List.of(DetectorSpec.calibrated(DetectorMethod.DDM)))
                .lifetime(LifetimeSpec.usually(Task.BINARY))
                .estimateRule(new EstimateRule(List.of()))
                .build();
    }

    /** What opens an episode of the rule. */
    private static Measurement cause(String rule) {
        return switch (rule) {
            case AlertRules.PERFORMANCE -> metric("accuracy", 0.3, 0.75, Verdict.DRIFT);
            case AlertRules.CONCEPT_DRIFT -> metric("detector_ddm", 0.3, 0.1, Verdict.DRIFT);
            case AlertRules.LIFETIME_RISK ->
                    metric(LifetimeJudge.LIFETIME_RISK, 41, 40, Verdict.DRIFT);
            case AlertRules.ESTIMATED_PERFORMANCE ->
                    metric("estimated_accuracy", 0.3, 0.75, Verdict.DRIFT);
            case AlertRules.TARGET_DRIFT -> target(Verdict.DRIFT);
            default -> gap(rule.equals(AlertRules.FAIRNESS));
        };
    }

    private static Measurement target(Verdict verdict) {
        return Measurement.of(TargetJudge.TARGET_DISTRIBUTION, "target")
                .value(0.4)
                .threshold(0.1)
                .verdict(verdict);
    }

    private static Measurement gap(boolean ofSelection) {
        String name = ofSelection ? "disparate_impact" : "equalized_odds_difference";
        return Measurement.of("fairness_" + name, "sex=F")
                .value(ofSelection ? 0.5 : 0.3)
                .threshold(ofSelection ? 0.8 : 0.1)
                .rows(500)
                .verdict(Verdict.DRIFT);
    }

    private static ReportFixture window(String rule, int day) {
        return rule.equals(AlertRules.FAIRNESS) || rule.equals(AlertRules.ESTIMATED_PERFORMANCE)
                ? ReportFixture.data(day)
                : ReportFixture.performance(day);
    }

    private List<AlertEpisode> on(String rule, WindowReport report, Monitor monitor) {
        if (!rule.equals(AlertRules.ESTIMATED_PERFORMANCE)) {
            return AlertPolicy.step(state, report, monitor);
        }
        EstimateTrust trust = EstimateTrust.fromBytes(null);
        return AlertPolicy.step(
                state, report, monitor, EstimatedPerformanceRule.outcomes(report, monitor, trust));
    }

    private void opens(String rule) {
        assertThat(on(rule, window(rule, 3).saying(cause(rule)).report(), ASKING))
                .extracting(AlertEpisode::rule, AlertEpisode::state)
                .containsExactly(tuple(rule, EpisodeState.OPEN));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                AlertRules.PERFORMANCE,
                AlertRules.CONCEPT_DRIFT,
                AlertRules.LIFETIME_RISK,
                AlertRules.ESTIMATED_PERFORMANCE,
                AlertRules.TARGET_DRIFT,
                AlertRules.FAIRNESS,
                AlertRules.FAIRNESS_ERRORS
            })
    void endsWithTheFirstWindowWhoseMonitorDoesNotAskForTheRule(String rule) {
        opens(rule);
        ReportFixture silent = window(rule, 4).saying(UNRELATED);
        assertThat(on(rule, silent.report(), ASKING)).isEmpty();
        assertThat(on(rule, silent.segment("a=b").report(), BARE)).isEmpty();
        assertThat(on(rule, silent.unjudged(ReportStatus.PROVISIONAL, 0), BARE)).isEmpty();
        assertThat(on(rule, window(rule, 2).saying(UNRELATED).report(), BARE)).isEmpty();

        WindowReport dropping = silent.monitorRevision(2L).report();
        assertThat(on(rule, dropping, BARE))
                .singleElement()
                .satisfies(
                        episode -> {
                            assertThat(episode.rule()).isEqualTo(rule);
                            assertThat(episode.state()).isEqualTo(EpisodeState.RESOLVED);
                            assertThat(episode.summary()).isEqualTo("no longer asked for");
                            assertThat(episode.resolvedAt()).isEqualTo(dropping.emittedAt());
                        });
        assertThat(on(rule, window(rule, 5).saying(UNRELATED).report(), BARE)).isEmpty();
    }

    @Test
    void anotherReportOfTheEpisodesFirstWindowEndsItToo() {
        String rule = AlertRules.PERFORMANCE;
        opens(rule);
        assertThat(on(rule, window(rule, 3).saying(UNRELATED).report(), BARE))
                .extracting(AlertEpisode::summary)
                .containsExactly("no longer asked for");
    }

    @ParameterizedTest
    @ValueSource(strings = {AlertRules.FAIRNESS, AlertRules.FAIRNESS_ERRORS})
    void oneLanesLimitsDoNotKeepTheOthersEpisode(String rule) {
        opens(rule);
        FairnessMetric kept =
                rule.equals(AlertRules.FAIRNESS)
                        ? FairnessMetric.EQUALIZED_ODDS_DIFFERENCE
                        : FairnessMetric.DISPARATE_IMPACT;
        FairnessSpec asked = options().fairness();
        FairnessSpec other =
                new FairnessSpec(
                        asked.features(),
                        FairnessSpec.Reference.LARGEST,
                        Map.of(),
                        null,
                        Map.of(kept, asked.limits().get(kept)));
        Monitor monitor = monitor(options().toBuilder().fairness(other).build(), label()).build();
        assertThat(on(rule, window(rule, 4).saying(UNRELATED).report(), monitor))
                .extracting(AlertEpisode::summary)
                .containsExactly("no longer asked for");
    }

    @Test
    void endsWithABaselineThatHoldsNothingToDecideTheRuleBy() {
        String rule = AlertRules.TARGET_DRIFT;
        opens(rule);
        ReportFixture other = window(rule, 4).baseline("b2");
        assertThat(on(rule, other.rows(0).report(), ASKING)).isEmpty();
        assertThat(on(rule, other.saying(UNRELATED).report(), ASKING))
                .extracting(AlertEpisode::state, AlertEpisode::summary)
                .containsExactly(tuple(EpisodeState.RESOLVED, "another baseline has taken over"));
    }

    @Test
    void theWholeLifeOfAnotherBaselineIsDecidedOnItsFinalReportOnly() {
        String rule = AlertRules.LIFETIME_RISK;
        opens(rule);
        ReportFixture other = window(rule, 4).baseline("b2");
        assertThat(on(rule, other.saying(UNRELATED).report(), ASKING)).isEmpty();
        assertThat(on(rule, other.saying(cause(rule)).report(ReportStatus.FINAL, 1), ASKING))
                .extracting(AlertEpisode::state)
                .containsExactly(EpisodeState.RESOLVED, EpisodeState.OPEN);
    }

    /** The test that always decides goes on, so its windows end what the statistic opened. */
    @Test
    void aStatisticThatNoLongerDecidesLeavesTheEpisodeToTheTest() {
        StatisticSpec psi = new StatisticSpec("psi", StatisticSpec.STANDARD, 0.2, true, List.of());
        Monitor deciding =
                monitor(MonitorOptions.builder().statistics(List.of(psi)).build(), null).build();
        Measurement shifted = Measurement.of("psi", "age").value(0.4).verdict(Verdict.DRIFT);
        ReportFixture report = ReportFixture.data(0).saying(shifted, UNRELATED);
        assertThat(AlertPolicy.step(state, report.report(), deciding))
                .extracting(AlertEpisode::rule)
                .containsExactly(AlertRules.FEATURE_DRIFT);
        for (int day = 1; day < 3; day++) {
            ReportFixture next = ReportFixture.data(day).saying(shifted, UNRELATED);
            assertThat(AlertPolicy.step(state, next.report(), BARE)).isEmpty();
        }
        ReportFixture last = ReportFixture.data(3).saying(shifted, UNRELATED);
        assertThat(AlertPolicy.step(state, last.report(), BARE))
                .extracting(AlertEpisode::state)
                .containsExactly(EpisodeState.RESOLVED);
    }
}
