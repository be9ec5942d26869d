package dev.plumbline.kafka.document.monitor;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.core.baseline.Baseline;
import dev.plumbline.core.evaluation.BaselineBuilder;
import dev.plumbline.core.event.Output;
import dev.plumbline.core.monitor.Monitor;
import dev.plumbline.kafka.document.DocumentException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Features are not declared here, so that only the baseline knows what is a mistake. */
class DeclaredSegmentsTest {
    private static final String MONITOR =
            """
            model: loan
            version: "1"
            task: regression
            time: {column: at}
            prediction: {value: p}
            windows: [{span: PT1H}]
            segments:
              - country
            """;

    @TempDir Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "country=DEE ~ the segment 'country=DEE' must be a category of country in the baseline, got DEE; the nearest is 'DE'; the baseline has DE, FR",
                "contry=DE ~ the segment 'contry=DE' must be of a feature of the baseline, got contry; the nearest is 'country'; the baseline has country, age, prediction.value",
                "country=JP ~ got JP; the baseline has DE, FR",
                "age ~ the segment 'age' must have ranges, because age is numeric in the baseline, got none; write it as",
                "{feature: country, ranges: [1]} ~ must have no ranges, because country is categorical in the baseline, got [1.0]; write it as",
                "country=DE & agee=1 ~ got agee; the nearest is 'age'; the baseline has",
            })
    void areNamedWithTheirLine(String segment, String message) throws IOException {
        Path file = file(MONITOR + "  - " + segment + "\n");
        assertThatThrownBy(
                        () ->
                                DeclaredSegments.require(
                                        file, MonitorDocument.read(file), baseline()))
                .isInstanceOf(DocumentException.class)
                .hasMessageStartingWith(file + ":9: ")
                .hasMessageContaining(message);
    }

    @Test
    void passWhereTheBaselineHasThem() throws IOException {
        Path file = file(MONITOR + "  - country=FR\n");
        assertThatCode(() -> DeclaredSegments.require(file, MonitorDocument.read(file), baseline()))
                .doesNotThrowAnyException();
    }

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("monitor.yaml"), text);
    }

    private static Baseline baseline() {
        Monitor monitor = MonitorDocument.readText(MONITOR, "monitor.yaml", Map.of());
        BaselineBuilder builder = new BaselineBuilder(monitor, "1");
        for (int row = 0; row < 400; row++) {
            builder.add(
                    Instant.ofEpochSecond(row),
                    features(List.of("DE", "FR").get(row % 2), 18.0 + row % 60),
                    Output.ofValue(row % 7),
                    null);
        }
        return builder.build();
    }

    /** In this order, in which a baseline keeps them. */
    private static Map<String, Object> features(String country, double age) {
        Map<String, Object> features = new LinkedHashMap<>();
        features.put("country", country);
        features.put("age", age);
        return features;
    }
}
