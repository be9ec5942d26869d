package dev.plumbline.core.alert;

import static dev.plumbline.core.alert.EpisodeState.OPEN;
import static dev.plumbline.core.alert.EpisodeState.RESOLVED;
import static dev.plumbline.core.alert.EpisodeState.UPDATED;
import static dev.plumbline.core.report.ReportFixture.distribution;
import static dev.plumbline.core.report.ReportFixture.missing;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.core.model.Role;
import dev.plumbline.core.model.Task;
import dev.plumbline.core.monitor.MonitorFixture;
import dev.plumbline.core.report.ReportFixture;
import dev.plumbline.core.report.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SuccessionOfVersionsTest {
    private final Alerting alerting = new Alerting(MonitorFixture.of(Task.REGRESSION).build());

    @Test
    void aShadowNeverAlerts() {
        for (int day = 0; day < 20; day++) {
            alerting.on(drifted(day, "2").role(Role.SHADOW));
            alerting.on(drifted(day, "2").role(Role.SHADOW).rows(0));
        }

        assertThat(alerting.told()).isEmpty();
    }

    @Test
    void aNewVersionResolvesTheEpisodesOfTheOldOne() {
        AlertEpisode broken =
                alerting.on(fine(0, "1").saying(missing("temp", Verdict.DRIFT))).get(0);
        AlertEpisode drifted = alerting.on(drifted(1, "1")).get(0);
        List<AlertEpisode> told = alerting.on(fine(2, "2"));

        assertThat(told).extracting(AlertEpisode::state).containsExactly(RESOLVED, RESOLVED);
        assertThat(told).extracting(AlertEpisode::id).containsExactly(broken.id(), drifted.id());
        assertThat(told)
                .extracting(AlertEpisode::severity)
                .containsExactly(Severity.CRITICAL, Severity.INFO);
        AlertEpisode resolved = told.get(1);
        assertThat(resolved.rule()).isEqualTo(AlertRules.FEATURE_DRIFT);
        assertThat(resolved.modelVersion()).isEqualTo("1");
        assertThat(resolved.baselineId()).isEqualTo("b1");
        assertThat(resolved.windowStart()).isEqualTo(drifted.windowStart());
        assertThat(resolved.openedAt()).isEqualTo(drifted.openedAt());
        assertThat(resolved.summary()).isEqualTo("version 2 has taken over");
    }

    @Test
    void windowsOfTheOldVersionThatEndLaterSayNothing() {
        alerting.on(fine(0, "1"));
        alerting.on(fine(1, "2"));
        ReportFixture week = drifted(0, "1").window("P7D", Instant.EPOCH, Duration.ofDays(7));

        assertThat(alerting.on(week)).isEmpty();
        assertThat(alerting.on(drifted(1, "1"))).isEmpty();
        assertThat(alerting.on(drifted(2, "2")))
                .extracting(AlertEpisode::state)
                .containsExactly(OPEN);
    }

    @Test
    void aSwapWithinAWindowIsToldAlikeWhicheverNameSortsFirst() {
        for (String next : List.of("2", "0")) {
            Alerting swapped = new Alerting(MonitorFixture.of(Task.REGRESSION).build());
            swapped.on(drifted(0, "1"));
            Stream.of(drifted(1, "1"), fine(1, next))
                    .sorted((a, b) -> AlertPolicy.ORDER.compare(a.report(), b.report()))
                    .forEach(swapped::on);
            swapped.on(fine(2, next));

            assertThat(swapped.states()).startsWith(OPEN).endsWith(RESOLVED);
            assertThat(Collections.frequency(swapped.states(), OPEN)).isEqualTo(1);
            assertThat(Collections.frequency(swapped.states(), RESOLVED)).isEqualTo(1);
        }
    }

    @Test
    void aRollbackResolvesWhatTheNewVersionOpenedAndStartsAfresh() {
        alerting.on(drifted(0, "1"));
        alerting.on(drifted(1, "2"));
        alerting.on(drifted(2, "1"));
        alerting.on(drifted(3, "1"));

        assertThat(alerting.states())
                .containsExactly(OPEN, RESOLVED, OPEN, RESOLVED, OPEN, UPDATED);
        assertThat(alerting.told())
                .extracting(AlertEpisode::modelVersion)
                .containsExactly("1", "1", "2", "2", "1", "1");
        assertThat(alerting.told().get(4).id()).isNotEqualTo(alerting.told().get(0).id());
    }

    @Test
    void aChallengerAlertsUntilAnotherChampionTakesOver() {
        alerting.on(fine(0, "1"));
        alerting.on(drifted(0, "2").role(Role.CHALLENGER));
        alerting.on(fine(1, "1"));
        assertThat(alerting.states()).containsExactly(OPEN);

        alerting.on(fine(2, "3"));
        assertThat(alerting.states()).containsExactly(OPEN, RESOLVED);
    }

    @Test
    void aChallengerThatTakesOverGoesOnWithItsOwnEpisode() {
        alerting.on(fine(0, "1"));
        alerting.on(drifted(0, "2").role(Role.CHALLENGER));
        alerting.on(drifted(1, "2"));

        assertThat(alerting.states()).containsExactly(OPEN, UPDATED);
    }

    @Test
    void theFirstChampionTakesOverFromNobody() {
        alerting.on(drifted(0, "2").role(Role.CHALLENGER));
        alerting.on(fine(0, "1"));

        assertThat(alerting.states()).containsExactly(OPEN);
    }

    @Test
    void aWindowOfTheOldVersionWithoutRowsEndsNothingOfTheNewOne() {
        alerting.on(fine(0, "1"));
        alerting.on(drifted(1, "2"));
        alerting.on(fine(2, "1").rows(0));

        assertThat(alerting.states()).containsExactly(OPEN);
    }

    @Test
    void anotherBaselineOfTheSameVersionStartsAfresh() {
        alerting.on(drifted(0, "1"));
        alerting.on(drifted(1, "1").baseline("other"));

        assertThat(alerting.states()).containsExactly(OPEN, RESOLVED, OPEN);
        assertThat(alerting.told())
                .extracting(AlertEpisode::baselineId)
                .containsExactly("b1", "b1", "other");
        assertThat(alerting.told().get(2).id()).isNotEqualTo(alerting.told().get(0).id());
    }

    @Test
    void aBaselineThatIsWithdrawnEndsWhatWasHeldToIt() {
        alerting.on(drifted(0, "1"));
        alerting.on(ReportFixture.data(1).baseline(null));
        alerting.on(fine(2, "1"));

        assertThat(alerting.told())
                .extracting(episode -> episode.rule() + " " + episode.state())
                .containsExactly(
                        "feature-drift OPEN",
                        "no-baseline OPEN",
                        "feature-drift RESOLVED",
                        "no-baseline RESOLVED");
    }

    @Test
    void manyVersionsLeaveNothingBehind() {
        for (int day = 0; day < 100; day++) {
            alerting.on(drifted(day, "v" + (10_000 + day)));
        }
        int bytes = alerting.stateBytes();
        for (int day = 100; day < 1_000; day++) {
            alerting.on(drifted(day, "v" + (10_000 + day)));
        }

        assertThat(alerting.stateBytes()).isLessThan(bytes + 100);
        assertThat(Collections.frequency(alerting.states(), RESOLVED)).isEqualTo(999);
    }

    @Test
    void manyChallengersLeaveNothingBehindButTheChampion() {
        alerting.on(fine(0, "1"));
        for (int day = 1; day < 100; day++) {
            alerting.on(fine(day, "v" + (10_000 + day)).role(Role.CHALLENGER));
        }
        int bytes = alerting.stateBytes();
        for (int day = 100; day < 300; day++) {
            alerting.on(fine(day, "v" + (10_000 + day)).role(Role.CHALLENGER));
        }

        assertThat(alerting.stateBytes()).isLessThan(bytes + 100);
        alerting.on(fine(0, "1").rows(0));
        assertThat(alerting.told()).as("the champion's rows of that window are known").isEmpty();
    }

    private static ReportFixture drifted(int day, String version) {
        return ReportFixture.data(day).version(version).saying(distribution("temp", Verdict.DRIFT));
    }

    private static ReportFixture fine(int day, String version) {
        return ReportFixture.data(day).version(version).saying(distribution("temp", Verdict.OK));
    }
}
