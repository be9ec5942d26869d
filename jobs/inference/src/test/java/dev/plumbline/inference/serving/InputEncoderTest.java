package dev.plumbline.inference.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.core.serving.ModelInput;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class InputEncoderTest {
    private final InputEncoder encoder =
            new InputEncoder(
                    List.of(
                            new ModelInput("temp", null, null),
                            new ModelInput("season", "1", null),
                            new ModelInput("season", "2", null),
                            new ModelInput("holiday", null, 0.5)));

    @Test
    void writesNumbersAndOneHotCategoriesInTheOrderOfTheColumns() throws Exception {
        float[] row = {9, 9, 9, 9, 9, 9};
        encoder.encode(Map.of("temp", 1.5, "season", 2L, "holiday", true, "unused", "x"), row, 1);
        assertThat(row).containsExactly(9, 1.5f, 0, 1, 1, 9);
    }

    @Test
    void takesACategoryByItsCanonicalText() throws Exception {
        assertThat(encode(Map.of("temp", 0L, "season", "1"))).containsExactly(0, 1, 0, 0.5f);
        assertThat(encode(Map.of("temp", 0L, "season", 1.0))).containsExactly(0, 1, 0, 0.5f);
    }

    @Test
    void takesAMissingOrUnknownCategoryAsNoneOfThem() throws Exception {
        assertThat(encode(Map.of("temp", 0L, "season", 3L))).containsExactly(0, 0, 0, 0.5f);
        assertThat(encode(Map.of("temp", 0L))).containsExactly(0, 0, 0, 0.5f);
    }

    @Test
    void refusesAMissingNumberWithoutStandIn() {
        Map<String, Object> features = new HashMap<>(Map.of("season", 1L));
        features.put("temp", null);
        assertThatThrownBy(() -> encode(features))
                .isInstanceOf(RowRefused.class)
                .hasMessageContaining("feature 'temp' must be present");
    }

    @Test
    void refusesTextForANumberWithoutQuotingIt() {
        assertThatThrownBy(() -> encode(Map.of("temp", "secret")))
                .isInstanceOf(RowRefused.class)
                .hasMessageContaining("feature 'temp' must be a number")
                .hasMessageNotContaining("secret");
    }

    private float[] encode(Map<String, Object> features) throws RowRefused {
        float[] row = new float[encoder.width()];
        encoder.encode(features, row, 0);
        return row;
    }
}
