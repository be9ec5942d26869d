package dev.plumbline.core.alert;

import static dev.plumbline.core.alert.EpisodeState.OPEN;
import static dev.plumbline.core.alert.EpisodeState.PENDING;
import static dev.plumbline.core.alert.EpisodeState.RESOLVED;
import static dev.plumbline.core.alert.EpisodeState.UPDATED;
import static dev.plumbline.core.report.ReportFixture.distribution;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.plumbline.core.model.Task;
import dev.plumbline.core.monitor.Monitor;
import dev.plumbline.core.monitor.MonitorFixture;
import dev.plumbline.core.profile.BinaryWriter;
import dev.plumbline.core.report.ReportFixture;
import dev.plumbline.core.report.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EpisodeLifeTest {
    @Test
    void tellsAStepThatPersistsAsOneEpisode() {
        Alerting alerting = new Alerting(entering(1, 1));

        IntStream.range(0, 10).forEach(day -> alerting.on(said(day, Verdict.OK)));
        IntStream.range(10, 510).forEach(day -> alerting.on(said(day, Verdict.DRIFT)));
        IntStream.range(510, 600).forEach(day -> alerting.on(said(day, Verdict.OK)));

        assertThat(Collections.frequency(alerting.states(), OPEN)).isEqualTo(1);
        assertThat(Collections.frequency(alerting.states(), UPDATED)).isEqualTo(499);
        assertThat(Collections.frequency(alerting.states(), RESOLVED)).isEqualTo(1);
        assertThat(alerting.told()).hasSize(501);
        assertThat(alerting.told())
                .extracting(AlertEpisode::id)
                .containsOnly(alerting.told().get(0).id());
    }

    @Test
    void tellsWhenAnEpisodeBeganAndEnded() {
        Alerting alerting = new Alerting(entering(2, 2));

        IntStream.range(0, 4).forEach(day -> alerting.on(said(day, Verdict.DRIFT)));
        IntStream.range(4, 6).forEach(day -> alerting.on(said(day, Verdict.OK)));

        assertThat(alerting.states()).containsExactly(PENDING, OPEN, UPDATED, UPDATED, RESOLVED);
        AlertEpisode first = alerting.told().get(0);
        AlertEpisode last = alerting.told().get(4);
        assertThat(first.openedAt()).isEqualTo(day(1));
        assertThat(first.resolvedAt()).isNull();
        assertThat(last.windowStart()).isEqualTo(day(0));
        assertThat(last.openedAt()).isEqualTo(day(2));
        assertThat(last.resolvedAt()).isEqualTo(day(6));
        assertThat(last.windowEnd()).isEqualTo(day(6));
        assertThat(last.windows()).isEqualTo(4);
        assertThat(last.baselineId()).isEqualTo("b1");
    }

    @Test
    void opensOnlyAfterSoManyBreachesInARow() {
        Alerting alerting = new Alerting(entering(3, 1));

        alerting.on(said(0, Verdict.DRIFT));
        alerting.on(said(1, Verdict.DRIFT));
        alerting.on(said(2, Verdict.OK));
        alerting.on(said(3, Verdict.DRIFT));
        alerting.on(said(4, Verdict.DRIFT));
        alerting.on(said(5, Verdict.DRIFT));

        assertThat(alerting.states())
                .containsExactly(PENDING, PENDING, RESOLVED, PENDING, PENDING, OPEN);
        assertThat(alerting.told().get(5).id()).isNotEqualTo(alerting.told().get(0).id());
    }

    @Test
    void windowsInARowThatDifferentFeaturesBreachOpenOneEpisode() {
        Alerting alerting = new Alerting(entering(3, 1));

        for (int day = 0; day < 3; day++) {
            Verdict temp = day == 1 ? Verdict.OK : Verdict.DRIFT;
            Verdict wind = day == 1 ? Verdict.DRIFT : Verdict.OK;
            alerting.on(
                    ReportFixture.data(day)
                            .saying(distribution("temp", temp), distribution("wind", wind)));
        }

        assertThat(alerting.states()).containsExactly(PENDING, PENDING, OPEN);
    }

    @Test
    void closesOnlyAfterSoManyClearWindowsInARow() {
        Alerting alerting = new Alerting(entering(1, 3));

        alerting.on(said(0, Verdict.DRIFT));
        alerting.on(said(1, Verdict.OK));
        alerting.on(said(2, Verdict.OK));
        alerting.on(said(3, Verdict.DRIFT));
        alerting.on(said(4, Verdict.OK));
        alerting.on(said(5, Verdict.OK));
        assertThat(alerting.states()).containsExactly(OPEN, UPDATED);

        alerting.on(said(6, Verdict.OK));
        assertThat(alerting.states()).containsExactly(OPEN, UPDATED, RESOLVED);
    }

    @Test
    void aWindowThatSaysNeitherNeitherCountsNorResets() {
        Alerting alerting = new Alerting(entering(2, 2));

        alerting.on(said(0, Verdict.DRIFT));
        assertThat(alerting.on(said(1, Verdict.INSUFFICIENT_DATA))).isEmpty();
        alerting.on(said(2, Verdict.DRIFT));
        alerting.on(said(3, Verdict.OK));
        assertThat(alerting.on(said(4, Verdict.INSUFFICIENT_DATA))).isEmpty();
        alerting.on(said(5, Verdict.OK));

        assertThat(alerting.states()).containsExactly(PENDING, OPEN, RESOLVED);
    }

    @Test
    void whatIsWorthALookNeverAlerts() {
        Alerting alerting = new Alerting(entering(1, 1));

        IntStream.range(0, 20).forEach(day -> alerting.on(said(day, Verdict.WARN)));

        assertThat(alerting.told()).isEmpty();
    }

    @Test
    void keepsSegmentsAndGranularitiesApart() {
        Alerting alerting = new Alerting(entering(1, 1));

        alerting.on(said(0, Verdict.DRIFT).segment("country=DE"));
        alerting.on(said(0, Verdict.DRIFT).segment("country=AT"));
        alerting.on(said(0, Verdict.DRIFT).window("PT1H", day(0), Duration.ofHours(1)));
        alerting.on(said(1, Verdict.OK).segment("country=DE"));

        assertThat(alerting.states()).containsExactly(OPEN, OPEN, OPEN, RESOLVED);
        assertThat(alerting.told().subList(0, 3))
                .extracting(AlertEpisode::id)
                .doesNotHaveDuplicates();
        assertThat(alerting.told().get(3).id()).isEqualTo(alerting.told().get(0).id());
    }

    @Test
    void aSegmentAlertsOnItsOwnOnlyWhileTheWholeIsQuiet() {
        Alerting alerting = new Alerting(entering(1, 1));

        alerting.on(said(0, Verdict.DRIFT));
        alerting.on(said(0, Verdict.DRIFT).segment("country=DE"));
        assertThat(alerting.states()).containsExactly(OPEN);

        alerting.on(said(1, Verdict.OK));
        alerting.on(said(1, Verdict.DRIFT).segment("country=DE"));
        alerting.on(said(2, Verdict.DRIFT));
        alerting.on(said(2, Verdict.DRIFT).segment("country=DE"));
        assertThat(alerting.states()).containsExactly(OPEN, RESOLVED, OPEN, OPEN, UPDATED);
        assertThat(alerting.told().get(2).segment()).isEqualTo("country=DE");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void resolvesWhatAnOlderReleaseHadOpened(int format) {
        AlertState state = AlertState.fromBytes(opened(format));
        assertThat(AlertPolicy.step(state, said(1, Verdict.OK).report(), entering(1, 2))).isEmpty();
        assertThat(AlertPolicy.step(state, said(2, Verdict.OK).report(), entering(1, 2)))
                .extracting(AlertEpisode::state, AlertEpisode::id)
                .containsExactly(tuple(RESOLVED, "an-id"));
    }

    /**
     * The state after one window of drift, as releases wrote it that knew nothing of its causes, or
     * no more of one than its breached windows in a row.
     */
    private static byte[] opened(int format) {
        BinaryWriter out = new BinaryWriter(128);
        out.writeByte(format);
        out.writeText("1");
        out.writeVarLong(1);
        out.writeText("1");
        out.writeSignedLong(day(0).toEpochMilli());
        out.writeByte(1);
        List.of("1", "", "P1D", AlertRules.FEATURE_DRIFT).forEach(out::writeText);
        out.writeVarLong(1);
        out.writeVarLong(0);
        out.writeByte(1);
        out.writeVarLong(1);
        out.writeText("an-id");
        out.writeText("b1");
        out.writeSignedLong(day(0).toEpochMilli());
        out.writeSignedLong(day(1).toEpochMilli());
        if (format > 1) {
            out.writeVarLong(1);
            out.writeText("distribution temp");
            out.writeVarLong(1);
        }
        return out.toByteArray();
    }

    private static Monitor entering(int enterAfter, int exitAfter) {
        return MonitorFixture.of(Task.REGRESSION).alerts(enterAfter, exitAfter).build();
    }

    private static ReportFixture said(int day, Verdict verdict) {
        return ReportFixture.data(day).saying(distribution("temp", verdict));
    }

    private static Instant day(int day) {
        return Instant.EPOCH.plus(Duration.ofDays(day));
    }
}
