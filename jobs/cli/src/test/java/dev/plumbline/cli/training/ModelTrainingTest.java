package dev.plumbline.cli.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.plumbline.cli.dataset.Dataset;
import dev.plumbline.cli.dataset.Example;
import dev.plumbline.core.event.Output;
import dev.plumbline.core.model.Role;
import dev.plumbline.core.monitor.Monitor;
import dev.plumbline.core.serving.ModelInput;
import dev.plumbline.core.serving.Variant;
import dev.plumbline.inference.runtime.ModelLoader;
import dev.plumbline.inference.runtime.ModelRuntime;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModelTrainingTest {
    private static final Monitor COUNTS = Dataset.named("bike", null).monitor();

    @TempDir Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"bike", "bank"})
    void givesTheSameBytesForTheSameRows(String name) {
        Dataset dataset = Dataset.named(name, null);
        List<Example> rows = dataset.history().subList(0, 2_000);

        TrainedModel first = ModelTraining.train(dataset.monitor(), rows);
        TrainedModel second = ModelTraining.train(dataset.monitor(), rows);

        assertThat(second.onnx()).isEqualTo(first.onnx());
        assertThat(second.sha256()).isEqualTo(first.sha256());
        assertThat(ModelTraining.train(dataset.monitor(), rows.subList(0, 1_999)).sha256())
                .isNotEqualTo(first.sha256());
    }

    @ParameterizedTest
    @ValueSource(strings = {"bike", "bank"})
    void loadsInTheRuntimeAndAnswersAsTheTrainersModel(String name) throws Exception {
        Dataset dataset = Dataset.named(name, null);
        TrainedModel model = ModelTraining.train(dataset.monitor(), dataset.history());
        Path file = Files.write(folder.resolve("model.onnx"), model.onnx());
        Variant variant = model.variant("1", Role.CHAMPION, 1, file.toUri().toString(), "b");

        assertThat(variant.goldenRows()).hasSize(8);
        try (ModelRuntime runtime = new ModelLoader(List.of(folder), 1).load("m", variant)) {
            int last = runtime.outputs() - 1;
            for (int i = 0; i < dataset.replay().size(); i += 7) {
                Example row = dataset.replay().get(i);
                float[] answered = runtime.score(floats(model.encode(row.features())), 1);
                double expected = single(model.predict(row.features()));
                assertThat((double) answered[last])
                        .as(row.id())
                        .isCloseTo(expected, within(1e-4 * Math.max(1, Math.abs(expected))));
            }
        }
    }

    @Test
    void ridgeSolvesThePenalisedLeastSquares() {
        List<Example> rows = new ArrayList<>();
        double[] x = {0.1, 0.4, 0.5, 0.9};
        double[] y = {10, 14, 21, 30};
        for (int i = 0; i < x.length; i++) {
            rows.add(row(Map.of("x", x[i]), y[i]));
        }

        TrainedModel model = ModelTraining.train(COUNTS, rows);

        // by hand: means .475 and 18.75; Sxy = 8.475; Sxx = .3275; slope Sxy / (Sxx + 1)
        double slope = 8.475 / 1.3275;
        assertThat(model.predict(Map.of("x", 0.475)).value()).isCloseTo(18.75, within(1e-6));
        assertThat(model.predict(Map.of("x", 1.0)).value())
                .isCloseTo(18.75 + slope * 0.525, within(1e-4));
    }

    @Test
    void answersNoCountBelowZero() {
        TrainedModel counts =
                ModelTraining.train(
                        COUNTS, List.of(row(Map.of("x", 0.0), 0), row(Map.of("x", 9.0), 9)));
        TrainedModel signed =
                ModelTraining.train(
                        COUNTS, List.of(row(Map.of("x", 0.0), -1), row(Map.of("x", 9.0), 9)));

        assertThat(counts.predict(Map.of("x", -99.0)).value()).isZero();
        assertThat(signed.predict(Map.of("x", -99.0)).value()).isNegative();
    }

    @Test
    void takesTextAsCategoriesInOrderAndNumbersAsTheyAre() {
        Map<String, Object> first = features("b", 2L, true);
        Map<String, Object> second = features("a", 4L, false);

        TrainedModel model = ModelTraining.train(COUNTS, List.of(row(first, 1), row(second, 2)));

        assertThat(model.inputs())
                .containsExactly(
                        new ModelInput("kind", "a", null),
                        new ModelInput("kind", "b", null),
                        new ModelInput("number", null, 3.0),
                        new ModelInput("flag", null, 0.5));
        assertThat(model.encode(first)).containsExactly(0, 1, 2, 1);
    }

    @Test
    void takesAnUnseenCategoryAsNoneAndAMissingNumberAsTheMean() {
        TrainedModel model =
                ModelTraining.train(
                        COUNTS,
                        List.of(row(features("b", 2L, true), 1), row(features("a", 4L, true), 2)));
        Map<String, Object> unseen = features("never seen", 0L, true);
        unseen.put("number", null);

        assertThat(model.encode(unseen)).containsExactly(0, 0, 3, 1);
        assertThat(model.predict(unseen).value()).isFinite();
    }

    @Test
    void holdsALogisticModelsNumbersWithinTheirTrainingRange() {
        Dataset bank = Dataset.named("bank", null);
        TrainedModel model = ModelTraining.train(bank.monitor(), bank.history());
        Map<String, Object> row = new LinkedHashMap<>(bank.history().get(0).features());
        row.put("euribor3m", 4.868);
        Output atTheEnd = model.predict(row);

        row.put("euribor3m", 1_000.0);

        assertThat(model.predict(row)).isEqualTo(atTheEnd);
    }

    @Test
    void refusesALabelThatIsNoClass() {
        Monitor bank = Dataset.named("bank", null).monitor();

        assertThatThrownBy(() -> ModelTraining.train(bank, List.of(row(Map.of("x", 1L), "maybe"))))
                .hasMessageContaining("[no, yes]")
                .hasMessageContaining("'maybe'");
    }

    @Test
    void refusesToTrainOnNothing() {
        assertThatThrownBy(() -> ModelTraining.train(COUNTS, List.of()))
                .hasMessageContaining("at least one labelled row");
    }

    private static double single(Output output) {
        return output.value() == null ? output.score() : output.value();
    }

    private static float[] floats(double[] values) {
        float[] floats = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            floats[i] = (float) values[i];
        }
        return floats;
    }

    private static Map<String, Object> features(String kind, long number, boolean flag) {
        Map<String, Object> features = new LinkedHashMap<>();
        features.put("kind", kind);
        features.put("number", number);
        features.put("flag", flag);
        return features;
    }

    private static Example row(Map<String, Object> features, Object label) {
        return new Example("id", "entity", Instant.EPOCH, features, label, Instant.EPOCH, null);
    }
}
