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
import java.util.regex.Pattern;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Where Kafka is, for every command that talks to it. */
public final class KafkaOptions {
    /** A person waits: a broker that does not answer must be reported sooner than in a minute. */
    private static final Duration MOST_WAIT = Duration.ofSeconds(15);

    private static final String MOST_WAIT_MILLIS = Long.toString(MOST_WAIT.toMillis());
    private static final Pattern ADDRESS = Pattern.compile("[^\\s;]+:\\d{1,5}");
    private static final Pattern PREFIX = Pattern.compile("[A-Za-z0-9._-]{1,200}");

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

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
        requireAddresses();
        client.putAll(given());
        return new KafkaSettings(bootstrapServers, client);
    }

    private void requireAddresses() {
        for (String address : bootstrapServers.split(",", -1)) {
            if (!ADDRESS.matcher(address.strip()).matches()) {
                throw new ParameterException(
                        command.commandLine(),
                        "--bootstrap-servers must be HOST:PORT, several separated by commas, got '%s'; write it as localhost:9092"
                                .formatted(bootstrapServers));
            }
        }
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

    /** Returns the names of the topics, which must be such that a broker takes them. */
    public Topics topics() {
        if (!PREFIX.matcher(topicsPrefix).matches()) {
            throw new ParameterException(
                    command.commandLine(),
                    "--topics-prefix must be letters, digits, dots, dashes and underscores, at most 200, got '%s'; leave out the rest"
                            .formatted(topicsPrefix));
        }
        return Topics.prefixed(topicsPrefix);
    }
}
