package dev.plumbline.dispatcher;

import dev.plumbline.core.alert.AlertEpisode;
import dev.plumbline.kafka.codec.AlertEpisodeCodec;
import dev.plumbline.kafka.codec.UndecodableRecord;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows the alerts topic. Which episodes are open is rebuilt from the topic at every start, so
 * nothing is stored anywhere else.
 */
final class EpisodeRound implements Courier.Round {
    private static final Logger LOG = LoggerFactory.getLogger(EpisodeRound.class);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration WAIT_FOR_TOPIC = Duration.ofSeconds(1);

    private final String topic;
    private final Alertmanagers settings;
    private final AlertSender sender;
    private final Clock clock;
    private final AlertEpisodeCodec codec = new AlertEpisodeCodec();

    EpisodeRound(String topic, Alertmanagers settings, AlertSender sender, Clock clock) {
        this.topic = topic;
        this.settings = settings;
        this.sender = sender;
        this.clock = clock;
    }

    @Override
    public void follow(Consumer<byte[], byte[]> consumer, Courier courier) {
        EpisodeNotifier notifier = new EpisodeNotifier(settings, sender);
        TopicEnd past = TopicEnd.assign(consumer, topic, () -> courier.pause(WAIT_FOR_TOPIC));
        boolean caughtUp = past != null && past.isReachedBy(consumer);
        while (courier.isOpen()) {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                boolean old = !caughtUp && isPast(record, past);
                apply(record, notifier, old);
            }
            caughtUp = caughtUp || past.isReachedBy(consumer);
            if (caughtUp) {
                notifier.flush(clock.instant());
            }
        }
    }

    private static boolean isPast(ConsumerRecord<byte[], byte[]> record, TopicEnd past) {
        TopicPartition partition = new TopicPartition(record.topic(), record.partition());
        return record.offset() < past.offsets().get(partition);
    }

    private void apply(
            ConsumerRecord<byte[], byte[]> record, EpisodeNotifier notifier, boolean old) {
        if (record.value() == null) {
            if (record.key() != null) {
                notifier.remove(new String(record.key(), StandardCharsets.UTF_8));
            }
            return;
        }
        try {
            AlertEpisode episode = codec.decode(record.value());
            Instant published = Instant.ofEpochMilli(record.timestamp());
            if (old) {
                notifier.recall(episode, published);
            } else {
                notifier.accept(episode, published);
            }
        } catch (UndecodableRecord reason) {
            LOG.warn(
                    "left out {}-{} offset {}: {}",
                    record.topic(),
                    record.partition(),
                    record.offset(),
                    reason.getMessage());
        }
    }
}
