package dev.plumbline.cli.quickstart;

import dev.plumbline.kafka.KafkaSettings;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * Waits until a job has read a topic to its end, as its committed offsets say, which follow its
 * checkpoints.
 */
record ConsumedOffsets(KafkaSettings settings, Replayer.JobCheck jobs) {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final long PAUSE_MILLIS = 100;

    void awaitEnd(String group, String topic) throws Exception {
        TopicPartition partition = new TopicPartition(topic, 0);
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        try (Admin admin = Admin.create(settings.admin())) {
            long end =
                    admin.listOffsets(Map.of(partition, OffsetSpec.latest()))
                            .partitionResult(partition)
                            .get()
                            .offset();
            while (end > committed(admin, group, partition)) {
                jobs.requireRunning();
                if (System.nanoTime() > deadline) {
                    throw new IllegalStateException(
                            "%s must have read %s to its end %d within %s, but has not; the log has the details"
                                    .formatted(group, topic, end, PATIENCE));
                }
                TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
            }
        }
    }

    private static long committed(Admin admin, String group, TopicPartition partition)
            throws Exception {
        OffsetAndMetadata committed =
                admin.listConsumerGroupOffsets(group)
                        .partitionsToOffsetAndMetadata()
                        .get()
                        .get(partition);
        return committed == null ? 0 : committed.offset();
    }
}
