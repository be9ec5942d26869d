package dev.plumbline.monitoring.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.core.alert.AlertEpisode;
import dev.plumbline.core.alert.AlertRules;
import dev.plumbline.core.report.ChangePoint;
import dev.plumbline.core.report.Lane;
import dev.plumbline.core.report.ReportStatus;
import dev.plumbline.core.report.WindowReport;
import dev.plumbline.kafka.flink.RawRecord;
import dev.plumbline.kafka.flink.RawRecordSerializer;
import dev.plumbline.kafka.record.DeadLetter;
import dev.plumbline.kafka.record.ErrorClass;
import dev.plumbline.kafka.topic.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.flink.api.common.JobID;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same input must give the same results, however it is read and whatever befalls the job. */
class MonitoringJobITCase {
    @TempDir static Path folder;

    private static TestInstallation installation;

    /** What one subtask makes of all records in order. */
    private static Results plain;

    @BeforeAll
    static void start() throws Exception {
        installation = TestInstallation.start(folder);
        plain = installation.run("plain", 1, Traffic.inOrder());
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
    void tellsTheStoryThatIsInTheTraffic() {
        assertThat(bikes()).extracting(WindowReport::status).containsOnly(ReportStatus.FINAL);
        assertThat(bikes()).extracting(WindowReport::baselineId).doesNotContainNull();
        assertThat(rows("1")).isEqualTo(48L * 60);
        assertThat(rows("2")).isEqualTo(24L * 60);
        Map<String, List<AlertEpisode>> byRule =
                plain.episodes().values().stream()
                        .filter(episode -> episode.model().equals("bikes"))
                        .collect(Collectors.groupingBy(AlertEpisode::rule));
        assertThat(byRule)
                .containsOnlyKeys(
                        AlertRules.DATA_QUALITY,
                        AlertRules.PERFORMANCE,
                        AlertRules.CONCEPT_DRIFT,
                        AlertRules.FEATURE_DRIFT,
                        AlertRules.PREDICTION_DRIFT,
                        // the labels are 40 higher for ten hours
                        AlertRules.TARGET_DRIFT,
                        AlertRules.SILENT);
        // after the last row, but not after the swap
        assertThat(byRule.get(AlertRules.SILENT))
                .extracting(AlertEpisode::modelVersion)
                .containsOnly("2");
        assertThat(plain.triggers()).isNotEmpty();
        assertThat(plain.deadLetters()).isEmpty();
    }

    private static List<WindowReport> bikes() {
        return plain.reports().values().stream()
                .filter(report -> report.model().equals("bikes"))
                .toList();
    }

    /** Hourly reports on the whole traffic. */
    private static Stream<WindowReport> hourly(Lane lane) {
        return bikes().stream()
                .filter(report -> report.segment().isEmpty() && report.lane() == lane)
                .filter(report -> report.granularity().equals("PT1H"));
    }

    private static long rows(String version) {
        return hourly(Lane.DATA)
                .filter(report -> report.modelVersion().equals(version))
                .mapToLong(WindowReport::rows)
                .sum();
    }

    @Test
    void placesTheRiseOfTheErrorsWhereItIsInTheTraffic() {
        List<ChangePoint> rises =
                hourly(Lane.PERFORMANCE)
                        .flatMap(report -> report.measurements().stream())
                        .filter(measured -> measured.metric().equals("detector_adwin"))
                        .flatMap(measured -> measured.changes().stream())
                        .filter(change -> change.kind() == ChangePoint.Kind.DRIFT_RISE)
                        .toList();
        assertThat(rises).isNotEmpty();
        // from hour 20 on the model is wrong by 40 more
        assertThat(rises.get(0).eventTime()).isBetween(Traffic.hour(20), Traffic.hour(22));
        // of sixty labels an hour, three are missing, three beyond the horizon and three late
        assertThat(rises.get(0).row()).isBetween(20 * 51L, 22 * 51L);
    }

    @Test
    void countsEveryLabelThatBecameKnownInTime() {
        // of twenty labels one is missing and one comes after the horizon
        assertThat(hourly(Lane.PERFORMANCE))
                .hasSize(Traffic.HOURS)
                .extracting(WindowReport::labelledRows)
                .containsOnly(54L);
    }

    @Test
    void tellsEveryLabelThatCameTooLateAndThoseOfNobody() {
        Map<ErrorClass, Long> told =
                plain.unjoined().values().stream()
                        .collect(
                                Collectors.groupingBy(
                                        DeadLetter::errorClass, Collectors.counting()));
        // whether its prediction still waits when a late label comes is a matter of arrival
        assertThat(told)
                .containsOnlyKeys(
                        ErrorClass.LABEL_BEYOND_HORIZON, ErrorClass.LABEL_WITHOUT_PREDICTION);
        assertThat(plain.unjoined())
                .hasSize(Traffic.HOURS * Traffic.ROWS_AN_HOUR / 20 + Traffic.PARTITIONS);
    }

    @Test
    void givesTheSameResultsAtAnotherParallelism() throws Exception {
        assertSame(installation.run("wide", 4, Traffic.inOrder()));
    }

    @Test
    void givesTheSameResultsWhenRecordsComeOutOfOrder() throws Exception {
        assertSame(installation.run("shuffled", 2, Traffic.outOfOrder()));
    }

    @Test
    void givesTheSameResultsWhenItIsStoppedAndRestored() throws Exception {
        Topics topics = installation.create("restored");
        installation.publishAll(topics);
        List<Traffic.Input> inputs = Traffic.outOfOrder();
        installation.send(topics, inputs.subList(0, inputs.size() / 2));
        JobID first = submit(installation.environment("restored", 2), null);
        installation.jobs().awaitDecided(first, topics, 2, Traffic.hour(30));
        String savepoint = installation.jobs().stop(first);
        int halfway = installation.read(topics).reports().size();
        assertThat(halfway).isBetween(1, plain.reports().size() - 1);

        installation.send(topics, inputs.subList(inputs.size() / 2, inputs.size()));
        JobID second = submit(installation.environment("restored", 4), savepoint);
        assertSame(installation.finish(second, topics, 4));
    }

    @Test
    void givesTheSameResultsWhenItsTasksFail() throws Exception {
        int failures = 3;
        Topics topics = installation.create("failing");
        installation.publishAll(topics);
        JobID job = submit(failing("failing"), null);
        List<Traffic.Input> inputs = Traffic.inOrder();
        int part = inputs.size() / (failures + 2);
        installation.send(topics, inputs.subList(0, part));
        installation.jobs().awaitDecided(job, topics, 2, Traffic.hour(10));
        for (int i = 1; i <= failures; i++) {
            FailingTasks.failAfterCheckpoint();
            installation.send(topics, inputs.subList(i * part, (i + 1) * part));
            FailingTasks.awaitFailure();
        }
        installation.send(topics, inputs.subList((failures + 1) * part, inputs.size()));
        installation.jobs().awaitDecided(job, topics, 2, Traffic.ALL_DECIDED);
        assertThat(installation.jobs().restarts(job)).isBetween(1, failures);
        installation.jobs().drain(job);
        assertSame(installation.read(topics));
    }

    @Test
    void givesTheSameResultsWhenItMovesToRocksDbAndItsTasksFailThere() throws Exception {
        Topics topics = installation.create("rocksdb");
        installation.publishAll(topics);
        List<Traffic.Input> inputs = Traffic.outOfOrder();
        int half = inputs.size() / 2;
        installation.send(topics, inputs.subList(0, half));
        JobID onHeap = submit(installation.environment("rocksdb", 2), null);
        installation.jobs().awaitDecided(onHeap, topics, 2, Traffic.hour(30));
        String savepoint = installation.jobs().stop(onHeap);

        StreamExecutionEnvironment environment = failing("rocksdb");
        RocksDbState state = new RocksDbState(folder.resolve("rocksdb"));
        state.holds(environment);
        JobID job = submit(environment, savepoint);
        FailingTasks.failAfterCheckpoint();
        int most = half + inputs.size() / 4;
        installation.send(topics, inputs.subList(half, most));
        FailingTasks.awaitFailure();
        installation.send(topics, inputs.subList(most, inputs.size()));
        installation.jobs().awaitDecided(job, topics, 2, Traffic.ALL_DECIDED);
        assertThat(installation.jobs().restarts(job)).isEqualTo(1);
        assertThat(state.filesOfCheckpoints()).isNotEmpty();
        installation.jobs().drain(job);
        assertSame(installation.read(topics));
    }

    @Test
    void sendsExactlyTheGarbageToTheDeadLettersAndCountsAllElseAsBefore() throws Exception {
        Garbage garbage = Garbage.amid(Traffic.inOrder(), Topics.prefixed("dirty"));
        assertThat(garbage.coordinates()).hasSizeGreaterThan(80);
        Results dirty = installation.run("dirty", 2, garbage.inputs());
        assertThat(dirty.deadLetters().keySet()).isEqualTo(garbage.coordinates());
        assertSame(dirty);
    }

    private static void assertSame(Results results) {
        results.assertSameAs(plain);
    }

    private static JobID submit(StreamExecutionEnvironment environment, String savepoint)
            throws Exception {
        return installation.jobs().submit(environment, savepoint);
    }

    /** The same job, with something behind the source of predictions that fails. */
    private static StreamExecutionEnvironment failing(String name) {
        Configuration restarts = new Configuration();
        restarts.set(RestartStrategyOptions.RESTART_STRATEGY, "fixed-delay");
        restarts.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_ATTEMPTS, 10);
        restarts.set(
                RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_DELAY, Duration.ofMillis(10));
        StreamExecutionEnvironment environment =
                StreamExecutionEnvironment.getExecutionEnvironment();
        environment.configure(restarts);
        environment.setParallelism(2);
        MonitoringConfig config = installation.config(name, 2);
        MonitoringPipeline.prepare(environment, config);
        DataStream<RawRecord> predictions =
                MonitoringPipeline.predictions(environment, config)
                        .map(new FailingTasks(), RawRecordSerializer.type())
                        .name("fail")
                        .uid("fail");
        MonitoringPipeline.connect(
                config, predictions, MonitoringPipeline.labels(environment, config));
        return environment;
    }
}
