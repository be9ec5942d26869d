package dev.plumbline.cli.baseline;

import dev.plumbline.core.baseline.Baseline;
import dev.plumbline.kafka.KafkaSettings;
import dev.plumbline.kafka.control.ControlPublisher;
import dev.plumbline.kafka.document.BaselineDocument;
import dev.plumbline.kafka.document.DocumentException;
import dev.plumbline.kafka.topic.Topics;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Publishes a baseline on the control topic, from where the jobs read it. */
@Command(
        name = "publish",
        mixinStandardHelpOptions = true,
        description = "Publish a baseline on the baselines topic.")
final class PublishBaseline implements Callable<Integer> {
    /** A person waits: a broker that does not answer must be reported sooner than in a minute. */
    private static final String MOST_WAIT_MILLIS = "15000";

    @Spec private CommandSpec command;

    @Option(
            names = "--baseline",
            required = true,
            paramLabel = "FILE",
            description = "The baseline to publish.")
    private Path file;

    @Option(
            names = "--bootstrap-servers",
            required = true,
            paramLabel = "HOST:PORT",
            description = "Where Kafka answers; several separated by commas.")
    private String bootstrapServers;

    @Option(
            names = "--client-config",
            paramLabel = "FILE",
            description = "Properties for the Kafka client, such as security.protocol.")
    private Path clientConfig;

    @Option(
            names = "--effective-from",
            paramLabel = "TIME",
            description =
                    "Event time from which it holds, such as 2024-05-01T00:00:00Z; by default always.")
    private Instant effectiveFrom = Instant.EPOCH;

    @Option(
            names = "--revision",
            paramLabel = "N",
            description =
                    "Must rise with every publication for a version; by default the milliseconds since 1970.")
    private Long revision;

    @Override
    public Integer call() {
        Baseline baseline = BaselineDocument.read(file);
        long number = revision == null ? System.currentTimeMillis() : revision;
        KafkaSettings settings = new KafkaSettings(bootstrapServers, clientSettings());
        Topics topics = Topics.defaults();
        try (ControlPublisher publisher = new ControlPublisher(settings, topics)) {
            publisher.publish(ControlPublisher.messageOf(baseline, number, effectiveFrom));
        }
        command.commandLine()
                .getOut()
                .printf(
                        "%s: published baseline %s of %s %s, revision %d%n",
                        topics.baselines(),
                        baseline.id(),
                        baseline.model(),
                        baseline.modelVersion(),
                        number);
        return 0;
    }

    private Map<String, String> clientSettings() {
        Map<String, String> settings = new HashMap<>();
        settings.put("max.block.ms", MOST_WAIT_MILLIS);
        if (clientConfig == null) {
            return settings;
        }
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(clientConfig)) {
            properties.load(reader);
        } catch (IOException | IllegalArgumentException e) {
            throw new DocumentException(
                    clientConfig.toString(), 0, "the file must hold properties, got " + e);
        }
        properties
                .stringPropertyNames()
                .forEach(name -> settings.put(name, properties.getProperty(name)));
        return settings;
    }
}
