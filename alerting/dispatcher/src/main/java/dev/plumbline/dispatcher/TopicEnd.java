package dev.plumbline.dispatcher;

import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where a topic ended when it was asked: what lies before it is the past. */
record TopicEnd(Map<TopicPartition, Long> offsets) {
    private static final Logger LOG = LoggerFactory.getLogger(TopicEnd.class);

    /**
     * Assigns the whole topic from its beginning, once it exists.
     *
     * @param pause waits a moment; answers whether to go on
     * @return null if told to stop before the topic existed
     */
    static TopicEnd assign(Consumer<byte[], byte[]> consumer, String topic, BooleanSupplier pause) {
        List<PartitionInfo> found = consumer.partitionsFor(topic);
        while (found == null || found.isEmpty()) {
            LOG.warn("waiting for topic {}: it does not exist yet", topic);
            if (!pause.getAsBoolean()) {
                return null;
            }
            found = consumer.partitionsFor(topic);
        }
        List<TopicPartition> partitions =
                found.stream()
                        .map(partition -> new TopicPartition(topic, partition.partition()))
                        .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        return new TopicEnd(consumer.endOffsets(partitions));
    }

    boolean isReachedBy(Consumer<byte[], byte[]> consumer) {
        return offsets.entrySet().stream()
                .allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
    }
}
