package dev.plumbline.cli.flink;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.JobManagerOptions;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.configuration.WebOptions;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.runtime.jobgraph.SavepointRestoreSettings;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamGraph;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A Flink cluster in this process. A job that fails stays failed, so that the failure is seen. */
public final class LocalFlink implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LocalFlink.class);
    private static final long PATIENCE_SECONDS = 120;
    private static final long CLOSING_SECONDS = 15;

    private final MiniCluster cluster;
    private final Path savepoints;
    private final List<JobID> jobs = new CopyOnWriteArrayList<>();

    private LocalFlink(MiniCluster cluster, Path savepoints) {
        this.cluster = cluster;
        this.savepoints = savepoints;
    }

    /**
     * Starts a cluster on ports of its own choice.
     *
     * @param slots sum of the jobs' greatest parallelisms
     * @param folder for savepoints and everything else that Flink writes
     */
    public static LocalFlink start(int slots, Path folder) throws Exception {
        Path temporary = Files.createDirectories(folder.resolve("tmp"));
        Configuration configuration = configuration(temporary.toString());
        // in memory a checkpoint may not exceed 5 MB, which waiting predictions soon do
        configuration.set(CheckpointingOptions.CHECKPOINT_STORAGE, "filesystem");
        configuration.set(
                CheckpointingOptions.CHECKPOINTS_DIRECTORY,
                folder.resolve("checkpoints").toUri().toString());
        MiniCluster cluster =
                new MiniCluster(
                        new MiniClusterConfiguration.Builder()
                                .setNumTaskManagers(1)
                                .setNumSlotsPerTaskManager(slots)
                                .setConfiguration(configuration)
                                .withRandomPorts()
                                .build());
        cluster.start();
        return new LocalFlink(cluster, folder.resolve("savepoints"));
    }

    private static Configuration configuration(String temporary) {
        Configuration configuration = new Configuration();
        configuration.set(CoreOptions.TMP_DIRS, temporary);
        configuration.set(WebOptions.TMP_DIR, temporary);
        configuration.set(RestOptions.BIND_ADDRESS, "127.0.0.1");
        configuration.set(RestOptions.ADDRESS, "127.0.0.1");
        configuration.set(JobManagerOptions.ADDRESS, "127.0.0.1");
        configuration.set(TaskManagerOptions.HOST, "127.0.0.1");
        configuration.set(TaskManagerOptions.MANAGED_MEMORY_SIZE, MemorySize.ofMebiBytes(32));
        configuration.set(TaskManagerOptions.NETWORK_MEMORY_MIN, MemorySize.ofMebiBytes(64));
        configuration.set(TaskManagerOptions.NETWORK_MEMORY_MAX, MemorySize.ofMebiBytes(64));
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY, "none");
        return configuration;
    }

    /** Returns the address of Flink's own pages. */
    public URI address() throws ExecutionException, InterruptedException {
        return cluster.getRestAddress().get();
    }

    /** Starts the job that was built in an environment. */
    public JobID submit(StreamExecutionEnvironment environment, String name) throws Exception {
        return submit(environment, name, null);
    }

    /**
     * Starts the job that was built in an environment.
     *
     * @param savepoint what to go on from; null to begin
     */
    public JobID submit(StreamExecutionEnvironment environment, String name, String savepoint)
            throws Exception {
        StreamGraph graph = environment.getStreamGraph();
        graph.setJobName(name);
        if (savepoint != null) {
            graph.setSavepointRestoreSettings(SavepointRestoreSettings.forPath(savepoint));
        }
        JobID job = cluster.submitJob(graph).get(PATIENCE_SECONDS, TimeUnit.SECONDS).getJobID();
        jobs.add(job);
        return job;
    }

    /** Runs a job with bounded input to its end. */
    public void runToEnd(StreamExecutionEnvironment environment, String name) throws Exception {
        JobID job = submit(environment, name);
        cluster.requestJobResult(job).get().toJobExecutionResult(getClass().getClassLoader());
        jobs.remove(job);
    }

    /**
     * Fails if a job has ended by itself.
     *
     * @throws IllegalStateException with the job's own failure as its cause
     */
    public void requireRunning() throws Exception {
        for (JobID job : jobs) {
            JobStatus status = cluster.getJobStatus(job).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (status.isGloballyTerminalState()) {
                throw new IllegalStateException(
                        "a job must run until it is told to end, but one is "
                                + status
                                + "; the log has the details",
                        failureOf(job));
            }
        }
    }

    private Throwable failureOf(JobID job) throws Exception {
        return cluster.getArchivedExecutionGraph(job)
                .thenApply(
                        graph ->
                                graph.getFailureInfo() == null
                                        ? null
                                        : graph.getFailureInfo().getException())
                .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    /**
     * Ends a job as if its input had ended: all windows close, and all results are written.
     *
     * @return the savepoint from which the job could go on
     */
    public String drain(JobID job) throws Exception {
        String savepoint =
                cluster.stopWithSavepoint(
                                job,
                                savepoints.toUri().toString(),
                                true,
                                SavepointFormatType.CANONICAL)
                        .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        cluster.requestJobResult(job).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        jobs.remove(job);
        return savepoint;
    }

    /** Cancels what still runs and ends the cluster. */
    @Override
    public void close() {
        jobs.forEach(job -> await(cluster.cancelJob(job)));
        await(cluster.closeAsync());
    }

    /**
     * What could not be cancelled ends with the cluster, and a cluster that does not end ends with
     * the process.
     */
    private static void await(CompletableFuture<?> ending) {
        try {
            ending.get(CLOSING_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException failed) {
            LOG.info("Flink did not end cleanly", failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
