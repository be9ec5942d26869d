package dev.plumbline.inference.runtime;

import static dev.plumbline.inference.TestVariant.number;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.core.model.Task;
import dev.plumbline.core.serving.GoldenRow;
import dev.plumbline.core.serving.ModelInput;
import dev.plumbline.inference.OnnxModels;
import dev.plumbline.inference.OnnxModels.Activation;
import dev.plumbline.inference.TestVariant;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelLoaderTest {
    private static final int ROWS = 8;

    @TempDir Path folder;
    private Path models;
    private TestVariant variant;

    @BeforeEach
    void writeAModel() throws IOException {
        models = Files.createDirectory(folder.resolve("models"));
        byte[] doubled =
                OnnxModels.linear(new float[][] {{2f}, {-1f}}, new float[] {3f}, Activation.NONE);
        variant =
                TestVariant.of("1", OnnxModels.write(models.resolve("m.onnx"), doubled))
                        .inputs(number("x"), number("y"));
    }

    @AfterEach
    void leavesNoSessionOpen() {
        assertThat(SharedSession.openSessions()).isZero();
    }

    @Test
    void scoresRowsBeyondOneBlock() throws Exception {
        try (ModelRuntime runtime = load(variant)) {
            float[] answers = runtime.score(new float[] {1, 2, 10, 0, 0, 5}, 3);

            assertThat(answers).containsExactly(3f, 23f, -2f);
            assertThat(runtime.score(new float[2 * ROWS * 3], 2 * ROWS + 1))
                    .hasSize(2 * ROWS + 1)
                    .containsOnly(3f);
        }
    }

    @Test
    void answersARowTheSameWhateverItIsScoredWith() throws Exception {
        Random random = new Random(7);
        float[][] weights = new float[40][1];
        for (float[] row : weights) {
            row[0] = (float) random.nextGaussian();
        }
        Path file =
                OnnxModels.write(
                        models.resolve("wide.onnx"),
                        OnnxModels.linear(weights, new float[] {0.1f}, Activation.SIGMOID));
        ModelInput[] inputs = new ModelInput[40];
        Arrays.setAll(inputs, i -> number("f" + i));
        float[] rows = new float[40 * ROWS];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = (float) random.nextGaussian();
        }
        try (ModelRuntime runtime = load(TestVariant.of("1", file).inputs(inputs))) {
            float[] together = runtime.score(rows, ROWS);
            for (int row = 0; row < ROWS; row++) {
                float[] alone = Arrays.copyOfRange(rows, 40 * row, 40 * row + 40);
                assertThat(runtime.score(alone, 1)[0]).isEqualTo(together[row]);
            }
        }
    }

    @Test
    void sharesOneSessionPerArtefact() throws Exception {
        ModelRuntime first = load(variant);
        ModelRuntime second = load(variant);
        assertThat(SharedSession.openSessions()).isEqualTo(1);
        first.close();
        assertThat(second.score(new float[] {1, 1}, 1)).containsExactly(4f);
        second.close();
    }

    @Test
    void acceptsGoldenRowsWithinToleranceRelativeToTheExpectedValue() throws Exception {
        GoldenRow near = new GoldenRow(List.of(500.0, 3.0), List.of(1000.05), 1e-4);
        load(variant.golden(near)).close();
    }

    @Test
    void refusesAModelThatAnswersAGoldenRowOtherwise() {
        GoldenRow good = new GoldenRow(List.of(1.0, 2.0), List.of(3.0), 1e-4);
        GoldenRow off = new GoldenRow(List.of(1.0, 2.0), List.of(3.01), 1e-4);

        refused(variant.golden(good, off)).hasMessageContaining("golden row 2 must give 3.01");
    }

    @Test
    void refusesAGoldenRowOfTheWrongLength() {
        GoldenRow narrow = new GoldenRow(List.of(1.0), List.of(3.0), 1e-4);

        refused(variant.golden(narrow))
                .hasMessageContaining("must have the model's 2 inputs, got 1");
    }

    @Test
    void refusesAnotherChecksum() {
        String wrong = "0".repeat(64);

        refused(variant.sha256(wrong))
                .hasMessageContaining("must be " + wrong)
                .hasMessageContaining(variant.sha256());
    }

    @Test
    void refusesAFileThatIsNoModel() throws IOException {
        Path garbage = Files.writeString(models.resolve("garbage.onnx"), "not a model");

        refused(TestVariant.of("1", garbage)).hasMessageContaining("must be an ONNX model");
    }

    @Test
    void refusesAMissingFile() {
        refused(variant.uri(models.resolve("gone.onnx").toUri().toString()))
                .hasMessageContaining("must exist and be readable");
    }

    @Test
    void refusesFilesOutsideTheAllowedFolders() throws IOException {
        Path outside = Files.copy(models.resolve("m.onnx"), folder.resolve("outside.onnx"));
        Path link = Files.createSymbolicLink(models.resolve("link.onnx"), outside);

        refused(variant.uri(outside.toUri().toString())).hasMessageContaining("allowed folders");
        refused(variant.uri(link.toUri().toString())).hasMessageContaining("allowed folders");
        refused(variant.uri("file://" + models + "/../outside.onnx"))
                .hasMessageContaining("allowed folders");
    }

    @Test
    void refusesOtherSchemes() {
        refused(variant.uri("https://example.org/m.onnx")).hasMessageContaining("file: URI");
        refused(variant.uri("not a uri")).hasMessageContaining("file: URI");
    }

    @Test
    void namesBothWidthsWhenTheColumnsDiffer() {
        refused(variant.inputs(number("x")))
                .hasMessageContaining("has 2 columns but the deployment lists 1 inputs");
    }

    @Test
    void namesTheTensorsWhenTheNameIsUnknown() {
        refused(variant.tensors("features", null))
                .hasMessageContaining("inputTensor must name one of")
                .hasMessageContaining("got features");
        refused(variant.tensors(null, "score")).hasMessageContaining("got score");
    }

    @Test
    void refusesAnOutputThatDoesNotFitTheTask() {
        refused(variant.task(Task.MULTICLASS, "a", "b", "c"))
                .hasMessageContaining("each of the classes [a, b, c], got 1 columns");
    }

    @Test
    void refusesAnUnknownRuntime() {
        refused(variant.runtime("pickle"))
                .hasMessageContaining("runtime must be onnx, got 'pickle'");
    }

    @Test
    void failsARowWithoutQuotingItsValues() throws Exception {
        Path file = OnnxModels.write(models.resolve("t.onnx"), OnnxModels.lookUp(5f, 6f));
        try (ModelRuntime runtime = load(TestVariant.of("1", file))) {
            assertThat(runtime.score(new float[] {1, 0}, 2)).containsExactly(6f, 5f);
            assertThatThrownBy(() -> runtime.score(new float[] {0, 987654}, 2))
                    .isInstanceOf(ScoringException.class)
                    .hasMessageNotContaining("987654");
        }
    }

    private ModelRuntime load(TestVariant variant) throws ModelRefused {
        return new ModelLoader(List.of(models), ROWS).load("model", variant.variant());
    }

    private AbstractThrowableAssert<?, ?> refused(TestVariant refused) {
        return assertThatThrownBy(() -> load(refused))
                .isInstanceOf(ModelRefused.class)
                .hasMessageStartingWith("model model version 1 is refused: ");
    }
}
