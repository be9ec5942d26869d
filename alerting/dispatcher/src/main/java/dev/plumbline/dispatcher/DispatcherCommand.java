package dev.plumbline.dispatcher;

import dev.plumbline.kafka.KafkaSettings;
import dev.plumbline.kafka.config.SettingsFile;
import dev.plumbline.kafka.config.StopSignal;
import dev.plumbline.kafka.topic.Topics;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The dispatcher as a process: every option can also be given by its environment variable. */
@Command(
        name = "plumbline-dispatcher",
        mixinStandardHelpOptions = true,
        description = "Tells Alertmanagers of episodes and webhooks of retraining triggers.")
final class DispatcherCommand implements Callable<Integer> {
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
            names = "--topic-prefix",
            defaultValue = "${env:PLUMBLINE_TOPIC_PREFIX:-plumbline}",
            description = "first part of the topic names (PLUMBLINE_TOPIC_PREFIX)")
    private String topicPrefix;

    @Option(
            names = "--alertmanager",
            split = ",",
            defaultValue = "${env:PLUMBLINE_ALERTMANAGERS}",
            description = "address of every Alertmanager peer (PLUMBLINE_ALERTMANAGERS)")
    private List<URI> alertmanagers;

    @Option(
            names = "--notify-info",
            defaultValue = "${env:PLUMBLINE_NOTIFY_INFO:-false}",
            description = "tell of INFO episodes too (PLUMBLINE_NOTIFY_INFO)")
    private boolean notifyInfo;

    @Option(
            names = "--resend",
            defaultValue = "${env:PLUMBLINE_RESEND:-PT1M}",
            description = "how often an open episode is told again (PLUMBLINE_RESEND), PT1M")
    private Duration resend;

    @Option(
            names = "--replay-after",
            defaultValue = "${env:PLUMBLINE_REPLAY_AFTER:-P1D}",
            description =
                    "do not tell of episodes judged longer ago than this when they were written"
                            + " (PLUMBLINE_REPLAY_AFTER), P1D")
    private Duration replayAfter;

    @Option(
            names = "--webhook",
            split = ",",
            defaultValue = "${env:PLUMBLINE_WEBHOOKS}",
            description = "address that receives retraining triggers (PLUMBLINE_WEBHOOKS)")
    private List<URI> webhooks;

    @Option(
            names = "--webhook-mode",
            defaultValue = "${env:PLUMBLINE_WEBHOOK_MODE:-STRUCTURED}",
            description = "${COMPLETION-CANDIDATES} (PLUMBLINE_WEBHOOK_MODE), STRUCTURED")
    private EventMode webhookMode;

    @Option(
            names = "--webhook-headers",
            defaultValue = "${env:PLUMBLINE_WEBHOOK_HEADERS}",
            description =
                    "properties file of headers for the webhooks, such as Authorization"
                            + " (PLUMBLINE_WEBHOOK_HEADERS)")
    private Path webhookHeaders;

    @Option(
            names = "--webhook-tries",
            defaultValue = "${env:PLUMBLINE_WEBHOOK_TRIES:-6}",
            description = "tries before a trigger is dead-lettered (PLUMBLINE_WEBHOOK_TRIES), 6")
    private int webhookTries;

    @Option(
            names = "--group-id",
            defaultValue = "${env:PLUMBLINE_GROUP_ID:-plumbline-dispatcher}",
            description =
                    "consumer group that remembers which triggers were delivered"
                            + " (PLUMBLINE_GROUP_ID)")
    private String groupId;

    static void main(String[] args) {
        // before the first logger: the command's own log settings, unless others are given
        if (System.getProperty("log4j2.configurationFile") == null
                && System.getenv("LOG4J_CONFIGURATION_FILE") == null) {
            System.setProperty(
                    "log4j2.configurationFile", "classpath:plumbline-dispatcher-log4j2.xml");
        }
        System.exit(commandLine().execute(args));
    }

    static CommandLine commandLine() {
        return new CommandLine(new DispatcherCommand())
                .setCaseInsensitiveEnumValuesAllowed(true)
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
        StopSignal.closes(Dispatcher.start(config()));
        return 0;
    }

    DispatcherConfig config() {
        KafkaSettings kafka =
                new KafkaSettings(
                        bootstrapServers, SettingsFile.read("--kafka-config", kafkaConfig));
        Backoff backoff =
                new Backoff(webhookTries, Backoff.DEFAULT.first(), Backoff.DEFAULT.longest());
        return DispatcherConfig.of(kafka, Topics.prefixed(topicPrefix))
                .with(
                        Alertmanagers.to(orNone(alertmanagers))
                                .withInfo(notifyInfo)
                                .withResend(resend)
                                .withReplayAfter(replayAfter))
                .with(
                        Webhooks.to(orNone(webhooks))
                                .withMode(webhookMode)
                                .withHeaders(SettingsFile.read("--webhook-headers", webhookHeaders))
                                .withBackoff(backoff)
                                .withGroupId(groupId));
    }

    private static List<URI> orNone(List<URI> given) {
        // an environment variable that is set to nothing means none
        return given == null
                ? List.of()
                : given.stream().filter(address -> !address.toString().isBlank()).toList();
    }
}
