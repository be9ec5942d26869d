package dev.plumbline.monitoring.job;

import dev.plumbline.kafka.KafkaSettings;
import dev.plumbline.kafka.topic.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.runtime.executiongraph.AccessExecutionVertex;
import org.apache.flink.runtime.jobgraph.SavepointRestoreSettings;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamGraph;

/** A Flink cluster in this process, and the few things that the tests do to a job. */
final class TestJobs {
    private static final long PATIENCE_SECONDS = 180;

    private final MiniCluster cluster;
    private final KafkaSettings kafka;
    private final Path savepoints;
    private final Set<JobID> running = new HashSet<>();

    private TestJobs(MiniCluster cluster, KafkaSettings kafka, Path savepoints) {
        this.cluster = cluster;
        this.kafka = kafka;
        this.savepoints = savepoints;
    }

    static TestJobs start(int slots, KafkaSettings kafka, Path savepoints) throws Exception {
        Configuration configuration = new Configuration();
        configuration.set(TaskManagerOptions.MANAGED_MEMORY_SIZE, MemorySize.ofMebiBytes(32));
        configuration.set(TaskManagerOptions.NETWORK_MEMORY_MIN, MemorySize.ofMebiBytes(64));
        configuration.set(TaskManagerOptions.NETWORK_MEMORY_MAX, MemorySize.ofMebiBytes(64));
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY, "none");
        MiniCluster cluster =
                new MiniCluster(
                        new MiniClusterConfiguration.Builder()
                                .setNumTaskManagers(1)
                                .setNumSlotsPerTaskManager(slots)
                                .setConfiguration(configuration)
                                .withRandomPorts()
                                .build());
        cluster.start();
        return new TestJobs(cluster, kafka, savepoints);
    }

    /** Starts the job that an environment holds; pass null to begin without a savepoint. */
    JobID submit(StreamExecutionEnvironment environment, String savepoint) throws Exception {
        StreamGraph graph = environment.getStreamGraph();
        if (savepoint != null) {
            graph.setSavepointRestoreSettings(SavepointRestoreSettings.forPath(savepoint));
        }
        JobID job = cluster.submitJob(graph).get(PATIENCE_SECONDS, TimeUnit.SECONDS).getJobID();
        running.add(job);
        return job;
    }

    /** Waits until every decision up to an event time is written, or fails with the job. */
    void awaitDecided(JobID job, Topics topics, int parallelism, Instant time) throws Exception {
        new DecidedTime(kafka, topics, parallelism, Duration.ofSeconds(PATIENCE_SECONDS))
                .await(time, () -> requireAlive(job));
    }

    private void requireAlive(JobID job) throws Exception {
        JobStatus status = cluster.getJobStatus(job).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (status == JobStatus.FAILED) {
            throw new AssertionError(
                    "the job must go on",
                    cluster.getArchivedExecutionGraph(job)
                            .get(PATIENCE_SECONDS, TimeUnit.SECONDS)
                            .getFailureInfo()
                            .getException());
        }
    }

    /** How often any task of a job was started anew. */
    int restarts(JobID job) throws Exception {
        int most = 0;
        for (AccessExecutionVertex vertex :
                cluster.getExecutionGraph(job)
                        .get(PATIENCE_SECONDS, TimeUnit.SECONDS)
                        .getAllExecutionVertices()) {
            most = Math.max(most, vertex.getCurrentExecutionAttempt().getAttemptNumber());
        }
        return most;
    }

    /** Stops a job in the middle of its input; returns where it can go on from. */
    String stop(JobID job) throws Exception {
        return stop(job, false);
    }

    /** Ends a job as if its input had ended. */
    void drain(JobID job) throws Exception {
        stop(job, true);
    }

    private String stop(JobID job, boolean drain) throws Exception {
        String savepoint =
                cluster.stopWithSavepoint(
                                job,
                                savepoints.toUri().toString(),
                                drain,
                                SavepointFormatType.CANONICAL)
                        .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        cluster.requestJobResult(job).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        running.remove(job);
        return savepoint;
    }

    /** Ends what a test that failed has left running, so that others find their slots. */
    void cancel() throws Exception {
        for (JobID job : running) {
            if (!cluster.getJobStatus(job).get().isGloballyTerminalState()) {
                cluster.cancelJob(job).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
                cluster.requestJobResult(job).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            }
        }
        running.clear();
    }

    void close() throws Exception {
        cluster.close();
    }
}
