package dev.plumbline.monitoring.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plumbline.core.report.Lane;
import dev.plumbline.core.report.ReportStatus;
import dev.plumbline.core.report.WindowReport;
import dev.plumbline.kafka.topic.Topics;
import dev.plumbline.monitoring.cluster.Await;
import dev.plumbline.monitoring.cluster.FlinkCluster;
import dev.plumbline.monitoring.cluster.FlinkRest;
import dev.plumbline.monitoring.cluster.ProcessStack;
import java.io.IOException;
import java.net.URI;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the whole job keeps for predictions that wait on a cluster of processes with RocksDB, how
 * long it takes to recover from a killed TaskManager and to be rescaled, and that nothing is lost
 * by it. Runs only by name: {@code mvn -pl jobs/monitoring -am verify -Dtest=None
 * -Dit.test=WaitingStateCost -Dsurefire.failIfNoSpecifiedTests=false
 * -Dfailsafe.failIfNoSpecifiedTests=false -Dpredictions=1000000}.
 */
class WaitingStateCost {
    private static final int PREDICTIONS = Integer.getInteger("predictions", 200_000);
    private static final int SUBTASKS = 2;

    @TempDir private Path folder;

    private ProcessStack stack;
    private FlinkCluster flink;
    private FlinkRest rest;
    private ManyPredictions traffic;
    private Topics topics;
    private String job;
    private int hour = 26;
    private int subtasks;

    @Test
    void measures() throws Exception {
        Map<String, String> settings =
                Map.of(
                        "state.backend.type", "rocksdb",
                        "execution.checkpointing.incremental", "true",
                        "state.backend.rocksdb.use-bloom-filter", "true",
                        "taskmanager.memory.task.heap.size", "512m",
                        "taskmanager.memory.managed.size", "512m");
        ProcessStack.use(folder.resolve("stack"), settings, this::measures);
    }

    private void measures(ProcessStack processes) throws Exception {
        stack = processes;
        flink = processes.flink();
        rest = flink.rest();
        TestInputs inputs = new TestInputs(stack.broker().kafka());
        topics = inputs.create("plumbline");
        traffic = new ManyPredictions(inputs.kafka(), topics, PREDICTIONS);
        traffic.publish();
        startTaskManagers(SUBTASKS);
        submit(SUBTASKS, List.of());
        timed("reads %,d predictions".formatted(PREDICTIONS), this::predict);
        tellState();
        timed("decides again after a killed TaskManager", this::recover);
        rescale(SUBTASKS + 1);
        rescale(SUBTASKS);
        timed("reads as many labels and an end beyond every horizon", this::label);
        stack.flinkCommand().drain(job);
        requireAllCounted(Results.read(inputs.kafka(), topics));
    }

    private void predict() throws Exception {
        awaitDecided(traffic.sendPredictions());
    }

    private void label() throws Exception {
        awaitDecided(traffic.sendLabels());
    }

    private void awaitDecided(Instant time) throws Exception {
        new DecidedTime(stack.broker().kafka(), topics, subtasks, Duration.ofHours(2))
                .await(time, () -> assertThat(rest.state(job)).isNotEqualTo("FAILED"));
    }

    private void startTaskManagers(int count) throws IOException {
        for (int i = 0; i < count; i++) {
            flink.startTaskManager();
        }
    }

    private void submit(int parallelism, List<String> options) throws Exception {
        subtasks = parallelism;
        Await.until("the TaskManagers are there", () -> rest.taskManagers() >= subtasks);
        Map<String, String> settings =
                TestInstallation.settings(
                        stack.broker().kafka().bootstrapServers(), "plumbline", SUBTASKS);
        settings.put("checkpoint.interval", "PT10S");
        List<String> arguments = new ArrayList<>();
        settings.forEach((key, value) -> arguments.addAll(List.of("--" + key, value)));
        List<String> all = new ArrayList<>(options);
        all.addAll(List.of("-p", Integer.toString(subtasks)));
        job = stack.flinkCommand().run(all, "target/plumbline-monitoring-job.jar", arguments);
    }

    private void recover() throws Exception {
        flink.killTaskManager(0);
        flink.startTaskManager();
        awaitDecided(traffic.sendClock(26));
    }

    private void rescale(int parallelism) throws Exception {
        String[] savepoint = new String[1];
        timed("stops with a savepoint", () -> savepoint[0] = stack.flinkCommand().stop(job));
        tell("savepoint", size(Path.of(URI.create(savepoint[0])), ""));
        startTaskManagers(Math.max(0, parallelism - subtasks));
        timed(
                "decides again on %d subtasks".formatted(parallelism),
                () -> {
                    submit(parallelism, List.of("-s", savepoint[0]));
                    awaitDecided(traffic.sendClock(++hour));
                });
        tellState();
    }

    /** Prints what the next checkpoint and RocksDB's own folders hold. */
    private void tellState() throws Exception {
        int completed = flink.completedCheckpoints(job);
        Await.until("a checkpoint", () -> newest().path("id").asInt() > completed);
        JsonNode newest = newest();
        tell("checkpoint on %d subtasks".formatted(subtasks), newest.get("state_size").asLong());
        JsonNode vertices = rest.get("/jobs/" + job).get("vertices");
        JsonNode tasks =
                rest.get("/jobs/" + job + "/checkpoints/details/" + newest.get("id").asText())
                        .get("tasks");
        for (JsonNode vertex : vertices) {
            long bytes = tasks.path(vertex.get("id").asText()).path("state_size").asLong();
            if (bytes > PREDICTIONS) {
                tell("  of it " + vertex.get("name").asText(), bytes);
            }
        }
        tell("tables of RocksDB", size(folder.resolve("stack").resolve("tmp"), ".sst"));
        System.out.printf(
                "last checkpoint took %,d ms%n", newest.get("end_to_end_duration").asLong());
    }

    private JsonNode newest() throws InterruptedException {
        return rest.get("/jobs/" + job + "/checkpoints").at("/latest/completed");
    }

    private static void tell(String what, long bytes) {
        System.out.printf(
                "%s: %,d bytes, %.1f a prediction%n", what, bytes, (double) bytes / PREDICTIONS);
    }

    private interface Work {
        void done() throws Exception;
    }

    private static void timed(String what, Work work) throws Exception {
        long from = System.nanoTime();
        work.done();
        System.out.printf("%s: %.1f s%n", what, (System.nanoTime() - from) / 1e9);
    }

    private static long size(Path root, String ending) throws IOException {
        long[] sum = new long[1];
        Files.walkFileTree(
                root,
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                        sum[0] += file.toString().endsWith(ending) ? attributes.size() : 0;
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFileFailed(Path gone, IOException failure) {
                        return FileVisitResult.CONTINUE;
                    }
                });
        return sum[0];
    }

    private static void requireAllCounted(Results results) {
        List<WindowReport> all =
                results.reports().values().stream()
                        .filter(report -> report.model().equals(ManyPredictions.MODEL))
                        .filter(report -> report.lane() == Lane.PERFORMANCE)
                        .toList();
        assertThat(all).extracting(WindowReport::status).containsOnly(ReportStatus.FINAL);
        assertThat(all.stream().mapToLong(WindowReport::rows).sum()).isEqualTo(PREDICTIONS);
        assertThat(all.stream().mapToLong(WindowReport::labelledRows).sum()).isEqualTo(PREDICTIONS);
        System.out.printf("%d windows, all predictions labelled%n", all.size());
    }
}
