package dev.plumbline.inference.serving;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.core.event.FeatureRecord;
import dev.plumbline.core.event.Prediction;
import dev.plumbline.core.model.Role;
import dev.plumbline.core.serving.Deployment;
import dev.plumbline.inference.OnnxModels;
import dev.plumbline.inference.OnnxModels.Activation;
import dev.plumbline.inference.TestVariant;
import dev.plumbline.inference.runtime.ModelLoader;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScoringBatchTest {
    private static final Instant TIME = Instant.parse("2026-01-01T00:00:00Z");

    @TempDir Path folder;
    private final ScoringBatch<String> batch = new ScoringBatch<>(4);
    private final Map<String, List<Answer>> answers = new LinkedHashMap<>();
    private ServingPlans plans;

    @BeforeEach
    void start() {
        plans =
                new ServingPlans(
                        new PlanLoader(new ModelLoader(List.of(folder), 4)), Runnable::run);
    }

    @AfterEach
    void close() {
        plans.close();
    }

    @Test
    void answersInTheOrderInWhichTheRecordsCame() {
        deploy(scaling("1", 2f));
        add("b", record("b", 1.0));
        add("a", record("a", 2.0));
        assertThat(answers).isEmpty();
        flush();

        assertThat(answers.keySet()).containsExactly("b", "a");
        assertThat(prediction("b").output().value()).isEqualTo(2.0);
        assertThat(prediction("a").output().value()).isEqualTo(4.0);
    }

    @Test
    void isFullAtItsCapacityAndEmptyAfterAFlush() {
        deploy(scaling("1", 2f));
        for (int i = 0; i < 4; i++) {
            assertThat(batch.isFull()).isFalse();
            add("r" + i, record("r" + i, i));
        }
        assertThat(batch.isFull()).isTrue();
        flush();
        assertThat(batch.isEmpty()).isTrue();
    }

    @Test
    void carriesTheRequestIntoThePrediction() {
        deploy(scaling("7", 2f));
        FeatureRecord asked = record("r", 1.5);
        add("r", asked);
        flush();

        Prediction prediction = answers.get("r").get(0).prediction(false);
        assertThat(prediction.predictionId()).isEqualTo("r");
        assertThat(prediction.model()).isEqualTo("m");
        assertThat(prediction.modelVersion()).isEqualTo("7");
        assertThat(prediction.role()).isEqualTo(Role.CHAMPION);
        assertThat(prediction.eventTime()).isEqualTo(TIME);
        assertThat(prediction.entityId()).isEqualTo("entity");
        assertThat(prediction.traceParent()).isEqualTo("trace");
        assertThat(prediction.scoringLatencyMicros()).isNull();
        assertThat(new ArrayList<>(prediction.features().keySet())).containsExactly("z", "x", "a");
        assertThat(answers.get("r").get(0).prediction(true).scoringLatencyMicros()).isNotNegative();
    }

    @Test
    void asksTheServedVariantAndEveryShadowUnderOneId() {
        deploy(
                scaling("1", 1f).role(Role.CHAMPION, 1),
                scaling("2", 2f).role(Role.CHALLENGER, 0),
                scaling("3", 3f).role(Role.SHADOW, 0));
        add("r", record("r", 1.0));
        flush();

        assertThat(answers.get("r").stream().map(answer -> answer.prediction(false)))
                .extracting(
                        Prediction::modelVersion,
                        Prediction::role,
                        Prediction::predictionId,
                        prediction -> prediction.output().value())
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("1", Role.CHAMPION, "r", 1.0),
                        org.assertj.core.groups.Tuple.tuple("3", Role.SHADOW, "r", 3.0));
    }

    @Test
    void failsOneRowAndAnswersItsNeighbours() {
        Path file = OnnxModels.write(folder.resolve("t.onnx"), OnnxModels.lookUp(5f, 6f));
        deploy(TestVariant.of("1", file));
        add("good", record("good", 0));
        add("fails at run time", record("r", 987654));
        add("text", record("r", "secret"));
        add("also good", record("also good", 1));
        flush();

        assertThat(prediction("good").output().value()).isEqualTo(5.0);
        assertThat(prediction("also good").output().value()).isEqualTo(6.0);
        assertThat(failure("fails at run time"))
                .startsWith("model m version 1: ONNX Runtime failed")
                .doesNotContain("987654");
        assertThat(failure("text"))
                .startsWith("model m version 1: feature 'x' must be a number")
                .doesNotContain("secret");
    }

    @Test
    void failsARowWhoseAnswerIsNotFinite() {
        Path file = OnnxModels.write(folder.resolve("p.onnx"), OnnxModels.poleAtOne());
        deploy(TestVariant.of("1", file));
        add("pole", record("pole", 1.0));
        add("fine", record("fine", 2.0));
        flush();

        assertThat(failure("pole")).contains("must be finite");
        assertThat(prediction("fine").output().value()).isEqualTo(2.0);
    }

    @Test
    void derivesAMissingIdFromModelEntityAndTime() {
        FeatureRecord anonymous = record(null, 1.0);

        assertThat(PredictionId.of(anonymous, "m"))
                .isEqualTo(PredictionId.of(record(null, 2.0), "m"))
                .isNotEqualTo(PredictionId.of(anonymous, "n"))
                .hasSize(32);
    }

    private void deploy(TestVariant... variants) {
        plans.update(
                "m",
                List.of(
                        new Deployment(
                                "m",
                                1,
                                Instant.EPOCH,
                                Arrays.stream(variants).map(TestVariant::variant).toList())));
    }

    private void add(String origin, FeatureRecord record) {
        batch.add(origin, record, List.of(plans.planAt("m", TIME.toEpochMilli()).orElseThrow()));
    }

    private void flush() {
        batch.flush(answers::put);
    }

    private Prediction prediction(String origin) {
        return answers.get(origin).get(0).prediction(false);
    }

    private String failure(String origin) {
        return answers.get(origin).get(0).failure();
    }

    private TestVariant scaling(String version, float factor) {
        Path file = folder.resolve(version + ".onnx");
        byte[] model =
                OnnxModels.linear(new float[][] {{factor}}, new float[] {0}, Activation.NONE);
        return TestVariant.of(version, OnnxModels.write(file, model));
    }

    private static FeatureRecord record(String requestId, Object x) {
        Map<String, Object> features = new LinkedHashMap<>();
        features.put("z", null);
        features.put("x", x);
        features.put("a", "text");
        return new FeatureRecord(
                requestId, "m", "entity", TIME, FeatureRecord.Source.STREAM, "trace", features);
    }
}
