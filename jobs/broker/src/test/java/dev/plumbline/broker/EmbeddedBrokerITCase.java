package dev.plumbline.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedBrokerITCase {
    @TempDir Path folder;

    @Test
    void servesTransactionsAndLargeRecordsAndLeavesNothingBehind() throws Exception {
        Path data = folder.resolve("kafka");
        byte[] large = new byte[5 << 20];
        large[large.length - 1] = 42;
        try (EmbeddedBroker broker = EmbeddedBroker.start(data)) {
            assertThat(broker.bootstrapServers()).startsWith("127.0.0.1:");
            createTopic(broker);
            sendInTransactions(broker, large);

            List<byte[]> committed = readCommitted(broker, 1);

            assertThat(committed).hasSize(1);
            assertThat(committed.get(0)).isEqualTo(large);
        }
        assertThat(data).doesNotExist();
    }

    @Test
    void createsNoTopicByItself() throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.start(folder.resolve("kafka"));
                Admin admin = admin(broker)) {
            assertThatThrownBy(() -> admin.describeTopics(List.of("absent")).allTopicNames().get())
                    .hasMessageContaining("UnknownTopicOrPartition");
            assertThat(admin.listTopics().names().get()).isEqualTo(Set.of());
        }
    }

    @Test
    void namesAPortThatIsTaken() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            assertThatThrownBy(
                            () -> EmbeddedBroker.start(folder.resolve("k"), taken.getLocalPort()))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("port " + taken.getLocalPort());
        }
    }

    @Test
    void turnsALostRaceForAPortIntoAnException() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            BrokerSettings settings =
                    new BrokerSettings(
                            folder.resolve("k"), FreePorts.find(1).get(0), taken.getLocalPort());
            assertThatThrownBy(() -> EmbeddedBroker.startOnce(settings))
                    .hasMessageContaining("wanted to end the process");
        }
    }

    @Test
    void refusesAFolderThatHoldsFiles() throws Exception {
        Path precious = Files.writeString(folder.resolve("thesis.tex"), "precious");
        assertThatThrownBy(() -> EmbeddedBroker.start(folder))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(folder.toString());
        assertThat(precious).hasContent("precious");
    }

    @Test
    void formatsWithoutAWordOnStandardOutput() {
        PrintStream console = System.out;
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        System.setOut(new PrintStream(said, true, StandardCharsets.UTF_8));
        try {
            StorageFormat.format(new BrokerSettings(folder.resolve("kafka"), 9092, 9093));
        } finally {
            System.setOut(console);
        }
        assertThat(said.toString(StandardCharsets.UTF_8)).isEmpty();
        assertThat(folder.resolve("kafka/meta.properties")).exists();
    }

    private static void createTopic(EmbeddedBroker broker) throws Exception {
        try (Admin admin = admin(broker)) {
            admin.createTopics(List.of(new NewTopic("numbers", 1, (short) 1))).all().get();
        }
    }

    private static void sendInTransactions(EmbeddedBroker broker, byte[] value) {
        Map<String, Object> settings =
                Map.of(
                        "bootstrap.servers",
                        broker.bootstrapServers(),
                        "transactional.id",
                        "test",
                        "max.request.size",
                        6 << 20);
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(
                        settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.initTransactions();
            producer.beginTransaction();
            producer.send(new ProducerRecord<>("numbers", new byte[] {1}));
            producer.flush();
            producer.abortTransaction();
            producer.beginTransaction();
            producer.send(new ProducerRecord<>("numbers", value));
            producer.commitTransaction();
        }
    }

    private static List<byte[]> readCommitted(EmbeddedBroker broker, int count) {
        Map<String, Object> settings =
                Map.of(
                        "bootstrap.servers",
                        broker.bootstrapServers(),
                        "group.id",
                        "test",
                        "auto.offset.reset",
                        "earliest",
                        "isolation.level",
                        "read_committed");
        List<byte[]> values = new ArrayList<>();
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(
                        settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.subscribe(List.of("numbers"));
            long deadline = System.nanoTime() + Duration.ofMinutes(2).toNanos();
            while (values.size() < count && System.nanoTime() < deadline) {
                for (ConsumerRecord<byte[], byte[]> record :
                        consumer.poll(Duration.ofMillis(100))) {
                    values.add(record.value());
                }
            }
        }
        return values;
    }

    private static Admin admin(EmbeddedBroker broker) {
        return Admin.create(Map.<String, Object>of("bootstrap.servers", broker.bootstrapServers()));
    }
}
