package dev.plumbline.cli.control;

import dev.plumbline.kafka.KafkaSettings;
import dev.plumbline.kafka.config.SettingsFile;
import dev.plumbline.kafka.control.ControlView;
import dev.plumbline.kafka.control.KafkaControlView;
import dev.plumbline.kafka.document.DocumentException;
import dev.plumbline.kafka.topic.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import picocli.CommandLine.Option;

/** Where Kafka is, for every command that talks to it. */
public final class KafkaOptions {
    /** A person waits: a broker that does not answer must be reported sooner than in a minute. */
    private static final Duration MOST_WAIT = Duration.ofSeconds(15);

    private static final String MOST_WAIT_MILLIS = Long.toString(MOST_WAIT.toMillis());

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
            names = "--topics-prefix",
            paramLabel = "NAME",
            defaultValue = "plumbline",
            description = "First part of every topic's name (default: ${DEFAULT-VALUE}).")
    private String topicsPrefix;

    /**
     * Returns the settings of the clients.
     *
     * @throws DocumentException if the client's properties cannot be read
     */
    public KafkaSettings settings() {
        Map<String, String> client = new HashMap<>();
        client.put("max.block.ms", MOST_WAIT_MILLIS);
        client.put("default.api.timeout.ms", MOST_WAIT_MILLIS);
        client.put("request.timeout.ms", MOST_WAIT_MILLIS);
        client.putAll(given());
        return new KafkaSettings(bootstrapServers, client);
    }

    private Map<String, String> given() {
        try {
            return SettingsFile.read("--client-config", clientConfig);
        } catch (IllegalArgumentException unreadable) {
            throw new DocumentException(clientConfig.toString(), 0, unreadable.getMessage());
        }
    }

    /**
     * Looks at what is published.
     *
     * @throws dev.plumbline.kafka.control.ControlUnavailable if the control topics cannot be read
     */
    public <T> T published(Function<ControlView, T> look) {
        try (ControlView view = KafkaControlView.factory(settings(), topics(), MOST_WAIT).open()) {
            return look.apply(view);
        }
    }

    public Topics topics() {
        return Topics.prefixed(topicsPrefix);
    }
}
