package dev.plumbline.exporter;

import dev.plumbline.kafka.codec.AlertEpisodeCodec;
import dev.plumbline.kafka.codec.UndecodableRecord;
import dev.plumbline.kafka.codec.WindowReportCodec;
import dev.plumbline.kafka.topic.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All that was read of the reports and alerts topics. Not thread-safe: the reader owns it. */
final class ReadState {
    private static final Logger LOG = LoggerFactory.getLogger(ReadState.class);

    private final Topics topics;
    private final WindowReportCodec reportCodec = new WindowReportCodec();
    private final AlertEpisodeCodec episodeCodec = new AlertEpisodeCodec();
    private final LatestWindows windows;
    private final OpenEpisodes episodes = new OpenEpisodes();
    private final Map<String, Long> records = new HashMap<>();
    private final Map<String, Long> undecodable = new HashMap<>();

    ReadState(Topics topics, FeatureBudget budget) {
        this.topics = topics;
        this.windows = new LatestWindows(budget);
        for (String topic : List.of(topics.reports(), topics.alerts())) {
            records.put(topic, 0L);
            undecodable.put(topic, 0L);
        }
    }

    /** Takes a record over; one that cannot be decoded is counted and left out. */
    void apply(ConsumerRecord<byte[], byte[]> record) {
        records.merge(record.topic(), 1L, Long::sum);
        try {
            if (record.topic().equals(topics.reports())) {
                applyReport(record);
            } else {
                applyEpisode(record);
            }
        } catch (UndecodableRecord reason) {
            undecodable.merge(record.topic(), 1L, Long::sum);
            LOG.warn(
                    "left out {}-{} offset {}: {}",
                    record.topic(),
                    record.partition(),
                    record.offset(),
                    reason.getMessage());
        }
    }

    private void applyReport(ConsumerRecord<byte[], byte[]> record) throws UndecodableRecord {
        if (record.value() == null) {
            windows.remove(key(record));
            return;
        }
        Instant published = Instant.ofEpochMilli(record.timestamp());
        windows.accept(reportCodec.decode(record.value()), published);
    }

    private void applyEpisode(ConsumerRecord<byte[], byte[]> record) throws UndecodableRecord {
        if (record.value() == null) {
            episodes.remove(key(record));
            return;
        }
        episodes.accept(episodeCodec.decode(record.value()));
    }

    private static String key(ConsumerRecord<byte[], byte[]> record) {
        return record.key() == null ? "" : new String(record.key(), StandardCharsets.UTF_8);
    }

    /** Returns what to show. */
    Snapshot snapshot(boolean ready, long lag, Long deadLetters) {
        return new Snapshot(
                ready,
                lag,
                records,
                undecodable,
                deadLetters,
                ready ? windows.shown() : List.of(),
                ready ? episodes.open() : List.of());
    }
}
