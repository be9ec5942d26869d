package dev.plumbline.inference.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.plumbline.broker.EmbeddedBroker;
import dev.plumbline.core.alert.AlertEpisode;
import dev.plumbline.core.alert.EpisodeState;
import dev.plumbline.core.event.FeatureRecord;
import dev.plumbline.core.event.Prediction;
import dev.plumbline.core.model.Role;
import dev.plumbline.core.serving.Deployment;
import dev.plumbline.core.serving.GoldenRow;
import dev.plumbline.inference.OnnxModels;
import dev.plumbline.inference.OnnxModels.Activation;
import dev.plumbline.inference.TestVariant;
import dev.plumbline.kafka.KafkaSettings;
import dev.plumbline.kafka.codec.AlertEpisodeCodec;
import dev.plumbline.kafka.codec.DeadLetterCodec;
import dev.plumbline.kafka.codec.FeatureCodec;
import dev.plumbline.kafka.codec.PredictionCodec;
import dev.plumbline.kafka.control.ControlPublisher;
import dev.plumbline.kafka.record.DeadLetter;
import dev.plumbline.kafka.record.ErrorClass;
import dev.plumbline.kafka.topic.TopicCatalogue;
import dev.plumbline.kafka.topic.Topics;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole job on a real broker; each test has topics of its own. */
class InferenceJobITCase {
    private static final int PARTITIONS = 2;
    private static final long STEP = 100;

    @TempDir static Path data;

    private static EmbeddedBroker broker;
    private static MiniCluster cluster;
    private static KafkaSettings kafka;
    private static KafkaProducer<byte[], byte[]> producer;

    @TempDir Path folder;
    private Topics topics;
    private RunningJob job;
    private ControlPublisher control;

    @BeforeAll
    static void startBrokerAndCluster() throws Exception {
        broker = EmbeddedBroker.start(data.resolve("broker"));
        kafka = KafkaSettings.of(broker.bootstrapServers());
        producer = new KafkaProducer<>(kafka.producer("test"));
        Configuration settings = new Configuration();
        settings.set(RestOptions.PORT, 0);
        settings.set(TaskManagerOptions.MANAGED_MEMORY_SIZE, MemorySize.ofMebiBytes(16));
        cluster =
                new MiniCluster(
                        new MiniClusterConfiguration.Builder()
                                .setConfiguration(settings)
                                .setNumTaskManagers(1)
                                .setNumSlotsPerTaskManager(PARTITIONS)
                                .build());
        cluster.start();
    }

    @AfterAll
    static void stopClusterAndBroker() throws Exception {
        producer.close();
        cluster.close();
        broker.close();
    }

    @AfterEach
    void endTheJob() throws Exception {
        if (job != null) {
            job.abandon();
        }
        if (control != null) {
            control.close();
        }
    }

    @Test
    void swapsUnderLoadAndThroughAFailureExactlyAtTheDeploymentsTime() throws Exception {
        int rows = 20_000;
        long swap = Duration.ofMinutes(15).toMillis();
        start("swap", 3);
        control.publish(deployment(1, 0, scaling("1", 10)));
        int rowsBefore = (int) (swap / STEP);
        send(requests(0, rowsBefore));
        job.awaitCommitted(topics.predictions(), rowsBefore / 10);
        control.publish(
                deployment(2, swap, scaling("2", 20), scaling("1", 10).role(Role.SHADOW, 0)));
        send(requests(rowsBefore, rows));
        job.loseTaskManager();
        job.awaitCommitted(topics.predictions(), rows);
        job.drain(folder);

        List<Prediction> predictions = job.read(topics.predictions(), new PredictionCodec());
        Map<String, Prediction> champions = byId(predictions, Role.CHAMPION);
        Map<String, Prediction> shadows = byId(predictions, Role.SHADOW);
        assertThat(champions.keySet()).hasSize(rows);
        assertThat(shadows.keySet()).hasSize(rows - rowsBefore);
        assertThat(predictions.size()).isEqualTo(champions.size() + shadows.size());
        IntStream.range(0, rows)
                .forEach(
                        row -> {
                            boolean before = row * STEP < swap;
                            Prediction prediction = champions.get("row-" + row);
                            assertThat(prediction.modelVersion()).isEqualTo(before ? "1" : "2");
                            assertThat(prediction.output().value())
                                    .isEqualTo((before ? 10.0 : 20.0) * (row % 100));
                        });
        assertThat(shadows.values())
                .allSatisfy(shadow -> assertThat(shadow.modelVersion()).isEqualTo("1"));
        assertThat(job.read(topics.deadLetters(), new DeadLetterCodec())).isEmpty();
    }

