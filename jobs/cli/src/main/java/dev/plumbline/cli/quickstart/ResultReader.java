package dev.plumbline.cli.quickstart;

import dev.plumbline.cli.report.console.LiveLines;
import dev.plumbline.cli.report.run.RunCollector;
import dev.plumbline.core.alert.AlertEpisode;
import dev.plumbline.core.report.WindowReport;
import dev.plumbline.core.retraining.RetrainingTrigger;
import dev.plumbline.kafka.KafkaSettings;
import dev.plumbline.kafka.codec.AlertEpisodeCodec;
import dev.plumbline.kafka.codec.RetrainingTriggerCodec;
import dev.plumbline.kafka.codec.UndecodableRecord;
import dev.plumbline.kafka.codec.WindowReportCodec;
import dev.plumbline.kafka.topic.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/**
 * Reads reports, episodes and triggers as they come, in a thread of its own: gathers them for the
 * files, tells them live.
 */
final class ResultReader implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(50);
    private static final long PATIENCE_SECONDS = 60;

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Topics topics;
    private final RunCollector collector;
    private final LiveLines live;
    private final Consumer<List<String>> console;
    private final WindowReportCodec reports = new WindowReportCodec();
    private final AlertEpisodeCodec episodes = new AlertEpisodeCodec();
    private final RetrainingTriggerCodec triggers = new RetrainingTriggerCodec();
    private final CompletableFuture<Void> done = new CompletableFuture<>();
    private volatile boolean ending;
    private volatile boolean closed;

    ResultReader(
            KafkaSettings settings,
            Topics topics,
            RunCollector collector,
            LiveLines live,
            Consumer<List<String>> console) {
        this.topics = topics;
        this.collector = collector;
        this.live = live;
        this.console = console;
        consumer = new KafkaConsumer<>(settings.consumer(null));
        consumer.assign(
                List.of(
                        new TopicPartition(topics.reports(), 0),
                        new TopicPartition(topics.alerts(), 0),
                        new TopicPartition(topics.retraining(), 0)));
        consumer.seekToBeginning(consumer.assignment());
        Thread thread = new Thread(this::read, "plumbline-results");
        thread.setDaemon(true);
        thread.start();
    }

    /** Returns once everything that is on the topics now has been gathered. */
    void finish() throws Exception {
        ending = true;
        done.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        console.accept(live.remaining());
    }

    private void read() {
        try (consumer) {
            while (!closed) {
                // asked before the poll: what is written by now is then surely read before the end
                // is seen
                Map<TopicPartition, Long> ends =
                        ending ? consumer.endOffsets(consumer.assignment()) : null;
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                    take(record);
                }
                if (ends != null
                        && ends.entrySet().stream()
                                .allMatch(
                                        end -> consumer.position(end.getKey()) >= end.getValue())) {
                    break;
                }
            }
            done.complete(null);
        } catch (UndecodableRecord | RuntimeException failed) {
            done.completeExceptionally(failed);
        }
    }

    private void take(ConsumerRecord<byte[], byte[]> record) throws UndecodableRecord {
        if (record.topic().equals(topics.reports())) {
            WindowReport report = reports.decode(record.value());
            collector.add(report);
            console.accept(live.window(report));
        } else if (record.topic().equals(topics.alerts())) {
            AlertEpisode episode = episodes.decode(record.value());
            collector.add(episode);
            console.accept(live.episode(episode));
        } else {
            RetrainingTrigger trigger = triggers.decode(record.value());
            collector.add(trigger);
            console.accept(live.trigger(trigger));
        }
    }

    @Override
    public void close() {
        closed = true;
    }
}
