package dev.plumbline.core.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.plumbline.core.fairness.FairnessMetric;
import dev.plumbline.core.model.Task;
import dev.plumbline.core.monitor.FairnessSpec;
import dev.plumbline.core.monitor.Monitor;
import dev.plumbline.core.monitor.MonitorFixture;
import dev.plumbline.core.monitor.MonitorOptions;
import dev.plumbline.core.report.Measurement;
import dev.plumbline.core.report.ReportFixture;
import dev.plumbline.core.report.ReportStatus;
import dev.plumbline.core.report.Verdict;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FairnessRuleTest {
    private static final Monitor MONITOR =
            MonitorFixture.of(Task.BINARY)
                    .options(
                            MonitorOptions.builder()
                                    .fairness(
                                            new FairnessSpec(
                                                    List.of("sex"),
                                                    FairnessSpec.Reference.LARGEST,
                                                    Map.of(),
                                                    null,
                                                    Map.of(
                                                            FairnessMetric.DISPARATE_IMPACT,
                                                            0.8,
                                                            FairnessMetric
                                                                    .EQUALIZED_ODDS_DIFFERENCE,
                                                            0.1)))
                                    .build())
                    .alerts(2, 1)
                    .build();

    private final AlertState state = AlertState.fromBytes(null);

    @Test
    void windowsInARowOpenItAndOneWithinTheLimitResolvesIt() {
        assertThat(onData(0, impact(0.6, Verdict.DRIFT)))
                .extracting(AlertEpisode::rule, AlertEpisode::state, AlertEpisode::severity)
                .containsExactly(tuple("fairness", EpisodeState.PENDING, Severity.WARNING));
        List<AlertEpisode> opened = onData(1, impact(0.6, Verdict.DRIFT));
        assertThat(opened).extracting(AlertEpisode::state).containsExactly(EpisodeState.OPEN);
        assertThat(opened.get(0).runbook()).isEqualTo("alerting/runbooks/fairness.md");
        assertThat(opened.get(0).summary())
                .isEqualTo("sex=F fairness_disparate_impact 0.6000 beyond 0.8000");
        assertThat(onData(2, impact(0.9, Verdict.OK)))
                .extracting(AlertEpisode::state)
                .containsExactly(EpisodeState.RESOLVED);
    }

    @Test
    void beyondTheLimitByChanceNeitherOpensNorResolvesIt() {
        assertThat(onData(0, impact(0.75, Verdict.OK))).isEmpty();
        onData(1, impact(0.6, Verdict.DRIFT));
        onData(2, impact(0.6, Verdict.DRIFT));
        assertThat(onData(3, impact(0.75, Verdict.OK))).isEmpty();
        assertThat(onData(4, impact(0.75, Verdict.INSUFFICIENT_DATA))).isEmpty();
        assertThat(onData(5, favoured(1.3, Verdict.OK))).isEmpty();
        assertThat(onData(6, favoured(1.2, Verdict.OK))).hasSize(1);
    }

    @Test
    void gapsOfErrorsAreARuleOfTheirOwn() {
        Measurement odds =
                Measurement.of("fairness_equalized_odds_difference", "sex=F")
                        .value(0.3)
                        .threshold(0.1)
                        .rows(500)
                        .verdict(Verdict.DRIFT);
        assertThat(
                        AlertRules.outcomes(
                                ReportFixture.performance(0)
                                        .saying(odds)
                                        .report(ReportStatus.PROVISIONAL, 0),
                                MONITOR))
                .extracting(RuleOutcome::rule, RuleOutcome::signal)
                .containsExactly(tuple("fairness-errors", RuleOutcome.Signal.BREACH));
    }

    @Test
    void aGapWithoutALimitIsNoRule() {
        Measurement shown =
                Measurement.of("fairness_selection_rate_difference", "sex=F")
                        .value(-0.5)
                        .rows(500)
                        .verdict(Verdict.NOT_APPLICABLE, "displayed");
        assertThat(rules(shown)).doesNotContain("fairness");
        assertThat(rules(impact(0.9, Verdict.OK))).contains("fairness");
    }

    private static List<String> rules(Measurement said) {
        return AlertRules.outcomes(
                        ReportFixture.data(0).saying(said).report(ReportStatus.FINAL, 0), MONITOR)
                .stream()
                .map(RuleOutcome::rule)
                .toList();
    }

    private List<AlertEpisode> onData(int day, Measurement said) {
        return AlertPolicy.step(
                        state,
                        ReportFixture.data(day).saying(said).report(ReportStatus.FINAL, 0),
                        MONITOR)
                .stream()
                .filter(told -> told.rule().startsWith("fairness"))
                .toList();
    }

    private static Measurement impact(double value, Verdict verdict) {
        return impact(value, 0.8, verdict);
    }

    private static Measurement favoured(double value, Verdict verdict) {
        return impact(value, 1.25, verdict);
    }

    private static Measurement impact(double value, double threshold, Verdict verdict) {
        return Measurement.of("fairness_disparate_impact", "sex=F")
                .value(value)
                .threshold(threshold)
                .rows(500)
                .verdict(verdict);
    }
}
