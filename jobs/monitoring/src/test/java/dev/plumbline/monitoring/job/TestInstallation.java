package dev.plumbline.monitoring.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.broker.EmbeddedBroker;
import dev.plumbline.kafka.KafkaSettings;
import dev.plumbline.kafka.topic.Topics;
import dev.plumbline.monitoring.ExampleModel;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.JobID;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** A broker and a Flink cluster, on which every test has topics and a job of its own. */
record TestInstallation(
        EmbeddedBroker broker, KafkaSettings kafka, TestInputs inputs, TestJobs jobs) {
    private static final int SLOTS = 4;

    static TestInstallation start(Path folder) throws Exception {
        EmbeddedBroker broker = EmbeddedBroker.start(folder.resolve("broker"));
        KafkaSettings kafka = KafkaSettings.of(broker.bootstrapServers());
        return new TestInstallation(
                broker,
                kafka,
                new TestInputs(kafka),
                TestJobs.start(SLOTS, kafka, folder.resolve("savepoints")));
    }

    void stop() throws Exception {
        jobs.close();
        broker.close();
    }

    /** Runs a job over all of its input, of which no record may make it start anew. */
    Results run(String name, int parallelism, List<Traffic.Input> records) throws Exception {
        Topics topics = create(name);
        publishAll(topics);
        send(topics, records);
        JobID job = jobs.submit(environment(name, parallelism), null);
        return finish(job, topics, parallelism);
    }

    /** Waits for every decision on the whole input and ends the job. */
    Results finish(JobID job, Topics topics, int parallelism) throws Exception {
        jobs.awaitDecided(job, topics, parallelism, Traffic.ALL_DECIDED);
        assertThat(jobs.restarts(job)).isZero();
        jobs.drain(job);
        return read(topics);
    }

    Results read(Topics topics) throws Exception {
        return Results.read(kafka, topics);
    }

    Topics create(String name) {
        return inputs.create(name);
    }

    /** Publishes the monitor and the baselines of the traffic's model. */
    void publishAll(Topics topics) {
        inputs.publishAll(topics);
    }

    void publishMonitor(Topics topics, long revision, Instant effectiveFrom) {
        inputs.publishMonitor(topics, revision, effectiveFrom);
    }

    void publishBaseline(Topics topics, ExampleModel version, Instant effectiveFrom) {
        inputs.publishBaseline(topics, version, effectiveFrom);
    }

    void send(Topics topics, List<Traffic.Input> records) {
        inputs.send(topics, records);
    }

    StreamExecutionEnvironment environment(String name, int parallelism) {
        StreamExecutionEnvironment environment =
                StreamExecutionEnvironment.getExecutionEnvironment();
        environment.setParallelism(parallelism);
        MonitoringPipeline.build(environment, config(name, parallelism));
        return environment;
    }

    MonitoringConfig config(String name, int parallelism) {
        return MonitoringConfig.from(settings(broker.bootstrapServers(), name, parallelism));
    }

    /** Settings of a job that reads {@link Traffic} and is quick to act. */
    static Map<String, String> settings(String bootstrapServers, String name, int parallelism) {
        Map<String, String> settings = new HashMap<>();
        settings.put("kafka.bootstrap-servers", bootstrapServers);
        settings.put("topics.prefix", name);
        settings.put("job.name", name);
        settings.put("time.out-of-orderness", "PT10M");
        settings.put("time.idleness", "PT0S");
        settings.put("watermark.interval", "PT0.01S");
        settings.put("buffer.timeout", "PT0.005S");
        settings.put("checkpoint.interval", "PT0.2S");
        settings.put("progress.report", "true");
        settings.put(
                "source.parallelism", Integer.toString(Math.min(parallelism, Traffic.PARTITIONS)));
        return settings;
    }
}
