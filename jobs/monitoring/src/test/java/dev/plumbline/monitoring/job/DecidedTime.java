package dev.plumbline.monitoring.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.kafka.KafkaSettings;
import dev.plumbline.kafka.codec.ProgressCodec;
import dev.plumbline.kafka.codec.UndecodableRecord;
import dev.plumbline.kafka.record.Progress;
import dev.plumbline.kafka.topic.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/**
 * Follows the progress topic of a job.
 *
 * @param parallelism subtasks that report progress
 */
record DecidedTime(KafkaSettings kafka, Topics topics, int parallelism, Duration patience) {
    /** Throws if what is waited for can never come. */
    interface Check {
        void run() throws Exception;
    }

    /** Waits until every decision up to an event time is written. */
    void await(Instant time, Check alive) throws Exception {
        Map<Integer, Long> reached = new HashMap<>();
        long deadline = System.nanoTime() + patience.toNanos();
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(kafka.consumer(null))) {
            TopicPartition partition = new TopicPartition(topics.progress(), 0);
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            while (!isReached(reached, time)) {
                assertThat(System.nanoTime())
                        .as("deadline %d s, reached %s", patience.toSeconds(), reached)
                        .isLessThan(deadline);
                alive.run();
                read(consumer, reached);
            }
        }
    }

    private void read(KafkaConsumer<byte[], byte[]> consumer, Map<Integer, Long> reached)
            throws UndecodableRecord {
        ProgressCodec codec = new ProgressCodec();
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(50))) {
            Progress progress = codec.decode(record.value());
            if (progress.subtask() < parallelism) {
                reached.put(progress.subtask(), progress.watermarkMillis());
            }
        }
    }

    private boolean isReached(Map<Integer, Long> reached, Instant time) {
        return reached.size() == parallelism
                && reached.values().stream().allMatch(mark -> mark >= time.toEpochMilli() - 1);
    }
}
