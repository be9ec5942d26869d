package dev.plumbline.exporter;

import dev.plumbline.kafka.KafkaSettings;
import dev.plumbline.kafka.topic.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows the reports and alerts topics from their beginning, without a consumer group, and keeps a
 * {@link Snapshot} of them. After a failure it starts over from the beginning, so the snapshot
 * never mixes two readings.
 */
final class ResultReader implements Runnable, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ResultReader.class);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration LOOK_AROUND = Duration.ofSeconds(5);
    private static final long PAUSE_MILLIS = 1_000;
    private static final long CLOSE_MILLIS = 10_000;

    private final Properties consumerSettings;
    private final Topics topics;
    private final FeatureBudget budget;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread = new Thread(this, "plumbline-exporter");
    private volatile Snapshot snapshot = Snapshot.EMPTY;

    private ResultReader(KafkaSettings kafka, Topics topics, FeatureBudget budget) {
        this.consumerSettings = kafka.consumer(null);
        this.consumerSettings.put("allow.auto.create.topics", "false");
        this.topics = topics;
        this.budget = budget;
    }

    /**
     * Starts reading on a thread of its own.
     *
     * @throws org.apache.kafka.common.KafkaException if a client setting is wrong
     */
    static ResultReader start(KafkaSettings kafka, Topics topics, FeatureBudget budget) {
        ResultReader reader = new ResultReader(kafka, topics, budget);
        // a wrong setting is to fail here, and not again and again on the thread
        new KafkaConsumer<byte[], byte[]>(reader.consumerSettings).close();
        reader.thread.setDaemon(true);
        reader.thread.start();
        return reader;
    }

    Snapshot snapshot() {
        return snapshot;
    }

    @Override
    public void run() {
        while (isOpen()) {
            try (Consumer<byte[], byte[]> consumer = new KafkaConsumer<>(consumerSettings)) {
                follow(consumer);
            } catch (RuntimeException failure) {
                LOG.error("reading failed; starting over from the beginning", failure);
                snapshot = Snapshot.EMPTY;
                pause();
            }
        }
    }

    private void follow(Consumer<byte[], byte[]> consumer) {
        ReadState state = new ReadState(topics, budget);
        Ends ends = Ends.UNKNOWN;
        long lookedAround = 0;
        boolean ready = false;
        while (isOpen()) {
            boolean look = ends == Ends.UNKNOWN || since(lookedAround).compareTo(LOOK_AROUND) > 0;
            if (look) {
                ends = lookAround(consumer);
                lookedAround = System.nanoTime();
            }
            if (!ends.complete()) {
                pause();
                ends = Ends.UNKNOWN;
                continue;
            }
            ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
            records.forEach(state::apply);
            long lag = ends.lag(consumer);
            boolean becameReady = !ready && lag == 0;
            ready |= becameReady;
            if (look || becameReady || !records.isEmpty()) {
                snapshot = state.snapshot(ready, lag, ends.deadLetters());
            }
        }
    }

    /**
     * Where the topics end.
     *
     * @param complete whether both topics exist
     * @param deadLetters end of the dead-letter topic over all partitions; null if there is none
     */
    private record Ends(boolean complete, Map<TopicPartition, Long> offsets, Long deadLetters) {
        static final Ends UNKNOWN = new Ends(false, Map.of(), null);

        long lag(Consumer<byte[], byte[]> consumer) {
            return offsets.entrySet().stream()
                    .mapToLong(end -> Math.max(0, end.getValue() - consumer.position(end.getKey())))
                    .sum();
        }
    }

    /** Assigns partitions that are new, and asks where all of them end. */
    private Ends lookAround(Consumer<byte[], byte[]> consumer) {
        List<TopicPartition> reports = partitions(consumer, topics.reports());
        List<TopicPartition> alerts = partitions(consumer, topics.alerts());
        if (reports.isEmpty() || alerts.isEmpty()) {
            LOG.warn(
                    "waiting for topic {}: it does not exist yet",
                    reports.isEmpty() ? topics.reports() : topics.alerts());
            return new Ends(false, Map.of(), null);
        }
        List<TopicPartition> all = new ArrayList<>(reports);
        all.addAll(alerts);
        assign(consumer, all);
        return new Ends(true, consumer.endOffsets(all), deadLetters(consumer));
    }

    private static void assign(Consumer<byte[], byte[]> consumer, List<TopicPartition> all) {
        List<TopicPartition> added = new ArrayList<>(all);
        added.removeAll(consumer.assignment());
        if (!added.isEmpty()) {
            consumer.assign(all);
            consumer.seekToBeginning(added);
        }
    }

    private Long deadLetters(Consumer<byte[], byte[]> consumer) {
        List<TopicPartition> partitions = partitions(consumer, topics.deadLetters());
        return partitions.isEmpty()
                ? null
                : (Long)
                        consumer.endOffsets(partitions).values().stream()
                                .mapToLong(Long::longValue)
                                .sum();
    }

    private static List<TopicPartition> partitions(
            Consumer<byte[], byte[]> consumer, String topic) {
        List<PartitionInfo> found = consumer.partitionsFor(topic);
        return found == null
                ? List.of()
                : found.stream()
                        .map(partition -> new TopicPartition(topic, partition.partition()))
                        .toList();
    }

    private boolean isOpen() {
        return closed.getCount() > 0;
    }

    private void pause() {
        try {
            boolean stopped = closed.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS);
            LOG.trace("closed while waiting: {}", stopped);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            closed.countDown();
        }
    }

    private static Duration since(long nanos) {
        return Duration.ofNanos(System.nanoTime() - nanos);
    }

    @Override
    public void close() {
        closed.countDown();
        try {
            thread.join(CLOSE_MILLIS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
