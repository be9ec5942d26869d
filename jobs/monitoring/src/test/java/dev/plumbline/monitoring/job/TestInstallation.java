package dev.plumbline.monitoring.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.broker.EmbeddedBroker;
import dev.plumbline.kafka.KafkaSettings;
import dev.plumbline.kafka.control.ControlPublisher;
import dev.plumbline.kafka.topic.TopicCatalogue;
import dev.plumbline.kafka.topic.Topics;
import dev.plumbline.monitoring.ExampleModel;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.JobID;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;

/** A broker and a Flink cluster, on which every test has topics and a job of its own. */
record TestInstallation(EmbeddedBroker broker, KafkaSettings kafka, TestJobs jobs) {
    private static final int SLOTS = 4;

    static TestInstallation start(Path folder) throws Exception {
        EmbeddedBroker broker = EmbeddedBroker.start(folder.resolve("broker"));
        KafkaSettings kafka = KafkaSettings.of(broker.bootstrapServers());
        return new TestInstallation(
                broker, kafka, TestJobs.start(SLOTS, kafka, folder.resolve("savepoints")));
    }

    void stop() throws Exception {
        jobs.close();
        broker.close();
    }

    /** Runs a job over all of its input, of which no record may make it start anew. */
    Results run(String name, int parallelism, List<Traffic.Input> inputs) throws Exception {
        Topics topics = create(name);
        publishAll(topics);
        send(topics, inputs);
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
        Topics topics = Topics.prefixed(name);
        try (Admin admin = Admin.create(kafka.admin())) {
            TopicCatalogue.create(admin, topics, Traffic.PARTITIONS, (short) 1);
        }
        return topics;
    }

    /** Publishes the monitor and the baselines of the traffic's model. */
    void publishAll(Topics topics) {
        publishMonitor(topics, 1, Instant.EPOCH);
        publishBaseline(topics, Traffic.FIRST, Instant.EPOCH);
        publishBaseline(topics, Traffic.SECOND, Instant.EPOCH);
    }

    void publishMonitor(Topics topics, long revision, Instant effectiveFrom) {
        try (ControlPublisher publisher = new ControlPublisher(kafka, topics)) {
            publisher.publish(
                    ControlPublisher.messageOf(Traffic.FIRST.monitor(), revision, effectiveFrom));
        }
    }

    void publishBaseline(Topics topics, ExampleModel version, Instant effectiveFrom) {
        try (ControlPublisher publisher = new ControlPublisher(kafka, topics)) {
            publisher.publish(ControlPublisher.messageOf(version.baseline(), 1, effectiveFrom));
        }
    }

    void send(Topics topics, List<Traffic.Input> inputs) {
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(kafka.producer("traffic"))) {
            for (Traffic.Input input : inputs) {
                producer.send(
                        new ProducerRecord<>(
                                input.topicOf(topics), input.partition(), null, input.value()));
            }
        }
    }

    StreamExecutionEnvironment environment(String name, int parallelism) {
        StreamExecutionEnvironment environment =
                StreamExecutionEnvironment.getExecutionEnvironment();
        environment.setParallelism(parallelism);
        MonitoringPipeline.build(environment, config(name, parallelism));
        return environment;
    }

    MonitoringConfig config(String name, int parallelism) {
        Map<String, String> settings = new HashMap<>();
        settings.put("kafka.bootstrap-servers", broker.bootstrapServers());
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
        return MonitoringConfig.from(settings);
    }
}
