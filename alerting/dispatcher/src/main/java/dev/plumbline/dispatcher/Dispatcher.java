package dev.plumbline.dispatcher;

import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.util.Properties;

/**
 * Carries episodes to Alertmanagers and retraining triggers to webhooks: Kafka in, HTTP out. It
 * stores nothing of its own, so it can be stopped and moved at any time; receivers may see a
 * message twice and never miss one that was not dead-lettered.
 */
public final class Dispatcher implements AutoCloseable {
    private static final Duration REBALANCE_SLACK = Duration.ofMinutes(1);

    private final Courier episodes;
    private final Courier triggers;
    private final FailedTriggers failed;

    private Dispatcher(Courier episodes, Courier triggers, FailedTriggers failed) {
        this.episodes = episodes;
        this.triggers = triggers;
        this.failed = failed;
    }

    /**
     * Starts carrying; returns at once.
     *
     * @throws org.apache.kafka.common.KafkaException if a Kafka client setting is wrong
     */
    public static Dispatcher start(DispatcherConfig config) {
        return start(config, Clock.systemUTC());
    }

    /**
     * Starts with a clock of one's own.
     *
     * @param clock tells when an alert ends and when it is due again; it decides nothing else
     */
    public static Dispatcher start(DispatcherConfig config, Clock clock) {
        FailedTriggers failed = new FailedTriggers(config.kafka(), config.topics().deadLetters());
        Courier triggers = triggers(config, failed);
        return new Dispatcher(episodes(config, clock), triggers, failed);
    }

    private static Courier episodes(DispatcherConfig config, Clock clock) {
        Alertmanagers settings = config.alertmanagers();
        HttpClient http = HttpClient.newBuilder().connectTimeout(settings.timeout()).build();
        return Courier.start(
                "plumbline-episodes",
                consumer(config, null),
                new EpisodeRound(
                        config.topics().alerts(),
                        settings,
                        new AlertmanagerClient(http, settings),
                        clock));
    }

    private static Courier triggers(DispatcherConfig config, FailedTriggers failed) {
        Webhooks settings = config.webhooks();
        HttpClient http = HttpClient.newBuilder().connectTimeout(settings.timeout()).build();
        Properties consumer = consumer(config, settings.groupId());
        // one at a time, so that a slow receiver cannot make the group give up on this member
        consumer.put("max.poll.records", "1");
        long longest = settings.longestDelivery().plus(REBALANCE_SLACK).toMillis();
        consumer.put("max.poll.interval.ms", Long.toString(Math.min(longest, Integer.MAX_VALUE)));
        return Courier.start(
                "plumbline-triggers",
                consumer,
                new TriggerRound(
                        config.topics().retraining(),
                        settings.urls(),
                        new WebhookClient(http, settings),
                        failed));
    }

    private static Properties consumer(DispatcherConfig config, String groupId) {
        Properties consumer = config.kafka().consumer(groupId);
        consumer.put("allow.auto.create.topics", "false");
        // a topic that is created later is to be noticed soon
        consumer.put("metadata.max.age.ms", "10000");
        return consumer;
    }

    @Override
    public void close() {
        episodes.close();
        triggers.close();
        failed.close();
    }

    public static void main(String[] args) {
        DispatcherCommand.main(args);
    }
}
