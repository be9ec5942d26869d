package dev.plumbline.monitoring.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.core.alert.AlertEpisode;
import dev.plumbline.core.report.WindowReport;
import dev.plumbline.core.retraining.RetrainingTrigger;
import dev.plumbline.kafka.KafkaSettings;
import dev.plumbline.kafka.codec.AlertEpisodeCodec;
import dev.plumbline.kafka.codec.DeadLetterCodec;
import dev.plumbline.kafka.codec.RecordCodec;
import dev.plumbline.kafka.codec.RetrainingTriggerCodec;
import dev.plumbline.kafka.codec.UndecodableRecord;
import dev.plumbline.kafka.codec.WindowReportCodec;
import dev.plumbline.kafka.record.DeadLetter;
import dev.plumbline.kafka.topic.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/**
 * What a job said, as a reader holds it who keeps one record per key.
 *
 * @param judged the reports on which alerts were decided
 * @param deadLetters by topic-partition-offset of the record that could not be used
 * @param unjoined by id and event time of the label or prediction that never counted
 */
record Results(
        Map<String, WindowReport> reports,
        Map<String, WindowReport> judged,
        Map<String, AlertEpisode> episodes,
        Map<String, RetrainingTrigger> triggers,
        Map<String, DeadLetter> deadLetters,
        Map<String, DeadLetter> unjoined) {

    static Results read(KafkaSettings settings, Topics topics) throws UndecodableRecord {
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(settings.consumer(null))) {
            Map<String, WindowReport> reports = new TreeMap<>();
            Map<String, WindowReport> judged = new TreeMap<>();
            for (WindowReport next : read(consumer, topics.reports(), new WindowReportCodec())) {
                reports.merge(next.key(), next, (held, r) -> r.supersedes(held) ? r : held);
                if (next.judged()) {
                    judged.put(next.key(), next);
                }
            }
            Map<String, AlertEpisode> episodes = new TreeMap<>();
            for (AlertEpisode next : read(consumer, topics.alerts(), new AlertEpisodeCodec())) {
                episodes.merge(next.id(), next, (held, e) -> e.supersedes(held) ? e : held);
            }
            Map<String, RetrainingTrigger> triggers = new TreeMap<>();
            read(consumer, topics.retraining(), new RetrainingTriggerCodec())
                    .forEach(trigger -> triggers.put(trigger.id(), trigger));
            Map<String, DeadLetter> deadLetters = new TreeMap<>();
            read(consumer, topics.deadLetters(), new DeadLetterCodec())
                    .forEach(letter -> deadLetters.put(letter.key(), letter));
            Map<String, DeadLetter> unjoined = new TreeMap<>();
            read(consumer, topics.unjoined(), new DeadLetterCodec())
                    .forEach(each -> unjoined.put(each.idHash() + "@" + each.eventTime(), each));
            return new Results(reports, judged, episodes, triggers, deadLetters, unjoined);
        }
    }

    /** Holds all that a reader makes decisions on to what another job said, bit by bit. */
    void assertSameAs(Results expected) {
        assertSame(reports, expected.reports);
        assertSame(judged, expected.judged);
        assertSame(episodes, expected.episodes);
        assertSame(triggers, expected.triggers);
        assertThat(unjoined.keySet()).isEqualTo(expected.unjoined.keySet());
    }

    /** Compares one by one, so that a difference is told without all the rest. */
    private static void assertSame(Map<String, ?> some, Map<String, ?> expected) {
        assertThat(some.keySet()).isEqualTo(expected.keySet());
        some.forEach((key, value) -> assertThat(value).isEqualTo(expected.get(key)));
    }

    /** Reads a topic from its start to its present end. */
    private static <T> List<T> read(
            KafkaConsumer<byte[], byte[]> consumer, String topic, RecordCodec<T> codec)
            throws UndecodableRecord {
        List<TopicPartition> partitions =
                consumer.partitionsFor(topic).stream()
                        .map(info -> new TopicPartition(topic, info.partition()))
                        .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        List<T> read = new ArrayList<>();
        while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.get(p))) {
            for (var record : consumer.poll(Duration.ofMillis(200))) {
                read.add(codec.decode(record.value()));
            }
        }
        return read;
    }
}
