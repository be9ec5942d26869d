package dev.plumbline.monitoring.job;

import dev.plumbline.kafka.KafkaSettings;
import dev.plumbline.kafka.control.ControlPublisher;
import dev.plumbline.kafka.topic.TopicCatalogue;
import dev.plumbline.kafka.topic.Topics;
import dev.plumbline.monitoring.ExampleModel;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Topics, control messages and records of {@link Traffic} on a broker. */
record TestInputs(KafkaSettings kafka) {
    Topics create(String name) {
        Topics topics = Topics.prefixed(name);
        try (Admin admin = Admin.create(kafka.admin())) {
            TopicCatalogue.create(admin, topics, Traffic.PARTITIONS, (short) 1);
        }
        return topics;
    }

    /** Publishes the monitor and the baselines of the traffic's model. */
    void publishAll(Topics topics) {
        publishMonitor(topics, 1, Instant.EPOCH);
        publishBaseline(topics, Traffic.FIRST, Instant.EPOCH);
        publishBaseline(topics, Traffic.SECOND, Instant.EPOCH);
    }

    void publishMonitor(Topics topics, long revision, Instant effectiveFrom) {
        try (ControlPublisher publisher = new ControlPublisher(kafka, topics)) {
            publisher.publish(
                    ControlPublisher.messageOf(Traffic.FIRST.monitor(), revision, effectiveFrom));
        }
    }

    void publishBaseline(Topics topics, ExampleModel version, Instant effectiveFrom) {
        try (ControlPublisher publisher = new ControlPublisher(kafka, topics)) {
            publisher.publish(ControlPublisher.messageOf(version.baseline(), 1, effectiveFrom));
        }
    }

    void send(Topics topics, List<Traffic.Input> records) {
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(kafka.producer("traffic"))) {
            for (Traffic.Input record : records) {
                producer.send(
                        new ProducerRecord<>(
                                record.topicOf(topics), record.partition(), null, record.value()));
            }
        }
    }
}
