package dev.plumbline.core.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.plumbline.core.judgement.TargetJudge;
import dev.plumbline.core.model.Role;
import dev.plumbline.core.model.Task;
import dev.plumbline.core.monitor.LabelSpec;
import dev.plumbline.core.monitor.Monitor;
import dev.plumbline.core.monitor.MonitorFixture;
import dev.plumbline.core.report.Measurement;
import dev.plumbline.core.report.ReportFixture;
import dev.plumbline.core.report.Verdict;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class TargetRuleTest {
    private static final Monitor MONITOR =
            MonitorFixture.of(Task.BINARY)
                    .label(
                            new LabelSpec(
                                    "y", Duration.ZERO, Duration.ofDays(1), Duration.ofDays(1)))
                    .alerts(1, 1)
                    .build();

    private final AlertState state = AlertState.fromBytes(null);

    @Test
    void opensAndResolvesAnEpisodeOfItsOwn() {
        assertThat(step(ReportFixture.performance(0), Verdict.DRIFT))
                .extracting(AlertEpisode::rule, AlertEpisode::state, AlertEpisode::severity)
                .containsExactly(tuple("target-drift", EpisodeState.OPEN, Severity.WARNING));
        assertThat(step(ReportFixture.performance(1), Verdict.INSUFFICIENT_DATA)).isEmpty();
        assertThat(step(ReportFixture.performance(2), Verdict.OK))
                .extracting(AlertEpisode::state)
                .containsExactly(EpisodeState.RESOLVED);
    }

    @Test
    void toldOnceThoughSeveralVersionsSeeTheSameLabels() {
        assertThat(step(ReportFixture.performance(0), Verdict.DRIFT)).hasSize(1);
        ReportFixture challenger = ReportFixture.performance(0).version("2").role(Role.CHALLENGER);
        assertThat(step(challenger, Verdict.DRIFT)).isEmpty();
        assertThat(step(challenger.version("3"), Verdict.DRIFT)).isEmpty();
    }

    @Test
    void anotherFeaturesStatisticOfThatNameDoesNotCount() {
        Measurement other =
                Measurement.of(TargetJudge.TARGET_DISTRIBUTION, "age").verdict(Verdict.DRIFT);
        assertThat(
                        AlertPolicy.step(
                                state,
                                ReportFixture.performance(0).saying(other).report(),
                                MONITOR))
                .isEmpty();
    }

    private List<AlertEpisode> step(ReportFixture report, Verdict verdict) {
        Measurement said =
                Measurement.of(TargetJudge.TARGET_DISTRIBUTION, "target")
                        .value(verdict == Verdict.DRIFT ? 0.4 : 0.02)
                        .threshold(0.1)
                        .verdict(verdict);
        return AlertPolicy.step(state, report.saying(said).report(), MONITOR);
    }
}
