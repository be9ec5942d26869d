package dev.plumbline.inference.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.plumbline.core.alert.AlertEpisode;
import dev.plumbline.core.alert.EpisodeState;
import dev.plumbline.core.event.FeatureRecord;
import dev.plumbline.core.event.FeatureRecord.Source;
import dev.plumbline.core.event.Prediction;
import dev.plumbline.core.serving.Deployment;
import dev.plumbline.inference.OnnxModels;
import dev.plumbline.inference.OnnxModels.Activation;
import dev.plumbline.inference.TestVariant;
import dev.plumbline.kafka.codec.AlertEpisodeCodec;
import dev.plumbline.kafka.codec.DeadLetterCodec;
import dev.plumbline.kafka.codec.FeatureCodec;
import dev.plumbline.kafka.codec.PredictionCodec;
import dev.plumbline.kafka.codec.RecordCodec;
import dev.plumbline.kafka.codec.UndecodableRecord;
import dev.plumbline.kafka.flink.OutputRecord;
import dev.plumbline.kafka.flink.RawRecord;
import dev.plumbline.kafka.record.DeadLetter;
import dev.plumbline.kafka.record.ErrorClass;
import dev.plumbline.kafka.topic.Topics;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.runtime.watermarkstatus.WatermarkStatus;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScoreFeaturesTest {
    private static final Topics TOPICS = Topics.defaults();
    private static final long MINUTE = Duration.ofMinutes(1).toMillis();
    private static final int BATCH_ROWS = 4;

    @TempDir Path folder;
    private OneInputStreamOperatorTestHarness<RawRecord, OutputRecord> harness;
    private long offset;

    @BeforeEach
    void start() throws Exception {
        ScriptedControl.reset();
        ScoringSettings settings =
                new ScoringSettings(
                        TOPICS,
                        Duration.ofHours(1),
                        Duration.ofMinutes(1),
                        List.of(folder.toUri()),
                        BATCH_ROWS,
                        Duration.ofMillis(5),
                        false,
                        false);
        harness =
                new OneInputStreamOperatorTestHarness<>(
                        new ScoreFeaturesFactory(settings, ScriptedControl.FACTORY));
        publish(deployment(1, 0, scaling("1", 10)));
        harness.open();
    }

    @AfterEach
    void close() throws Exception {
        harness.close();
    }

    @Test
    void scoresBeforeItForwardsAWatermark() throws Exception {
        ask("a", 5, 1.0);
        assertThat(harness.getOutput()).isEmpty();
        harness.processWatermark(3);

        Queue<Object> output = harness.getOutput();
        assertThat(output).hasSize(2);
        assertThat(output.poll()).isInstanceOf(StreamRecord.class);
        assertThat(output.poll()).isEqualTo(new Watermark(3));
    }

    @Test
    void scoresBeforeABarrier() throws Exception {
        ask("a", 5, 1.0);
        harness.prepareSnapshotPreBarrier(1);
        assertThat(predictions()).hasSize(1);
    }

    @Test
    void scoresBeforeItForwardsIdleness() throws Exception {
        ask("a", 5, 1.0);
        harness.processWatermarkStatus(WatermarkStatus.IDLE);

        assertThat(harness.getOutput().poll()).isInstanceOf(StreamRecord.class);
    }

    @Test
    void scoresAtTheEndOfInput() throws Exception {
        ask("a", 5, 1.0);
        harness.endInput();
        assertThat(predictions()).hasSize(1);
    }

    @Test
    void scoresAFullBatchAtOnce() throws Exception {
        for (int i = 0; i < BATCH_ROWS - 1; i++) {
            ask("r" + i, 5, i);
        }
        assertThat(predictions()).isEmpty();
        ask("last", 5, 9.0);
        assertThat(predictions()).hasSize(BATCH_ROWS);
    }

    @Test
    void letsARecordWaitNoLongerThanItMay() throws Exception {
        harness.setProcessingTime(100);
        ask("a", 5, 1.0);
        harness.setProcessingTime(104);
        assertThat(predictions()).isEmpty();
        harness.setProcessingTime(105);
        assertThat(predictions()).hasSize(1);
        ask("b", 5, 1.0);
        harness.setProcessingTime(110);
        assertThat(predictions()).hasSize(2);
    }

    @Test
    void writesThePredictionUnderItsIdWithTheEventTimeOfItsRecord() throws Exception {
        ask("a", 5, 1.5);
        harness.endInput();

        StreamRecord<?> written = (StreamRecord<?>) harness.getOutput().poll();
        OutputRecord record = (OutputRecord) written.getValue();
        assertThat(written.getTimestamp()).isEqualTo(5);
        assertThat(record.topic()).isEqualTo(TOPICS.predictions());
        assertThat(record.key()).isEqualTo("a".getBytes(StandardCharsets.UTF_8));
        Prediction prediction = new PredictionCodec().decode(record.value());
        assertThat(prediction.modelVersion()).isEqualTo("1");
        assertThat(prediction.output().value()).isEqualTo(15.0);
        assertThat(prediction.scoringLatencyMicros()).isNull();
        assertThat(new ArrayList<>(prediction.features().keySet()))
                .containsExactly("z", "x", "entity");
    }

    @Test
    void splitsTheStreamExactlyAtADeploymentsTime() throws Exception {
        publish(deployment(2, 10 * MINUTE, scaling("2", 20)));
        ask("before", 10 * MINUTE - 1, 1);
        ask("at", 10 * MINUTE, 1);
        ask("late", 10 * MINUTE - 1, 1);
        ask("after", 11 * MINUTE, 1);
        harness.endInput();

        assertThat(predictions())
                .extracting(Prediction::predictionId, Prediction::modelVersion)
                .containsExactly(
                        tuple("before", "1"),
                        tuple("at", "2"),
                        tuple("late", "1"),
                        tuple("after", "2"));
    }

    @Test
    void seesADeploymentThatWasPublishedBeforeTheFirstRecordOfItsSpan() throws Exception {
        ask("a", 5 * MINUTE, 1);
        publish(deployment(2, 6 * MINUTE + 1, scaling("2", 20)));
        ask("b", 6 * MINUTE, 1);
        ask("c", 6 * MINUTE + 1, 1);
        harness.endInput();

        assertThat(predictions())
                .extracting(Prediction::modelVersion)
                .containsExactly("1", "1", "2");
    }

    @Test
    void looksAtTheControlTopicsOncePerSpan() throws Exception {
        ask("a", 5 * MINUTE, 1);
        int looks = ScriptedControl.refreshes();
        ask("b", 5 * MINUTE + 1, 1);
        ask("late", 4 * MINUTE, 1);
        assertThat(ScriptedControl.refreshes()).isEqualTo(looks);
        ask("c", 6 * MINUTE, 1);
        assertThat(ScriptedControl.refreshes()).isEqualTo(looks + 1);
    }

    @Test
    void looksOnceMoreForAModelThatNothingServes() throws Exception {
        ask("a", 5, 1);
        publish(new Deployment("new", 1, Instant.EPOCH, List.of(scaling("1", 3).variant())));
        process(request("b", "new", 6, Source.STREAM, 1));
        int looks = ScriptedControl.refreshes();
        process(request("c", "absent", 6, Source.STREAM, 1));
        process(request("d", "absent", 6, Source.STREAM, 1));
        harness.endInput();

        assertThat(ScriptedControl.refreshes()).isEqualTo(looks + 1);
        assertThat(predictions()).extracting(Prediction::model).containsExactly("m", "new");
        assertThat(deadLetters())
                .extracting(DeadLetter::offset, DeadLetter::errorClass)
                .containsExactly(
                        tuple(2L, ErrorClass.SCORING_FAILED), tuple(3L, ErrorClass.SCORING_FAILED));
        assertThat(deadLetters().get(0).reason()).contains("a deployment of model 'absent'");
    }

    @Test
    void asksEveryModelWhereNoneIsNamed() throws Exception {
        publish(new Deployment("n", 1, Instant.EPOCH, List.of(scaling("1", 3).variant())));
        process(request("a", null, 6, Source.STREAM, 1));
        harness.endInput();

        assertThat(predictions())
                .extracting(Prediction::model, p -> p.output().value())
                .containsExactly(tuple("m", 10.0), tuple("n", 3.0));
    }

    @Test
    void keepsTheOldVersionAndAlertsWhenADeploymentIsRefused() throws Exception {
        publish(deployment(2, MINUTE, scaling("2", 20).sha256("0".repeat(64))));
        ask("a", MINUTE, 1);
        ask("b", 2 * MINUTE, 1);
        publish(deployment(3, 3 * MINUTE, scaling("3", 30)));
        ask("c", 3 * MINUTE, 1);
        harness.endInput();

        assertThat(predictions())
                .extracting(Prediction::modelVersion)
                .containsExactly("1", "1", "3");
        List<AlertEpisode> episodes = decode(TOPICS.alerts(), new AlertEpisodeCodec());
        assertThat(episodes)
                .extracting(AlertEpisode::modelVersion, AlertEpisode::state)
                .containsExactly(tuple("2", EpisodeState.OPEN), tuple("2", EpisodeState.RESOLVED));
        assertThat(episodes.get(0).id()).isEqualTo(episodes.get(1).id());
        assertThat(deadLetters()).isEmpty();
    }

    @Test
    void deadLettersWhatItCannotScoreAndScoresTheRest() throws Exception {
        ask("good", 5, 1.0);
        process("garbage".getBytes(StandardCharsets.UTF_8), RawRecord.NO_TIME, 0);
        process(null, RawRecord.NO_TIME, 0);
        FeatureRecord future = request("future", "m", 3 * 60 * MINUTE, Source.STREAM, 1.0);
        process(new FeatureCodec().encode(future), 3 * 60 * MINUTE, 0);
        ask("text", 5, "secret");
        ask("also good", 5, 2.0);
        harness.endInput();

        assertThat(predictions())
                .extracting(Prediction::predictionId)
                .containsExactly("good", "also good");
        assertThat(deadLetters())
                .extracting(DeadLetter::offset, DeadLetter::errorClass)
                .containsExactlyInAnyOrder(
                        tuple(1L, ErrorClass.UNKNOWN_FORMAT),
                        tuple(2L, ErrorClass.EMPTY),
                        tuple(3L, ErrorClass.FUTURE_TIME),
                        tuple(4L, ErrorClass.SCORING_FAILED));
        assertThat(deadLetters())
                .allSatisfy(
                        letter -> {
                            assertThat(letter.reason()).doesNotContain("secret");
                            assertThat(letter.payload()).isNull();
                        });
    }

    @Test
    void ignoresBatchFeatures() throws Exception {
        process(request("a", "m", 5, Source.BATCH, 1.0));
        harness.endInput();

        assertThat(harness.getOutput()).isEmpty();
        assertThat(deadLetters()).isEmpty();
    }

    private void ask(String id, long time, Object x) throws Exception {
        process(request(id, "m", time, Source.STREAM, x));
    }

    private static FeatureRecord request(
            String id, String model, long time, Source source, Object x) {
        Map<String, Object> features = new LinkedHashMap<>();
        features.put("z", null);
        features.put("x", x instanceof Integer whole ? Double.valueOf(whole) : x);
        features.put("entity", 7L);
        return new FeatureRecord(
                id, model, "entity", Instant.ofEpochMilli(time), source, null, features);
    }

    private void process(FeatureRecord record) throws Exception {
        long time = record.eventTime().toEpochMilli();
        process(new FeatureCodec().encode(record), time, time);
    }

    private void process(byte[] value, long eventTime, long kafkaTimestamp) throws Exception {
        harness.processElement(
                new RawRecord(TOPICS.features(), 0, offset++, kafkaTimestamp, eventTime, value),
                eventTime);
    }

    private List<Prediction> predictions() throws UndecodableRecord {
        List<Prediction> found = new ArrayList<>();
        for (Object element : harness.getOutput()) {
            if (element instanceof StreamRecord<?> record
                    && record.getValue() instanceof OutputRecord output) {
                found.add(new PredictionCodec().decode(output.value()));
            }
        }
        return found;
    }

    private List<DeadLetter> deadLetters() throws UndecodableRecord {
        return decode(TOPICS.deadLetters(), new DeadLetterCodec());
    }

    private <T> List<T> decode(String topic, RecordCodec<T> codec) throws UndecodableRecord {
        List<T> found = new ArrayList<>();
        var notices = harness.getSideOutput(ScoreFeaturesFactory.NOTICES);
        for (StreamRecord<OutputRecord> notice :
                notices == null ? List.<StreamRecord<OutputRecord>>of() : notices) {
            if (notice.getValue().topic().equals(topic)) {
                found.add(codec.decode(notice.getValue().value()));
            }
        }
        return found;
    }

    private static void publish(Deployment deployment) {
        ScriptedControl.publish(deployment);
    }

    private static Deployment deployment(long revision, long from, TestVariant variant) {
        return new Deployment(
                "m", revision, Instant.ofEpochMilli(from), List.of(variant.variant()));
    }

    private TestVariant scaling(String version, float factor) {
        Path file = folder.resolve(version + "-" + factor + ".onnx");
        byte[] model =
                OnnxModels.linear(new float[][] {{factor}}, new float[] {0}, Activation.NONE);
        return TestVariant.of(version, OnnxModels.write(file, model));
    }
}
