package dev.plumbline.inference.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.core.event.Output;
import dev.plumbline.core.model.Task;
import dev.plumbline.inference.TestVariant;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputReaderTest {
    @TempDir Path folder;
    private TestVariant variant;

    @BeforeEach
    void start() {
        variant =
                TestVariant.of(
                        "1",
                        dev.plumbline.inference.OnnxModels.write(folder.resolve("m"), new byte[0]));
    }

    @Test
    void readsAValue() throws Exception {
        assertThat(read(variant, 7f, 2.5f)).isEqualTo(Output.ofValue(2.5));
    }

    @Test
    void decidesTheClassFromTheThresholdOn() throws Exception {
        TestVariant binary = variant.task(Task.BINARY, "no", "yes");
        assertThat(read(binary, 9f, 0.5f)).isEqualTo(Output.ofScore(0.5, "yes"));
        assertThat(read(binary, 9f, 0.25f)).isEqualTo(Output.ofScore(0.25, "no"));
    }

    @Test
    void takesTheSecondOfTwoColumnsAsTheScoreOfThePositiveClass() throws Exception {
        OutputReader reader = new OutputReader(variant.task(Task.BINARY, "no", "yes").variant());
        assertThat(reader.read(new float[] {9f, 0.25f, 0.75f}, 1, 2))
                .isEqualTo(Output.ofScore(0.75, "yes"));
    }

    @Test
    void namesTheScoresOfTheClassesAndDecidesForTheFirstOfTheGreatest() throws Exception {
        OutputReader reader =
                new OutputReader(variant.task(Task.MULTICLASS, "a", "b", "c").variant());
        Output output = reader.read(new float[] {0.25f, 0.375f, 0.375f}, 0, 3);
        assertThat(output.predictedClass()).isEqualTo("b");
        assertThat(output.classScores().toString()).isEqualTo("{a=0.25, b=0.375, c=0.375}");
    }

    @Test
    void keepsRoundedProbabilitiesWithinZeroAndOne() throws Exception {
        TestVariant binary = variant.task(Task.BINARY, "no", "yes");
        assertThat(read(binary, 9f, 1.0000001f).score()).isEqualTo(1.0);
        assertThat(read(binary, 9f, -1e-7f).score()).isEqualTo(0.0);
    }

    @Test
    void refusesWhatIsNoAnswer() {
        TestVariant binary = variant.task(Task.BINARY, "no", "yes");
        assertThatThrownBy(() -> read(binary, 9f, 1.5f)).hasMessageContaining("from 0 to 1");
        assertThatThrownBy(() -> read(binary, 9f, Float.NaN)).hasMessageContaining("from 0 to 1");
        assertThatThrownBy(() -> read(variant, 9f, Float.NEGATIVE_INFINITY))
                .isInstanceOf(RowRefused.class)
                .hasMessageContaining("must be finite");
    }

    private static Output read(TestVariant variant, float... outputs) throws RowRefused {
        return new OutputReader(variant.variant()).read(outputs, 1, 1);
    }
}
