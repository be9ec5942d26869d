package dev.plumbline.exporter;

import dev.plumbline.kafka.KafkaSettings;
import dev.plumbline.kafka.config.SettingsFile;
import dev.plumbline.kafka.config.StopSignal;
import dev.plumbline.kafka.topic.Topics;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** The exporter as a process: every option can also be given by its environment variable. */
@Command(
        name = "plumbline-exporter",
        mixinStandardHelpOptions = true,
        description = "Serves the newest windows and open episodes at /metrics.")
final class ExporterCommand implements Callable<Integer> {
    @Option(
            names = "--bootstrap-servers",
            required = true,
            defaultValue = "${env:PLUMBLINE_BOOTSTRAP_SERVERS}",
            description = "host:port of Kafka, separated by commas (PLUMBLINE_BOOTSTRAP_SERVERS)")
    private String bootstrapServers;

    @Option(
            names = "--kafka-config",
            defaultValue = "${env:PLUMBLINE_KAFKA_CONFIG}",
            description =
                    "properties file for the Kafka client, as for TLS (PLUMBLINE_KAFKA_CONFIG)")
    private Path kafkaConfig;

    @Option(
            names = "--listen",
            defaultValue = "${env:PLUMBLINE_LISTEN:-0.0.0.0:9404}",
            converter = ListenAddress.class,
            description = "host:port to serve on (PLUMBLINE_LISTEN), ${DEFAULT-VALUE}")
    private InetSocketAddress listen;

    @Option(
            names = "--topic-prefix",
            defaultValue = "${env:PLUMBLINE_TOPIC_PREFIX:-plumbline}",
            description = "first part of the topic names (PLUMBLINE_TOPIC_PREFIX)")
    private String topicPrefix;

    @Option(
            names = "--reports-topic",
            defaultValue = "${env:PLUMBLINE_REPORTS_TOPIC}",
            description = "name of the reports topic (PLUMBLINE_REPORTS_TOPIC)")
    private String reportsTopic;

    @Option(
            names = "--alerts-topic",
            defaultValue = "${env:PLUMBLINE_ALERTS_TOPIC}",
            description = "name of the alerts topic (PLUMBLINE_ALERTS_TOPIC)")
    private String alertsTopic;

    @Option(
            names = "--dead-letters-topic",
            defaultValue = "${env:PLUMBLINE_DEAD_LETTERS_TOPIC}",
            description = "name of the dead-letter topic (PLUMBLINE_DEAD_LETTERS_TOPIC)")
    private String deadLettersTopic;

    @Option(
            names = "--top-features",
            defaultValue = "${env:PLUMBLINE_TOP_FEATURES:-50}",
            description = "features shown per window, the worst first (PLUMBLINE_TOP_FEATURES)")
    private int topFeatures;

    static void main(String[] args) {
        // before the first logger: the command's own log settings, unless others are given
        if (System.getProperty("log4j2.configurationFile") == null
                && System.getenv("LOG4J_CONFIGURATION_FILE") == null) {
            System.setProperty(
                    "log4j2.configurationFile", "classpath:plumbline-exporter-log4j2.xml");
        }
        System.exit(commandLine().execute(args));
    }

    static CommandLine commandLine() {
        return new CommandLine(new ExporterCommand())
                .setExecutionExceptionHandler(
                        (failure, command, parsed) -> {
                            for (Throwable why = failure; why != null; why = why.getCause()) {
                                command.getErr().println(why.getMessage());
                            }
                            return command.getCommandSpec().exitCodeOnExecutionException();
                        });
    }

    @Override
    public Integer call() throws InterruptedException {
        StopSignal.closes(Exporter.start(kafka(), topics(), listen, topFeatures));
        return 0;
    }

    KafkaSettings kafka() {
        return new KafkaSettings(
                bootstrapServers, SettingsFile.read("--kafka-config", kafkaConfig));
    }

    Topics topics() {
        Topics defaults = Topics.prefixed(topicPrefix);
        return new Topics(
                defaults.features(),
                defaults.predictions(),
                defaults.labels(),
                defaults.deployments(),
                defaults.baselines(),
                defaults.monitors(),
                reportsTopic == null ? defaults.reports() : reportsTopic,
                alertsTopic == null ? defaults.alerts() : alertsTopic,
                defaults.retraining(),
                deadLettersTopic == null ? defaults.deadLetters() : deadLettersTopic,
                defaults.unjoined(),
                defaults.progress());
    }

    InetSocketAddress listen() {
        return listen;
    }

    /** Reads {@code host:port}; an IPv6 host stands in brackets. */
    static final class ListenAddress implements ITypeConverter<InetSocketAddress> {
        @Override
        public InetSocketAddress convert(String text) {
            int colon = text.lastIndexOf(':');
            try {
                String host = text.substring(0, colon);
                return new InetSocketAddress(host, Integer.parseInt(text.substring(colon + 1)));
            } catch (IndexOutOfBoundsException | IllegalArgumentException notAnAddress) {
                throw new TypeConversionException(
                        "must be host:port such as 0.0.0.0:9404, got '" + text + "'");
            }
        }
    }
}
