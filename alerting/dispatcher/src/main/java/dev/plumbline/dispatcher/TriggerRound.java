package dev.plumbline.dispatcher;

import dev.plumbline.kafka.codec.RetrainingTriggerCodec;
import dev.plumbline.kafka.codec.UndecodableRecord;
import dev.plumbline.kafka.record.ErrorClass;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * Follows the retraining topic as a consumer group. A trigger counts as done once every webhook
 * took it, or once it lies in the dead letters; a stop in between delivers it again, with the same
 * id.
 */
final class TriggerRound implements Courier.Round {
    private static final Duration POLL = Duration.ofMillis(200);

    private final String topic;
    private final List<URI> urls;
    private final WebhookClient webhooks;
    private final FailedTriggers failed;
    private final RetrainingTriggerCodec codec = new RetrainingTriggerCodec();

    TriggerRound(String topic, List<URI> urls, WebhookClient webhooks, FailedTriggers failed) {
        this.topic = topic;
        this.urls = urls;
        this.webhooks = webhooks;
        this.failed = failed;
    }

    @Override
    public void follow(Consumer<byte[], byte[]> consumer, Courier courier) {
        consumer.subscribe(List.of(topic));
        while (courier.isOpen()) {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                if (!handle(record, courier)) {
                    return;
                }
                commit(consumer, record);
            }
        }
    }

    private static void commit(
            Consumer<byte[], byte[]> consumer, ConsumerRecord<byte[], byte[]> done) {
        consumer.commitSync(
                Map.of(
                        new TopicPartition(done.topic(), done.partition()),
                        new OffsetAndMetadata(done.offset() + 1)));
    }

    /** Answers whether the record is done with; false when told to stop in between. */
    private boolean handle(ConsumerRecord<byte[], byte[]> record, Courier courier) {
        if (record.value() == null) {
            return true;
        }
        try {
            return deliver(TriggerEvent.of(codec.decode(record.value())), record, courier);
        } catch (UndecodableRecord undecodable) {
            failed.write(record, undecodable.errorClass(), undecodable.reason());
            return true;
        }
    }

    private boolean deliver(
            TriggerEvent event, ConsumerRecord<byte[], byte[]> record, Courier courier) {
        List<String> problems = new ArrayList<>();
        for (URI url : urls) {
            WebhookClient.Outcome outcome = webhooks.deliver(url, event, courier::pause);
            switch (outcome.ending()) {
                case DELIVERED -> {}
                case FAILED -> problems.add(outcome.problem());
                case STOPPED -> {
                    return false;
                }
            }
        }
        if (!problems.isEmpty()) {
            failed.write(
                    record,
                    ErrorClass.DELIVERY_FAILED,
                    "trigger %s must be taken by every webhook; %s"
                            .formatted(event.id(), String.join("; ", problems)));
        }
        return true;
    }
}
