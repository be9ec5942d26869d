package dev.plumbline.kafka.flink;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.broker.EmbeddedBroker;
import dev.plumbline.core.event.Label;
import dev.plumbline.kafka.KafkaSettings;
import dev.plumbline.kafka.codec.DeadLetterCodec;
import dev.plumbline.kafka.codec.LabelCodec;
import dev.plumbline.kafka.record.DeadLetter;
import dev.plumbline.kafka.record.ErrorClass;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Bytes in, bytes out, on a real broker: nothing lost, nothing doubled, nothing that fails. */
class SourceToSinkITCase {
    private static final int GOOD = 500;

    @RegisterExtension
    static final MiniClusterExtension CLUSTER =
            new MiniClusterExtension(
                    new MiniClusterResourceConfiguration.Builder()
                            .setNumberTaskManagers(1)
                            .setNumberSlotsPerTaskManager(2)
                            .build());

    @TempDir static Path folder;
    private static EmbeddedBroker broker;
    private static KafkaSettings settings;

    @BeforeAll
    static void start() {
        broker = EmbeddedBroker.start(folder.resolve("kafka"));
        settings = KafkaSettings.of(broker.bootstrapServers());
    }

    @AfterAll
    static void stop() {
        broker.close();
    }

    @Test
    void sortsGoodFromBadExactlyOnceThroughAFailure() throws Exception {
        createTopics("labels", "copies", "dead");
        writeLabels("labels");

        run("labels", DeliveryGuarantee.EXACTLY_ONCE);

        List<String> copied = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> copy : committed("copies")) {
            copied.add(new LabelCodec().decode(copy.value()).predictionId());
        }
        assertThat(copied)
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(0, GOOD).mapToObj(i -> "p-" + i).toList());

        List<DeadLetter> letters = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> letter : committed("dead")) {
            letters.add(new DeadLetterCodec().decode(letter.value()));
        }
        assertThat(letters)
                .extracting(DeadLetter::errorClass)
                .containsExactlyInAnyOrder(
                        ErrorClass.EMPTY,
                        ErrorClass.UNKNOWN_FORMAT,
                        ErrorClass.TRUNCATED,
                        ErrorClass.FUTURE_TIME);
        assertThat(letters).extracting(DeadLetter::topic).containsOnly("labels");
        assertThat(letters).extracting(DeadLetter::payload).containsOnlyNulls();
    }

    private static void run(String topic, DeliveryGuarantee guarantee) throws Exception {
        Configuration configuration = new Configuration();
        configuration.set(PipelineOptions.GENERIC_TYPES, false);
        configuration.set(PipelineOptions.AUTO_GENERATE_UIDS, false);
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY, "fixed-delay");
        configuration.set(
                RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_DELAY, Duration.ofMillis(10));
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_ATTEMPTS, 3);
        StreamExecutionEnvironment environment =
                StreamExecutionEnvironment.getExecutionEnvironment(configuration);
        environment.setParallelism(2);
        environment.enableCheckpointing(50);
        environment
                .fromSource(
                        RawRecordSource.of(settings, topic, "test", PeekEventTime.labels(), true),
                        EventTimeWatermarks.strategy(
                                Duration.ZERO, CopyLabels.MAX_AHEAD, Duration.ZERO),
                        "labels")
                .uid("labels")
                .process(new CopyLabels("copies", DeadLetters.redacted("dead")))
                .name("copy")
                .uid("copy")
                .sinkTo(OutputSink.of(settings, guarantee, "source-to-sink", "copies", "dead"))
                .name("output")
                .uid("output");
        environment.execute("source to sink");
        assertThat(CopyLabels.FAILURES.get()).as("the failure took place").isEqualTo(1);
    }

    private static void writeLabels(String topic) {
        LabelCodec codec = new LabelCodec();
        long now = System.currentTimeMillis();
        var properties = settings.producer("test");
        properties.put("transactional.id", "test");
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(properties)) {
            producer.initTransactions();
            producer.beginTransaction();
            producer.send(new ProducerRecord<>(topic, codec.encode(label("aborted", now))));
            producer.flush();
            producer.abortTransaction();
            producer.beginTransaction();
            for (int i = 0; i < GOOD; i++) {
                byte[] key = Integer.toString(i).getBytes(StandardCharsets.UTF_8);
                producer.send(new ProducerRecord<>(topic, key, codec.encode(label("p-" + i, now))));
            }
            byte[] whole = codec.encode(label("cut", now));
            producer.send(new ProducerRecord<>(topic, Arrays.copyOf(whole, whole.length - 1)));
            producer.send(new ProducerRecord<>(topic, "{}".getBytes(StandardCharsets.UTF_8)));
            producer.send(new ProducerRecord<>(topic, null));
            producer.send(
                    new ProducerRecord<>(topic, codec.encode(label("ahead", now + 86_400_000))));
            producer.commitTransaction();
        }
    }

    private static Label label(String id, long time) {
        return new Label(id, Instant.ofEpochMilli(time), 1L);
    }

    private static void createTopics(String... names) throws Exception {
        try (Admin admin = Admin.create(settings.admin())) {
            admin.createTopics(
                            Arrays.stream(names)
                                    .map(name -> new NewTopic(name, 2, (short) 1))
                                    .toList())
                    .all()
                    .get();
        }
    }

    private static List<ConsumerRecord<byte[], byte[]>> committed(String topic) {
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(settings.consumer(null))) {
            List<TopicPartition> partitions =
                    List.of(new TopicPartition(topic, 0), new TopicPartition(topic, 1));
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            long deadline = System.nanoTime() + Duration.ofMinutes(3).toNanos();
            while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.get(p))) {
                assertThat(System.nanoTime()).as("read in time").isLessThan(deadline);
                consumer.poll(Duration.ofMillis(100)).forEach(records::add);
            }
        }
        return records;
    }
}
