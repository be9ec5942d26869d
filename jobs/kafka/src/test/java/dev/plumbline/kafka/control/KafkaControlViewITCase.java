package dev.plumbline.kafka.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.broker.EmbeddedBroker;
import dev.plumbline.core.serving.Deployment;
import dev.plumbline.kafka.KafkaSettings;
import dev.plumbline.kafka.codec.DeploymentCodec;
import dev.plumbline.kafka.record.BaselineMessage;
import dev.plumbline.kafka.record.MonitorMessage;
import dev.plumbline.kafka.topic.TopicCatalogue;
import dev.plumbline.kafka.topic.Topics;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Properties;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each test speaks of models of its own, so that they can share the topics. */
class KafkaControlViewITCase {
    private static final Duration TIMEOUT = Duration.ofMinutes(2);

    @TempDir static Path folder;

    private static EmbeddedBroker broker;
    private static KafkaSettings settings;
    private static ControlPublisher publisher;

    @BeforeAll
    static void start() {
        broker = EmbeddedBroker.start(folder);
        settings = KafkaSettings.of(broker.bootstrapServers());
        create(Topics.defaults());
        publisher = new ControlPublisher(settings, Topics.defaults());
    }

    private static void create(Topics topics) {
        try (Admin admin = Admin.create(settings.admin())) {
            TopicCatalogue.create(admin, topics, 1, (short) 1);
        }
    }

    @AfterAll
    static void stop() {
        publisher.close();
        broker.close();
    }

    @Test
    void opensOnTopicsThatHoldNothing() {
        Topics empty = Topics.prefixed("empty");
        create(empty);
        try (ControlView view = KafkaControlView.factory(settings, empty, TIMEOUT).open()) {
            assertThat(view.deployedModels()).isEmpty();
            assertThat(view.monitor("churn", 0)).isEmpty();
        }
    }

    @Test
    void seesWhatWasPublishedBeforeItOpened() {
        BaselineMessage baseline = Controls.baseline("before", "1", 1, 100);
        MonitorMessage monitor = Controls.monitor("before", 4, 100);
        Deployment deployment = Controls.deployment("before", 2, 100, "1");
        publisher.publish(baseline);
        publisher.publish(monitor);
        publisher.publish(deployment);
        try (ControlView view = open()) {
            assertThat(view.baseline("before", "1", 100).orElseThrow().message())
                    .isEqualTo(baseline);
            assertThat(view.monitor("before", 100).orElseThrow().message()).isEqualTo(monitor);
            assertThat(view.deployment("before", 100)).contains(deployment);
            assertThat(view.deployedModels()).contains("before");
        }
    }

    @Test
    void seesWhatWasPublishedSinceOnceItIsRefreshed() {
        try (ControlView view = open()) {
            publisher.publish(Controls.deployment("since", 1, 100, "1"));
            assertThat(view.deployments("since")).isEmpty();
            view.refresh();
            assertThat(view.deployments("since")).hasSize(1);
            publisher.publish(Controls.deployment("since", 2, 200, "2"));
            view.refresh();
            assertThat(view.deployments("since")).hasSize(2);
        }
    }

    @Test
    void forgetsWhatATombstoneRemoves() {
        Deployment first = Controls.deployment("gone", 1, 100, "1");
        Deployment second = Controls.deployment("gone", 2, 200, "2");
        publisher.publish(first);
        publisher.publish(second);
        try (ControlView view = open()) {
            assertThat(view.deployment("gone", 300)).contains(second);
            send(Topics.defaults().deployments(), new DeploymentCodec().key(second), null);
            view.refresh();
            assertThat(view.deployment("gone", 300)).contains(first);
        }
        // the tombstone is the last offset now: a view must not wait for a record behind it
        try (ControlView later = open()) {
            assertThat(later.deployments("gone")).containsExactly(first);
        }
    }

    @Test
    void reachesTheEndBehindTransactions() {
        Properties properties = settings.producer("transactional");
        properties.put("transactional.id", "control-view-test");
        DeploymentCodec codec = new DeploymentCodec();
        Deployment committed = Controls.deployment("transactions", 1, 100, "1");
        Deployment aborted = Controls.deployment("transactions", 2, 200, "2");
        String topic = Topics.defaults().deployments();
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(properties)) {
            producer.initTransactions();
            producer.beginTransaction();
            producer.send(
                    new ProducerRecord<>(topic, codec.key(committed), codec.encode(committed)));
            producer.commitTransaction();
            producer.beginTransaction();
            producer.send(new ProducerRecord<>(topic, codec.key(aborted), codec.encode(aborted)));
            producer.flush();
            producer.abortTransaction();
        }
        // the last offsets are control records, which are never handed out
        try (ControlView view = open()) {
            assertThat(view.deployments("transactions")).containsExactly(committed);
        }
    }

    @Test
    void refusesGarbageAndKeepsTheLastGoodMessage() {
        MonitorMessage good = Controls.monitor("garbage", 1, 100);
        publisher.publish(good);
        try (ControlView view = open()) {
            long before = view.refusedCount();
            String topic = Topics.defaults().monitors();
            send(topic, bytes("garbage/2"), bytes("no Avro at all"));
            send(topic, bytes("garbage/1"), bytes("under the good one's key"));
            publisher.publish(
                    new MonitorMessage("garbage", 3, Instant.EPOCH, "00", good.document()));
            view.refresh();
            assertThat(view.monitor("garbage", 500).orElseThrow().message()).isEqualTo(good);
            assertThat(view.refusedCount()).isEqualTo(before + 3);
            RefusedControl newest = view.refused().get(view.refused().size() - 1);
            assertThat(newest.coordinates()).startsWith(topic + "-0@");
            assertThat(newest.key()).isEqualTo("garbage/3");
            assertThat(newest.reason()).contains("SHA-256 must be 00 as the message says");
            view.refresh();
            assertThat(view.refusedCount()).isEqualTo(before + 3);
        }
    }

    @Test
    void saysWhichTopicsAreMissingAndHowToCreateThem() {
        Topics missing = Topics.prefixed("missing");
        assertThatThrownBy(
                        () ->
                                KafkaControlView.factory(settings, missing, Duration.ofSeconds(3))
                                        .open())
                .isInstanceOf(ControlUnavailable.class)
                .hasMessageContaining("missing.monitors.v1")
                .hasMessageContaining(broker.bootstrapServers())
                .hasMessageContaining("plumbline topics create");
    }

    @Test
    void saysWhatCouldNotBePublished() {
        KafkaSettings hasty =
                new KafkaSettings(
                        broker.bootstrapServers(), java.util.Map.of("max.block.ms", "1500"));
        try (ControlPublisher nowhere = new ControlPublisher(hasty, Topics.prefixed("missing"))) {
            assertThatThrownBy(() -> nowhere.publish(Controls.monitor("churn", 1, 100)))
                    .isInstanceOf(ControlUnavailable.class)
                    .hasMessageContaining("missing.monitors.v1")
                    .hasMessageContaining("plumbline topics create");
        }
    }

    private static ControlView open() {
        return Controls.travelled(KafkaControlView.factory(settings, Topics.defaults(), TIMEOUT))
                .open();
    }

    private static void send(String topic, byte[] key, byte[] value) {
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(settings.producer("raw"))) {
            producer.send(new ProducerRecord<>(topic, key, value));
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
