package dev.plumbline.kafka.control;

import dev.plumbline.kafka.KafkaSettings;
import dev.plumbline.kafka.topic.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;

/**
 * A view of the compacted control topics. It has a consumer of its own, without a group, and reads
 * every partition from the start.
 */
public final class KafkaControlView extends HeldControl {
    private static final Duration POLL = Duration.ofMillis(200);

    private final KafkaSettings settings;
    private final Duration timeout;
    private final Map<String, Kind> kinds;
    private final KafkaConsumer<byte[], byte[]> consumer;

    private KafkaControlView(KafkaSettings settings, Topics topics, Duration timeout) {
        this.settings = settings;
        this.timeout = timeout;
        // deployments last: what they refer to is then known
        this.kinds = new LinkedHashMap<>();
        kinds.put(topics.monitors(), Kind.MONITOR);
        kinds.put(topics.baselines(), Kind.BASELINE);
        kinds.put(topics.deployments(), Kind.DEPLOYMENT);
        Properties properties = settings.consumer(null);
        properties.put("allow.auto.create.topics", "false");
        // a view without a position would read nothing, and say so as if nothing were published
        properties.put("auto.offset.reset", "earliest");
        this.consumer = new KafkaConsumer<>(properties);
    }

    /**
     * Returns a factory of views.
     *
     * @param timeout longest time that opening or refreshing may take
     */
    public static ControlViewFactory factory(
            KafkaSettings settings, Topics topics, Duration timeout) {
        return new Factory(settings, topics, timeout);
    }

    private record Factory(KafkaSettings settings, Topics topics, Duration timeout)
            implements ControlViewFactory {
        @Override
        public ControlView open() {
            KafkaControlView view = new KafkaControlView(settings, topics, timeout);
            try {
                view.assign();
                view.refresh();
                return view;
            } catch (RuntimeException unavailable) {
                view.close();
                throw unavailable;
            }
        }
    }

    private void assign() {
        Deadline deadline = new Deadline(timeout);
        try {
            List<TopicPartition> partitions = new ArrayList<>();
            for (String topic : kinds.keySet()) {
                List<PartitionInfo> known = consumer.partitionsFor(topic, deadline.rest());
                if (known.isEmpty()) {
                    throw unavailable("topic %s does not exist".formatted(topic), null);
                }
                known.forEach(info -> partitions.add(new TopicPartition(topic, info.partition())));
            }
            consumer.assign(partitions);
        } catch (InterruptException cancelled) {
            throw cancelled;
        } catch (KafkaException failure) {
            throw unavailable(failure.getMessage(), failure);
        }
    }

    @Override
    public void refresh() {
        Deadline deadline = new Deadline(timeout);
        try {
            Map<TopicPartition, Long> ends =
                    consumer.endOffsets(consumer.assignment(), deadline.rest());
            while (isBehind(ends, deadline)) {
                if (deadline.isOver()) {
                    throw unavailable("the end was not reached in time", null);
                }
                consumer.poll(deadline.atMost(POLL)).forEach(this::accept);
            }
        } catch (InterruptException cancelled) {
            throw cancelled;
        } catch (KafkaException failure) {
            throw unavailable(failure.getMessage(), failure);
        }
    }

    /** Compares positions, for the last offsets may have been compacted away. */
    private boolean isBehind(Map<TopicPartition, Long> ends, Deadline deadline) {
        for (Map.Entry<TopicPartition, Long> end : ends.entrySet()) {
            if (consumer.position(end.getKey(), deadline.rest()) < end.getValue()) {
                return true;
            }
        }
        return false;
    }

    private void accept(ConsumerRecord<byte[], byte[]> record) {
        String coordinates =
                "%s-%d@%d".formatted(record.topic(), record.partition(), record.offset());
        accept(kinds.get(record.topic()), coordinates, record.key(), record.value());
    }

    private ControlUnavailable unavailable(String found, Throwable cause) {
        return new ControlUnavailable(
                "the control topics %s at %s must be readable within %s, got: %s; check the address and that the broker is up, and create the topics with `plumbline topics create`"
                        .formatted(kinds.keySet(), settings.bootstrapServers(), timeout, found),
                cause);
    }

    @Override
    public void close() {
        consumer.close();
    }
}
