package dev.plumbline.exporter;

import dev.plumbline.broker.EmbeddedBroker;
import dev.plumbline.core.alert.AlertEpisode;
import dev.plumbline.core.report.WindowReport;
import dev.plumbline.kafka.KafkaSettings;
import dev.plumbline.kafka.codec.AlertEpisodeCodec;
import dev.plumbline.kafka.codec.WindowReportCodec;
import dev.plumbline.kafka.topic.TopicCatalogue;
import dev.plumbline.kafka.topic.Topics;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;

/** The result topics of a fresh installation on a real broker, and a way to write to them. */
final class ResultTopics implements AutoCloseable {
    private final KafkaSettings kafka;
    private final Topics topics;
    private final KafkaProducer<byte[], byte[]> producer;

    private ResultTopics(KafkaSettings kafka, Topics topics) {
        this.kafka = kafka;
        this.topics = topics;
        this.producer = new KafkaProducer<>(kafka.producer("test"));
    }

    static ResultTopics create(EmbeddedBroker broker, String prefix) {
        ResultTopics created = notYetCreated(broker, prefix);
        created.create();
        return created;
    }

    static ResultTopics notYetCreated(EmbeddedBroker broker, String prefix) {
        return new ResultTopics(
                KafkaSettings.of(broker.bootstrapServers()), Topics.prefixed(prefix));
    }

    void create() {
        try (Admin admin = Admin.create(kafka.admin())) {
            TopicCatalogue.create(admin, topics, 2, (short) 1);
        }
    }

    KafkaSettings kafka() {
        return kafka;
    }

    Topics topics() {
        return topics;
    }

    void report(WindowReport report) {
        send(topics.reports(), report.key(), new WindowReportCodec().encode(report));
    }

    void episode(AlertEpisode episode) {
        send(topics.alerts(), episode.id(), new AlertEpisodeCodec().encode(episode));
    }

    /** Writes a value as it stands; null deletes the key. */
    void send(String topic, String key, byte[] value) {
        try {
            producer.send(new ProducerRecord<>(topic, key.getBytes(StandardCharsets.UTF_8), value))
                    .get();
        } catch (ExecutionException failure) {
            throw new IllegalStateException(failure.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}
