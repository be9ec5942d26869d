package dev.plumbline.kafka.document.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.core.baseline.Baseline;
import dev.plumbline.core.baseline.BaselineContent;
import dev.plumbline.core.evaluation.BaselineBuilder;
import dev.plumbline.core.event.Output;
import dev.plumbline.core.monitor.Monitor;
import dev.plumbline.kafka.document.DocumentException;
import dev.plumbline.kafka.document.monitor.MonitorDocument;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReconstructionDocumentTest {
    private static final Pattern DIRECTIONS = Pattern.compile("\"directions\": \\[[^\\]]*]");

    @Test
    void keepsWhatRowsAreReconstructedByToTheBit() {
        Baseline baseline = baseline(6);
        Baseline read = BaselineDocument.readText(BaselineDocument.toJson(baseline), "b.json");
        assertThat(directions(read)).isEqualTo(directions(baseline));
        assertThat(BaselineContent.digest(read)).isEqualTo(baseline.id());
    }

    @Test
    void readsDirectionsThatAreWrittenAsNumbers() {
        Baseline baseline = baseline(6);
        String numbers =
                Arrays.stream(directions(baseline))
                        .map(Arrays::toString)
                        .collect(Collectors.joining(", ", "\"directions\": [", "]"));
        String json = DIRECTIONS.matcher(BaselineDocument.toJson(baseline)).replaceFirst(numbers);
        assertThat(json).contains(numbers);
        assertThat(directions(BaselineDocument.readText(json, "b.json")))
                .isEqualTo(directions(baseline));
    }

    @Test
    void refusesDirectionsOfOtherFeatures() {
        String json = BaselineDocument.toJson(baseline(6));
        String cut = DIRECTIONS.matcher(json).replaceFirst("\"directions\": [\"AAAAAA==\"]");
        assertThatThrownBy(() -> BaselineDocument.readText(cut, "b.json"))
                .isInstanceOf(DocumentException.class)
                .hasMessageContaining("must have a number per feature in every direction");
        String garbled = DIRECTIONS.matcher(json).replaceFirst("\"directions\": [\"?\"]");
        assertThatThrownBy(() -> BaselineDocument.readText(garbled, "b.json"))
                .isInstanceOf(DocumentException.class)
                .hasMessageContaining("must hold a direction");
    }

    @ParameterizedTest
    @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY})
    void refusesDirectionsThatAreNoNumbers(float number) {
        ByteBuffer bytes = ByteBuffer.allocate(6 * Float.BYTES).putFloat(number);
        String listed = "[\"" + number + "\", 0, 0, 0, 0, 0]";
        for (String written : List.of(base64(bytes.array()), listed)) {
            assertThatThrownBy(() -> withDirection(written))
                    .isInstanceOf(DocumentException.class)
                    .hasMessageContaining("must hold a direction of finite numbers");
        }
    }

    @Test
    void refusesDirectionsThatEndWithinANumber() {
        assertThatThrownBy(() -> withDirection(base64(new byte[6 * Float.BYTES + 1])))
                .isInstanceOf(DocumentException.class)
                .hasMessageContaining("must hold a direction of numbers of 4 bytes each");
    }

    private static String base64(byte[] bytes) {
        return "\"" + Base64.getEncoder().encodeToString(bytes) + "\"";
    }

    private static Baseline withDirection(String direction) {
        String written = "\"directions\": [" + direction + "]";
        String json =
                DIRECTIONS.matcher(BaselineDocument.toJson(baseline(6))).replaceFirst(written);
        return BaselineDocument.readText(json, "b.json");
    }

    @Test
    void takesLessThanAFifthOfAMegabyteForTwoHundredFeatures() {
        String json = BaselineDocument.toJson(baseline(200));
        int from = json.indexOf("\"reconstruction\"");
        int to = json.indexOf(']', json.indexOf("\"directions\"", from));
        assertThat(to - from).isBetween(100_000, 200_000);
    }

    private static double[][] directions(Baseline baseline) {
        return baseline.supplement().reconstruction().components().directions();
    }

    private static Baseline baseline(int features) {
        Monitor monitor =
                MonitorDocument.readText(
                        """
                        model: wide
                        task: regression
                        time: rows
                        prediction: {value: prediction}
                        windows: [{rows: 1000}]
                        multivariate: pca
                        """,
                        "monitor.yaml",
                        Map.of());
        BaselineBuilder builder = new BaselineBuilder(monitor, "1");
        Random random = new Random(5);
        for (int row = 0; row < 1_000; row++) {
            Map<String, Object> values = new HashMap<>();
            for (int feature = 0; feature < features; feature++) {
                values.put("feature_" + feature, random.nextGaussian());
            }
            builder.add(
                    Instant.ofEpochMilli(row),
                    values,
                    new Output(random.nextGaussian(), null, null, null),
                    null);
        }
        return builder.build();
    }
}