    @Test
    void keepsTheOldVersionAndAlertsWhenADeploymentIsBad() throws Exception {
        TestVariant corrupt = scaling("3", 30);
        Path file = Path.of(URI.create(corrupt.uri()));
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));
        GoldenRow wrong = new GoldenRow(List.of(1.0), List.of(41.0), 1e-4);
        start("bad", 0);
        control.publish(deployment(1, 0, scaling("1", 10)));
        control.publish(deployment(2, 60_000, scaling("2", 20).sha256("0".repeat(64))));
        control.publish(deployment(3, 120_000, corrupt));
        control.publish(deployment(4, 180_000, TestVariant.of("4", file)));
        control.publish(deployment(5, 240_000, scaling("5", 40).golden(wrong)));
        control.publish(deployment(6, 300_000, scaling("6", 60)));
        send(requests(0, 4000));
        job.awaitCommitted(topics.predictions(), 4000);
        job.drain(folder);

        assertThat(job.read(topics.predictions(), new PredictionCodec()))
                .hasSize(4000)
                .allSatisfy(
                        prediction ->
                                assertThat(prediction.modelVersion())
                                        .isEqualTo(
                                                prediction.eventTime().toEpochMilli() < 300_000
                                                        ? "1"
                                                        : "6"));
        List<AlertEpisode> episodes = job.read(topics.alerts(), new AlertEpisodeCodec());
        assertThat(reasons(episodes, EpisodeState.OPEN)).containsOnlyKeys("2", "3", "4", "5");
        assertThat(reasons(episodes, EpisodeState.OPEN))
                .hasEntrySatisfying("2", reason -> assertThat(reason).contains("SHA-256"))
                .hasEntrySatisfying("3", reason -> assertThat(reason).contains("SHA-256"))
                .hasEntrySatisfying("4", reason -> assertThat(reason).contains("ONNX model"))
                .hasEntrySatisfying("5", reason -> assertThat(reason).contains("golden row 1"));
        assertThat(reasons(episodes, EpisodeState.RESOLVED)).containsOnlyKeys("2", "3", "4", "5");
        assertThat(episodes.stream().map(AlertEpisode::id).distinct()).hasSize(4);
    }

    @Test
    void deadLettersGarbageWithItsCoordinatesAndNeverRestarts() throws Exception {
        start("garbage", 0);
        control.publish(deployment(1, 0, scaling("1", 10)));
        Random random = new Random(11);
        List<RecordMetadata> bad = new ArrayList<>();
        for (int row = 0; row < 2000; row++) {
            send(requests(row, row + 1));
            if (row % 100 == 50) {
                bad.addAll(sendGarbage(random, row));
            }
        }
        job.awaitCommitted(topics.predictions(), 2000);
        job.drain(folder);

        assertThat(byId(job.read(topics.predictions(), new PredictionCodec()), Role.CHAMPION))
                .hasSize(2000)
                .allSatisfy(
                        (id, prediction) ->
                                assertThat(prediction.output().value()).isBetween(0.0, 990.0));
        List<DeadLetter> letters = job.read(topics.deadLetters(), new DeadLetterCodec());
        assertThat(letters)
                .extracting(DeadLetter::topic, DeadLetter::partition, DeadLetter::offset)
                .containsExactlyInAnyOrderElementsOf(
                        bad.stream()
                                .map(at -> tuple(at.topic(), at.partition(), at.offset()))
                                .toList());
        assertThat(letters.stream().map(DeadLetter::errorClass).distinct())
                .contains(
                        ErrorClass.UNKNOWN_FORMAT,
                        ErrorClass.EMPTY,
                        ErrorClass.TRUNCATED,
                        ErrorClass.FUTURE_TIME,
                        ErrorClass.SCORING_FAILED);
        assertThat(letters)
                .allSatisfy(letter -> assertThat(letter.reason()).doesNotContain("secret"));
    }

    private void start(String prefix, int restarts) throws Exception {
        topics = Topics.prefixed(prefix);
        try (Admin admin = Admin.create(kafka.admin())) {
            TopicCatalogue.create(admin, topics, PARTITIONS, (short) 1);
        }
        control = new ControlPublisher(kafka, topics);
        Map<String, String> properties = new HashMap<>();
        properties.put("job.name", prefix);
        properties.put("kafka.bootstrap-servers", kafka.bootstrapServers());
        properties.put("topics.prefix", prefix);
        properties.put("models.roots", folder.toString());
        properties.put("parallelism", Integer.toString(PARTITIONS));
        properties.put("checkpoint.interval", "PT0.3S");
        properties.put("time.idleness", "PT0S");
        job = RunningJob.submit(cluster, InferenceConfig.from(properties), restarts);
    }

    /** Rows from one to before another, out of order by up to 20 rows. */
    private static List<FeatureRecord> requests(int from, int to) {
        List<FeatureRecord> requests = new ArrayList<>();
        for (int row = from; row < to; row++) {
            requests.add(request("row-" + row, row * STEP, (double) (row % 100)));
        }
        Random random = new Random(from);
        for (int start = 0; start < requests.size(); start += 20) {
            Collections.shuffle(
                    requests.subList(start, Math.min(requests.size(), start + 20)), random);
        }
        return requests;
    }

    private static FeatureRecord request(String id, long time, Object x) {
        return new FeatureRecord(
                id,
                "m",
                "entity-" + id,
                Instant.ofEpochMilli(time),
                FeatureRecord.Source.STREAM,
                null,
                Map.of("x", x));
    }

    private void send(List<FeatureRecord> requests) throws Exception {
        FeatureCodec codec = new FeatureCodec();
        List<Future<RecordMetadata>> sent = new ArrayList<>();
        for (FeatureRecord request : requests) {
            sent.add(
                    producer.send(
                            new ProducerRecord<>(
                                    topics.features(), codec.key(request), codec.encode(request))));
        }
        producer.flush();
        for (Future<RecordMetadata> each : sent) {
            each.get();
        }
    }

    private List<RecordMetadata> sendGarbage(Random random, int row) throws Exception {
        FeatureCodec codec = new FeatureCodec();
        byte[] noise = new byte[1 + random.nextInt(50)];
        random.nextBytes(noise);
        byte[] good = codec.encode(request("cut", row * STEP, 1.0));
        long future = System.currentTimeMillis() + Duration.ofDays(1).toMillis();
        List<RecordMetadata> sent = new ArrayList<>();
        for (byte[] value :
                Arrays.asList(
                        noise,
                        null,
                        "{\"x\": 1}".getBytes(StandardCharsets.UTF_8),
                        Arrays.copyOf(good, good.length - 3),
                        codec.encode(request("future", future, 1.0)),
                        codec.encode(request("text", row * STEP, "secret")))) {
            sent.add(producer.send(new ProducerRecord<>(topics.features(), value)).get());
        }
        return sent;
    }

    private static Map<String, Prediction> byId(List<Prediction> predictions, Role role) {
        return predictions.stream()
                .filter(prediction -> prediction.role() == role)
                .collect(Collectors.toMap(Prediction::predictionId, prediction -> prediction));
    }

    private static Map<String, String> reasons(List<AlertEpisode> episodes, EpisodeState state) {
        return episodes.stream()
                .filter(episode -> episode.state() == state)
                .collect(
                        Collectors.toMap(
                                AlertEpisode::modelVersion,
                                AlertEpisode::summary,
                                (one, other) -> one));
    }

    private static Deployment deployment(long revision, long from, TestVariant... variants) {
        return new Deployment(
                "m",
                revision,
                Instant.ofEpochMilli(from),
                Arrays.stream(variants).map(TestVariant::variant).toList());
    }

    private TestVariant scaling(String version, float factor) {
        Path file = folder.resolve(version + ".onnx");
        byte[] model =
                OnnxModels.linear(new float[][] {{factor}}, new float[] {0}, Activation.NONE);
        return TestVariant.of(version, OnnxModels.write(file, model));
    }
}
