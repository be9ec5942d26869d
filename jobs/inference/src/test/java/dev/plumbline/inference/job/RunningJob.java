package dev.plumbline.inference.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.kafka.codec.RecordCodec;
import dev.plumbline.kafka.codec.UndecodableRecord;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.runtime.execution.ExecutionState;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;

/** The inference job on a cluster, and what it has committed to Kafka. */
final class RunningJob {
    private static final Duration PATIENCE = Duration.ofMinutes(4);

    private final MiniCluster cluster;
    private final InferenceConfig config;
    private final JobID id;

    private RunningJob(MiniCluster cluster, InferenceConfig config, JobID id) {
        this.cluster = cluster;
        this.config = config;
        this.id = id;
    }

    /**
     * @param restarts how often the job may fail before the test does
     */
    static RunningJob submit(MiniCluster cluster, InferenceConfig config, int restarts)
            throws Exception {
        Configuration settings = new Configuration();
        settings.set(
                RestartStrategyOptions.RESTART_STRATEGY,
                RestartStrategyOptions.RestartStrategyType.FIXED_DELAY.getMainValue());
        settings.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_ATTEMPTS, restarts);
        settings.set(
                RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_DELAY, Duration.ofMillis(100));
        StreamExecutionEnvironment environment =
                StreamExecutionEnvironment.getExecutionEnvironment(settings);
        InferencePipeline.build(environment, config);
        JobID id = cluster.submitJob(environment.getStreamGraph()).get().getJobID();
        return new RunningJob(cluster, config, id);
    }

    void awaitCommitted(String topic, int records) {
        await(() -> read(topic).size() >= records, records + " records in " + topic);
    }

    /** Kills the only task manager and waits until the job runs again on another. */
    void loseTaskManager() throws Exception {
        cluster.terminateTaskManager(0).get();
        cluster.startTaskManager();
        await(this::isRunningAgain, "the job to run again");
    }

    /** Lets the job finish what it has read, as if its input had ended. */
    void drain(Path savepoints) throws Exception {
        cluster.stopWithSavepoint(
                        id, savepoints.toUri().toString(), true, SavepointFormatType.CANONICAL)
                .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        await(() -> status() == JobStatus.FINISHED, "the job to finish");
    }

    /** Ends the job, if a failed test has left it running. */
    void abandon() throws Exception {
        if (!status().isTerminalState()) {
            cluster.cancelJob(id).get();
        }
    }

    <T> List<T> read(String topic, RecordCodec<T> codec) throws UndecodableRecord {
        List<T> decoded = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> record : read(topic)) {
            decoded.add(codec.decode(record.value()));
        }
        return decoded;
    }

    private List<ConsumerRecord<byte[], byte[]>> read(String topic) {
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(config.kafka().consumer(null))) {
            List<TopicPartition> partitions = new ArrayList<>();
            for (PartitionInfo info : consumer.partitionsFor(topic)) {
                partitions.add(new TopicPartition(topic, info.partition()));
            }
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream()
                    .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(100)).forEach(records::add);
            }
        }
        return records;
    }

    private boolean isRunningAgain() {
        for (var vertex : cluster.getExecutionGraph(id).join().getAllExecutionVertices()) {
            var attempt = vertex.getCurrentExecutionAttempt();
            if (attempt.getAttemptNumber() == 0 || attempt.getState() != ExecutionState.RUNNING) {
                return false;
            }
        }
        return true;
    }

    private JobStatus status() {
        return cluster.getJobStatus(id).join();
    }

    private void await(BooleanSupplier condition, String what) {
        Instant deadline = Instant.now().plus(PATIENCE);
        while (!condition.getAsBoolean()) {
            assertThat(status()).as("state of the job").isNotEqualTo(JobStatus.FAILED);
            assertThat(Instant.now()).as("waiting for " + what).isBefore(deadline);
            pause();
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(50);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting", e);
        }
    }
}
