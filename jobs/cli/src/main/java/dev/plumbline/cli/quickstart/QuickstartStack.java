package dev.plumbline.cli.quickstart;

import dev.plumbline.broker.EmbeddedBroker;
import dev.plumbline.cli.ending.ClosingOrder;
import dev.plumbline.cli.flink.LocalFlink;
import dev.plumbline.dispatcher.Dispatcher;
import dev.plumbline.dispatcher.DispatcherConfig;
import dev.plumbline.dispatcher.Webhooks;
import dev.plumbline.exporter.Exporter;
import dev.plumbline.inference.job.InferenceConfig;
import dev.plumbline.inference.job.InferencePipeline;
import dev.plumbline.kafka.KafkaSettings;
import dev.plumbline.kafka.topic.TopicCatalogue;
import dev.plumbline.kafka.topic.Topics;
import dev.plumbline.monitoring.job.MonitoringConfig;
import dev.plumbline.monitoring.job.MonitoringPipeline;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.flink.api.common.JobID;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.kafka.clients.admin.Admin;

/**
 * Everything that runs in the quickstart's process: broker, topics, Flink with both jobs, exporter,
 * dispatcher.
 */
final class QuickstartStack {
    private static final String MONITORING = "plumbline-monitoring";
    private static final String INFERENCE = "plumbline-inference";

    private final ClosingOrder closing;
    private final Topics topics = Topics.defaults();
    private final int parallelism;
    private final Duration step;
    private final Path models;
    private final KafkaSettings settings;
    private final LocalFlink flink;
    private final Exporter exporter;
    private final TrainingWebhook training;
    private JobID monitoring;
    private JobID inference;

    /**
     * Starts broker, Flink and exporter; no job runs yet.
     *
     * @param closing closes all of it
     * @param work folder for the broker's log and for what Flink writes
     * @param models folder that model files are loaded from
     * @param step of the replay, which is also how far rows may come out of order
     * @param metricsPort port of /metrics on the loopback address; 0 for any that is free
     */
    QuickstartStack(
            ClosingOrder closing,
            Path work,
            Path models,
            Duration step,
            int parallelism,
            int metricsPort)
            throws Exception {
        this.closing = closing;
        this.parallelism = parallelism;
        this.step = step;
        this.models = models;
        EmbeddedBroker broker =
                closing.open("broker", () -> EmbeddedBroker.start(work.resolve("kafka")));
        settings = new KafkaSettings(broker.bootstrapServers(), Map.of());
        createTopics();
        exporter = closing.open("exporter", () -> exporterAt(metricsPort));
        training = closing.open("training", TrainingWebhook::start);
        closing.open(
                "dispatcher",
                () ->
                        Dispatcher.start(
                                DispatcherConfig.of(settings, topics)
                                        .with(Webhooks.to(List.of(training.address())))));
        flink =
                closing.open(
                        "flink", () -> LocalFlink.start(2 * parallelism, work.resolve("flink")));
    }

    private Exporter exporterAt(int port) {
        try {
            return Exporter.start(settings, topics, new InetSocketAddress("127.0.0.1", port));
        } catch (UncheckedIOException taken) {
            throw new IllegalStateException(
                    "--metrics-port must be a free port, but port %d of 127.0.0.1 is not (%s); stop what listens there, or leave the option out to take any free port"
                            .formatted(port, taken.getCause().getMessage()),
                    taken.getCause());
        }
    }

    private void createTopics() throws Exception {
        try (Admin admin = Admin.create(settings.admin())) {
            // one partition a topic: a fast replay over several is neither in order nor live
            TopicCatalogue.create(admin, topics, 1, (short) 1);
        }
    }

    /** Starts the monitoring job and, if there is a model to serve, the inference job. */
    void startJobs(boolean withInference) throws Exception {
        monitoring = submitMonitoring(null);
        if (withInference) {
            inference = submitInference(null);
        }
    }

    private JobID submitMonitoring(String savepoint) throws Exception {
        Map<String, String> properties = common();
        properties.put("job.name", MONITORING);
        properties.put("time.allowed-lateness", "PT0S");
        properties.put("progress.report", "true");
        StreamExecutionEnvironment environment = environment();
        MonitoringPipeline.build(environment, MonitoringConfig.from(properties));
        return flink.submit(environment, MONITORING, savepoint);
    }

    private JobID submitInference(String savepoint) throws Exception {
        Map<String, String> properties = common();
        properties.put("job.name", INFERENCE);
        properties.put("models.roots", models.toString());
        properties.put("control.refresh", step.toString());
        // nothing restarts here, and a transaction's commit would cost each step a checkpoint
        properties.put("predictions.guarantee", "at-least-once");
        properties.put("scoring.record-latency", "false");
        properties.put("parallelism", Integer.toString(parallelism));
        StreamExecutionEnvironment environment = environment();
        InferencePipeline.build(environment, InferenceConfig.from(properties));
        return flink.submit(environment, INFERENCE, savepoint);
    }

    /** Tuned for the round trip of one step through both jobs, which the replay waits for. */
    private Map<String, String> common() {
        Map<String, String> properties = new HashMap<>();
        properties.put("kafka.bootstrap-servers", settings.bootstrapServers());
        properties.put("kafka.client.linger.ms", "0");
        properties.put("time.out-of-orderness", step.toString());
        properties.put("time.idleness", "PT0S");
        properties.put("watermark.interval", "PT0.01S");
        properties.put("buffer.timeout", "PT0S");
        properties.put("checkpoint.interval", "PT1S");
        properties.put("source.parallelism", "1");
        return properties;
    }

    private StreamExecutionEnvironment environment() {
        StreamExecutionEnvironment environment =
                StreamExecutionEnvironment.getExecutionEnvironment();
        environment.setParallelism(parallelism);
        return environment;
    }

    KafkaSettings settings() {
        return settings;
    }

    Topics topics() {
        return topics;
    }

    /** Where the dispatcher delivers triggers. */
    TrainingWebhook training() {
        return training;
    }

    /** Opens something else that closes together with the stack, before everything that it uses. */
    <T extends AutoCloseable> T closeFirst(String name, Callable<T> opening) throws Exception {
        return closing.open(name, opening);
    }

    void requireJobsRunning() throws Exception {
        flink.requireRunning();
    }

    /**
     * Ends both jobs as if their input had ended, once they have read all of it, so that every
     * window is reported.
     */
    void drain(boolean goOn) throws Exception {
        ConsumedOffsets consumed = new ConsumedOffsets(settings, this::requireJobsRunning);
        String inferenceSavepoint = null;
        if (inference != null) {
            consumed.awaitEnd(INFERENCE, topics.features());
            inferenceSavepoint = flink.drain(inference);
        }
        consumed.awaitEnd(MONITORING + "-predictions", topics.predictions());
        consumed.awaitEnd(MONITORING + "-labels", topics.labels());
        String monitoringSavepoint = flink.drain(monitoring);
        if (goOn) {
            monitoring = submitMonitoring(monitoringSavepoint);
            inference = inference == null ? null : submitInference(inferenceSavepoint);
        }
    }

    URI flinkAddress() throws Exception {
        return flink.address();
    }

    URI metricsAddress() {
        return URI.create("http://127.0.0.1:" + exporter.port() + "/metrics");
    }
}
