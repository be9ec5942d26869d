package dev.plumbline.monitoring.job;

import dev.plumbline.kafka.topic.Topics;
import dev.plumbline.monitoring.cluster.Await;
import dev.plumbline.monitoring.cluster.ChildProcess;
import dev.plumbline.monitoring.cluster.FlinkCluster;
import dev.plumbline.monitoring.cluster.FlinkRest;
import dev.plumbline.monitoring.cluster.ProcessStack;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The monitoring job's jar on a cluster of processes, its traffic, and what befalls it. */
final class DisturbedJob {
    private static final String JAR = "target/plumbline-monitoring-job.jar";
    private static final int FIRST_PARALLELISM = 2;

    /** Hours of traffic that may be on their way. */
    private static final int AHEAD = 3;

    private final ProcessStack stack;
    private final FlinkCluster flink;
    private final FlinkRest rest;
    private final TestInputs inputs;
    private final Topics topics;
    private final Map<String, String> settings;
    private final List<Traffic.Input> traffic = Traffic.outOfOrder();
    private int parallelism = FIRST_PARALLELISM;
    private int hour;
    private int sent;
    private String job;

    /**
     * @param further settings of the job beside those of every job of these tests
     */
    DisturbedJob(ProcessStack stack, Map<String, String> further) throws Exception {
        this.stack = stack;
        this.flink = stack.flink();
        this.rest = flink.rest();
        this.inputs = new TestInputs(stack.broker().kafka());
        this.topics = inputs.create("plumbline");
        this.settings =
                TestInstallation.settings(
                        inputs.kafka().bootstrapServers(), "plumbline", parallelism);
        settings.put("checkpoint.interval", "PT0.5S");
        settings.putAll(further);
        inputs.publishAll(topics);
        for (int i = 0; i < parallelism; i++) {
            flink.startTaskManager();
        }
        submit(List.of());
    }

    private void submit(List<String> options) throws Exception {
        Await.until("all TaskManagers are there", () -> rest.taskManagers() == parallelism);
        List<String> all = new ArrayList<>(options);
        all.addAll(List.of("-p", Integer.toString(parallelism)));
        List<String> arguments = new ArrayList<>();
        settings.forEach((key, value) -> arguments.addAll(List.of("--" + key, value)));
        job = stack.flinkCommand().run(all, JAR, arguments);
    }

    /** Sends an hour after the other, each once the job has nearly caught up. */
    void readUpTo(int end) throws Exception {
        while (hour < end) {
            sendHour();
            if (hour > AHEAD) {
                awaitDecided(Traffic.hour(hour - AHEAD));
            }
        }
    }

    private void sendHour() {
        hour++;
        long until = hour < Traffic.HOURS ? Traffic.hour(hour).toEpochMilli() : Long.MAX_VALUE;
        int end = sent;
        while (end < traffic.size() && traffic.get(end).arrival() < until) {
            end++;
        }
        inputs.send(topics, traffic.subList(sent, end));
        sent = end;
    }

    private void awaitDecided(Instant time) throws Exception {
        new DecidedTime(inputs.kafka(), topics, parallelism, Duration.ofMinutes(5))
                .await(time, this::requireNoEnd);
    }

    private void requireNoEnd() throws InterruptedException {
        String state = rest.state(job);
        if (state.equals("FAILED") || state.equals("FINISHED") || state.equals("CANCELED")) {
            throw new AssertionError("the job is " + state + ": " + rest.failures(job));
        }
    }

    /** Kills a TaskManager that has read records since the last checkpoint. */
    void loseTaskManagerBetweenCheckpoints() throws Exception {
        awaitCheckpoint();
        sendHour();
        killAndReplace(0);
    }

    /**
     * Kills a TaskManager while a checkpoint is under way, which cannot become complete because the
     * other one is frozen.
     */
    void loseTaskManagerDuringCheckpoint() throws Exception {
        ChildProcess other = flink.taskManager(1);
        freezeAmidCheckpoint(other);
        int restored = rest.restored(job);
        flink.killTaskManager(0);
        other.thaw();
        flink.startTaskManager();
        awaitRecovery(restored);
    }

    /** Kills a TaskManager that has not taken its part in a checkpoint that is under way. */
    void loseTaskManagerThatHoldsUpACheckpoint() throws Exception {
        freezeAmidCheckpoint(flink.taskManager(1));
        killAndReplace(1);
    }

    private void freezeAmidCheckpoint(ChildProcess taskManager) throws Exception {
        awaitCheckpoint();
        taskManager.freeze();
        sendHour();
        Await.until("a checkpoint is under way", () -> flink.isCheckpointing(job));
        sendHour();
    }

    void loseAllTaskManagers() throws Exception {
        awaitCheckpoint();
        sendHour();
        int restored = rest.restored(job);
        for (int i = 0; i < parallelism; i++) {
            flink.killTaskManager(0);
        }
        for (int i = 0; i < parallelism; i++) {
            flink.startTaskManager();
        }
        awaitRecovery(restored);
    }

    private void killAndReplace(int taskManager) throws Exception {
        int restored = rest.restored(job);
        flink.killTaskManager(taskManager);
        flink.startTaskManager();
        awaitRecovery(restored);
    }

    /** Waits until the job went on from a checkpoint once more and has completed another. */
    private void awaitRecovery(int restored) throws Exception {
        Await.until("the job is restored", () -> rest.restored(job) > restored);
        awaitCheckpoint();
    }

    /** Stops the job and goes on with another number of subtasks, each on a TaskManager. */
    void rescale(int subtasks) throws Exception {
        sendHour();
        String savepoint = stack.flinkCommand().stop(job);
        for (; parallelism < subtasks; parallelism++) {
            flink.startTaskManager();
        }
        for (; parallelism > subtasks; parallelism--) {
            flink.killTaskManager(0);
        }
        submit(List.of("-s", savepoint));
        awaitCheckpoint();
    }

    /** Kills the JobManager and hands the job to a new one, from its newest checkpoint. */
    void loseJobManagerAndStartAgain() throws Exception {
        awaitCheckpoint();
        sendHour();
        flink.jobManager().kill();
        Path checkpoint = flink.newestCheckpoint(job);
        flink.startJobManager();
        submit(List.of("-s", checkpoint.toUri().toString()));
        awaitCheckpoint();
    }

    /** Kills the JobManager, and another one takes over what it did. */
    void loseJobManagerAndRecover() throws Exception {
        awaitCheckpoint();
        sendHour();
        flink.jobManager().kill();
        flink.startJobManager();
        awaitCheckpoint();
    }

    void loseBroker() throws Exception {
        awaitCheckpoint();
        sendHour();
        stack.broker().kill();
        stack.broker().start();
        awaitCheckpoint();
    }

    /** Waits until one more checkpoint is complete. */
    private void awaitCheckpoint() throws Exception {
        int completed = flink.completedCheckpoints(job);
        Await.until(
                "a checkpoint is complete",
                () -> {
                    requireNoEnd();
                    return flink.completedCheckpoints(job) > completed;
                });
    }

    /** Sends what is left, waits for all decisions and ends the job. */
    Results finish() throws Exception {
        readUpTo(Traffic.HOURS);
        awaitDecided(Traffic.ALL_DECIDED);
        stack.flinkCommand().drain(job);
        return Results.read(inputs.kafka(), topics);
    }
}
