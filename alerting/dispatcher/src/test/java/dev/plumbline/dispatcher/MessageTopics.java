package dev.plumbline.dispatcher;

import dev.plumbline.broker.EmbeddedBroker;
import dev.plumbline.core.alert.AlertEpisode;
import dev.plumbline.core.retraining.RetrainingTrigger;
import dev.plumbline.kafka.KafkaSettings;
import dev.plumbline.kafka.codec.AlertEpisodeCodec;
import dev.plumbline.kafka.codec.DeadLetterCodec;
import dev.plumbline.kafka.codec.RetrainingTriggerCodec;
import dev.plumbline.kafka.codec.UndecodableRecord;
import dev.plumbline.kafka.record.DeadLetter;
import dev.plumbline.kafka.topic.TopicCatalogue;
import dev.plumbline.kafka.topic.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;

/** The topics of a fresh installation on a real broker. */
final class MessageTopics implements AutoCloseable {
    private final KafkaSettings kafka;
    private final Topics topics;
    private final KafkaProducer<byte[], byte[]> producer;

    private MessageTopics(KafkaSettings kafka, Topics topics) {
        this.kafka = kafka;
        this.topics = topics;
        this.producer = new KafkaProducer<>(kafka.producer("test"));
    }

    static MessageTopics create(EmbeddedBroker broker, String prefix) {
        KafkaSettings kafka = KafkaSettings.of(broker.bootstrapServers());
        Topics topics = Topics.prefixed(prefix);
        try (Admin admin = Admin.create(kafka.admin())) {
            TopicCatalogue.create(admin, topics, 1, (short) 1);
        }
        return new MessageTopics(kafka, topics);
    }

    /** Tells nobody, under a consumer group of this installation's own. */
    DispatcherConfig config() {
        return DispatcherConfig.of(kafka, topics);
    }

    /** Tries again when it is refused, not because an answer took its time. */
    Webhooks webhooks(Receiver... receivers) {
        return new Webhooks(
                List.of(receivers).stream().map(Receiver::url).toList(),
                EventMode.STRUCTURED,
                Map.of(),
                new Backoff(3, Duration.ofMillis(10), Duration.ofMillis(20)),
                Duration.ofMinutes(2),
                topics.retraining());
    }

    void episode(AlertEpisode episode) {
        send(topics.alerts(), episode.id(), new AlertEpisodeCodec().encode(episode));
    }

    void trigger(RetrainingTrigger trigger) {
        send(topics.retraining(), trigger.id(), new RetrainingTriggerCodec().encode(trigger));
    }

    void garbageTrigger() {
        send(topics.retraining(), "garbage", new byte[] {1, 2, 3});
    }

    private void send(String topic, String key, byte[] value) {
        try {
            producer.send(new ProducerRecord<>(topic, key.getBytes(StandardCharsets.UTF_8), value))
                    .get();
        } catch (ExecutionException failure) {
            throw new IllegalStateException(failure.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /** Everything that lies in the dead-letter topic now. */
    List<DeadLetter> deadLetters() {
        TopicPartition partition = new TopicPartition(topics.deadLetters(), 0);
        List<DeadLetter> found = new ArrayList<>();
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(kafka.consumer(null))) {
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            long end = consumer.endOffsets(List.of(partition)).get(partition);
            while (consumer.position(partition) < end) {
                for (ConsumerRecord<byte[], byte[]> record :
                        consumer.poll(Duration.ofMillis(100))) {
                    found.add(new DeadLetterCodec().decode(record.value()));
                }
            }
        } catch (UndecodableRecord failure) {
            throw new IllegalStateException(failure);
        }
        return found;
    }

    @Override
    public void close() {
        producer.close();
    }
}
