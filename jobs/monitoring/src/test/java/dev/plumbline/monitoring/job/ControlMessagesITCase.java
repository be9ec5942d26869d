package dev.plumbline.monitoring.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.plumbline.core.alert.AlertEpisode;
import dev.plumbline.core.alert.AlertRules;
import dev.plumbline.core.alert.EpisodeState;
import dev.plumbline.core.report.Lane;
import dev.plumbline.core.report.Verdict;
import dev.plumbline.core.report.WindowReport;
import dev.plumbline.kafka.topic.Topics;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.apache.flink.api.common.JobID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows are held to what the control topics say of their event time, from the first row on. */
class ControlMessagesITCase {
    @TempDir static Path folder;

    private static TestInstallation installation;

    @BeforeAll
    static void start() throws Exception {
        installation = TestInstallation.start(folder);
    }

    @AfterAll
    static void stop() throws Exception {
        installation.stop();
    }

    @AfterEach
    void cancel() throws Exception {
        installation.jobs().cancel();
    }

    @Test
    void neverMissesABaselineThatIsThereWhenItStartsOrIsRestored() throws Exception {
        Topics topics = installation.create("there");
        installation.publishAll(topics);
        JobID first = installation.jobs().submit(installation.environment("there", 2), null);
        installation.send(topics, Traffic.rows(0, 5));
        installation.jobs().awaitDecided(first, topics, 2, Traffic.hour(3));
        String savepoint = installation.jobs().stop(first);
        JobID second = installation.jobs().submit(installation.environment("there", 2), savepoint);
        installation.send(topics, Traffic.rows(5, 10));
        installation.send(topics, Traffic.ends());
        Results results = installation.finish(second, topics, 2);
        assertThat(hourly(results))
                .hasSize(11)
                .extracting(WindowReport::baselineId)
                .containsOnly(Traffic.FIRST.baseline().id());
    }

    @Test
    void saysThatThereIsNoBaselineUntilOneTakesEffect() throws Exception {
        Topics topics = installation.create("late-baseline");
        installation.publishMonitor(topics, 1, Instant.EPOCH);
        JobID job = installation.jobs().submit(installation.environment("late-baseline", 2), null);
        installation.send(topics, Traffic.rows(0, 4));
        installation.jobs().awaitDecided(job, topics, 2, Traffic.hour(2));
        installation.publishBaseline(topics, Traffic.FIRST, Traffic.hour(6));
        installation.send(topics, Traffic.rows(4, 9));
        installation.send(topics, Traffic.ends());
        Results results = installation.finish(job, topics, 2);

        for (WindowReport report : hourly(results).toList()) {
            boolean held = !report.windowStart().isBefore(Traffic.hour(6));
            assertThat(report.baselineId() != null).as(report.key()).isEqualTo(held);
            assertThat(
                            report.measurements().stream()
                                    .anyMatch(m -> m.verdict() == Verdict.NO_BASELINE))
                    .as(report.key())
                    .isEqualTo(!held);
        }
        assertThat(hourly(results)).hasSize(10);
        assertThat(episodes(results, AlertRules.NO_BASELINE))
                .extracting(AlertEpisode::state, AlertEpisode::resolvedAt)
                .containsExactly(tuple(EpisodeState.RESOLVED, Traffic.hour(7)));
        // the only silence is that after the last row
        assertThat(episodes(results, AlertRules.SILENT))
                .extracting(AlertEpisode::windowStart)
                .containsExactly(Traffic.hour(9));
    }

    @Test
    void dividesTheRowsOfAWindowAmongTheMonitorsThatHeldInIt() throws Exception {
        Topics topics = installation.create("two-monitors");
        installation.publishAll(topics);
        installation.publishMonitor(topics, 2, Traffic.hour(3).plusSeconds(1_800));
        installation.send(topics, Traffic.rows(0, 6));
        installation.send(topics, Traffic.ends());
        JobID job = installation.jobs().submit(installation.environment("two-monitors", 2), null);
        Results results = installation.finish(job, topics, 2);
        // the row of the half hour came just before it
        assertThat(hourly(results).filter(report -> report.rows() > 0))
                .extracting(
                        WindowReport::windowStart,
                        WindowReport::monitorRevision,
                        WindowReport::rows)
                .containsExactly(
                        tuple(Traffic.hour(0), 1L, 60L),
                        tuple(Traffic.hour(1), 1L, 60L),
                        tuple(Traffic.hour(2), 1L, 60L),
                        tuple(Traffic.hour(3), 1L, 31L),
                        tuple(Traffic.hour(3), 2L, 29L),
                        tuple(Traffic.hour(4), 2L, 60L),
                        tuple(Traffic.hour(5), 2L, 60L));
        assertThat(episodes(results, AlertRules.SILENT))
                .extracting(AlertEpisode::windowStart)
                .containsExactly(Traffic.hour(6));
    }

    /** Hourly reports on the whole traffic, in order of time. */
    private static Stream<WindowReport> hourly(Results results) {
        return results.reports().values().stream()
                .filter(report -> report.model().equals("bikes"))
                .filter(report -> report.segment().isEmpty() && report.lane() == Lane.DATA)
                .filter(report -> report.granularity().equals("PT1H"));
    }

    /** Episodes of the hourly windows. */
    private static List<AlertEpisode> episodes(Results results, String rule) {
        return results.episodes().values().stream()
                .filter(episode -> episode.model().equals("bikes"))
                .filter(episode -> episode.rule().equals(rule))
                .filter(episode -> episode.granularity().equals("PT1H"))
                .toList();
    }
}
