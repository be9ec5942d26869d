package dev.plumbline.core.alert;

import static dev.plumbline.core.report.ReportFixture.metric;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.plumbline.core.judgement.LifetimeJudge;
import dev.plumbline.core.model.Task;
import dev.plumbline.core.monitor.Monitor;
import dev.plumbline.core.monitor.MonitorFixture;
import dev.plumbline.core.monitor.PerformanceRule;
import dev.plumbline.core.report.Measurement;
import dev.plumbline.core.report.ReportFixture;
import dev.plumbline.core.report.ReportStatus;
import dev.plumbline.core.report.Verdict;
import dev.plumbline.core.report.WindowReport;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The evidence comes with a window's final report, the metrics are judged before. */
class LifetimeRuleTest {
    private static final Monitor MONITOR =
            MonitorFixture.of(Task.MULTICLASS)
                    .rules(new PerformanceRule("accuracy", 1.2, 1.1, 1))
                    .alerts(3, 2)
                    .build();
    private static final Measurement BAD_ACCURACY = metric("accuracy", 0.3, 0.75, Verdict.DRIFT);

    private final AlertState state = AlertState.fromBytes(null);

    @Test
    void oneFinalReportOpensItAndTheMonitorsNumberOfClearOnesResolvesIt() {
        assertThat(on(0, evidence(41, Verdict.DRIFT)))
                .extracting(AlertEpisode::rule, AlertEpisode::state, AlertEpisode::severity)
                .containsExactly(tuple("lifetime-risk", EpisodeState.OPEN, Severity.CRITICAL));
        assertThat(on(1, evidence(12, Verdict.OK))).isEmpty();
        assertThat(on(2, evidence(12, Verdict.INSUFFICIENT_DATA))).isEmpty();
        assertThat(on(3, evidence(9, Verdict.OK)))
                .extracting(AlertEpisode::state)
                .containsExactly(EpisodeState.RESOLVED);
    }

    @Test
    void aFinalReportIsDecidedOnForTheWholeLifeAlone() {
        WindowReport last = unjudged(0, BAD_ACCURACY, evidence(41, Verdict.DRIFT));
        assertThat(AlertRules.decideOn(last)).isTrue();
        assertThat(AlertRules.outcomes(last, MONITOR))
                .extracting(RuleOutcome::rule)
                .containsExactly(AlertRules.LIFETIME_RISK);
        assertThat(AlertRules.decideOn(unjudged(0, BAD_ACCURACY))).isFalse();
    }

    @Test
    void aWindowJudgedWhenItIsFinalDecidesBoth() {
        WindowReport both =
                ReportFixture.performance(0)
                        .saying(BAD_ACCURACY, evidence(41, Verdict.DRIFT))
                        .report(ReportStatus.FINAL, 0);
        assertThat(AlertRules.outcomes(both, MONITOR))
                .extracting(RuleOutcome::rule)
                .containsExactly(AlertRules.PERFORMANCE, AlertRules.LIFETIME_RISK);
    }

    private List<AlertEpisode> on(int day, Measurement said) {
        return AlertPolicy.step(state, unjudged(day, said), MONITOR);
    }

    private static Measurement evidence(double value, Verdict verdict) {
        return metric(LifetimeJudge.LIFETIME_RISK, value, 40, verdict);
    }

    private static WindowReport unjudged(int day, Measurement... said) {
        return ReportFixture.performance(day).saying(said).unjudged(ReportStatus.FINAL, 1);
    }
}
