package dev.plumbline.cli.quickstart;

import dev.plumbline.core.retraining.RetrainingTrigger;
import dev.plumbline.kafka.KafkaSettings;
import dev.plumbline.kafka.codec.ProgressCodec;
import dev.plumbline.kafka.codec.RetrainingTriggerCodec;
import dev.plumbline.kafka.codec.UndecodableRecord;
import dev.plumbline.kafka.record.Progress;
import dev.plumbline.kafka.topic.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/**
 * Reads how far the monitoring job has decided, and every trigger that it wrote up to there. One
 * thread.
 */
final class DecisionReader implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(20);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final TopicPartition progressPartition;
    private final TopicPartition triggerPartition;
    private final ProgressCodec progressCodec = new ProgressCodec();
    private final RetrainingTriggerCodec triggerCodec = new RetrainingTriggerCodec();
    private final Map<Integer, Long> watermarks = new TreeMap<>();
    private final Set<String> seen = new HashSet<>();
    private final List<RetrainingTrigger> triggers = new ArrayList<>();
    private int subtasks = 1;

    DecisionReader(KafkaSettings settings, Topics topics) {
        Properties properties = settings.consumer(null);
        // while records of one partition are at hand, only the other is asked for, and the broker
        // holds that answer back
        properties.put("fetch.max.wait.ms", "5");
        consumer = new KafkaConsumer<>(properties);
        progressPartition = new TopicPartition(topics.progress(), 0);
        triggerPartition = new TopicPartition(topics.retraining(), 0);
        consumer.assign(List.of(progressPartition, triggerPartition));
        consumer.seekToBeginning(consumer.assignment());
    }

    /** Takes in what has come since, waiting a moment if there is nothing. */
    void poll() throws UndecodableRecord {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
            take(record);
        }
    }

    /**
     * Event time, in milliseconds, up to which all is decided. Triggers are written before the
     * progress that covers them, so after this call all of those are among {@link #takeTriggers}.
     */
    long decidedUpTo() throws UndecodableRecord {
        if (watermarks.size() < subtasks) {
            return Long.MIN_VALUE;
        }
        long least =
                watermarks.values().stream()
                        .mapToLong(Long::longValue)
                        .min()
                        .orElse(Long.MIN_VALUE);
        long end = consumer.endOffsets(List.of(triggerPartition)).get(triggerPartition);
        while (consumer.position(triggerPartition) < end) {
            poll();
        }
        // a watermark says that nothing up to and including its time is still to come
        return least == Long.MAX_VALUE ? least : least + 1;
    }

    /** Returns the triggers that came since the last call, each once. */
    List<RetrainingTrigger> takeTriggers() {
        List<RetrainingTrigger> taken = List.copyOf(triggers);
        triggers.clear();
        return taken;
    }

    private void take(ConsumerRecord<byte[], byte[]> record) throws UndecodableRecord {
        if (record.topic().equals(triggerPartition.topic())) {
            RetrainingTrigger trigger = triggerCodec.decode(record.value());
            if (seen.add(trigger.id())) {
                triggers.add(trigger);
            }
            return;
        }
        Progress progress = progressCodec.decode(record.value());
        subtasks = progress.parallelism();
        watermarks.merge(progress.subtask(), progress.watermarkMillis(), Math::max);
    }

    @Override
    public void close() {
        consumer.close();
    }
}
