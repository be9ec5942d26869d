package dev.plumbline.kafka.document.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.core.monitor.Monitor;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where the columns stand of predictions that say more than one number. */
class DistributionColumnsTest {
    private static final String KINDS =
            """
            model: kinds
            task: multiclass
            time: rows
            prediction: {class: kind, classes: [a, b], scores: {b: p_b, a: p_a}}
            windows: [{rows: 500}]
            """;
    private static final String LOAD =
            """
            model: load
            task: regression
            time: rows
            prediction: {value: p, quantiles: {"0.10": p10, 0.0005: low, 0.9: p90}}
            windows: [{rows: 500}]
            """;

    private static Monitor read(String text) {
        return MonitorDocument.readText(text, "monitor.yaml", Map.of());
    }

    @Test
    void areReadAndWrittenAndAreNoFeatures() {
        Monitor kinds = read(KINDS);
        assertThat(kinds.prediction().scores()).isEqualTo(Map.of("a", "p_a", "b", "p_b"));
        assertThat(kinds.prediction().columns())
                .containsExactlyInAnyOrderElementsOf(List.of("kind", "p_a", "p_b"));
        Monitor load = read(LOAD);
        assertThat(load.prediction().quantiles())
                .isEqualTo(Map.of("0.1", "p10", "0.0005", "low", "0.9", "p90"));
        for (Monitor monitor : List.of(kinds, load)) {
            assertThat(MonitorDocument.readText(MonitorDocument.toJson(monitor), "json", Map.of()))
                    .isEqualTo(monitor);
        }
        assertThatThrownBy(() -> read(LOAD + "features: {p10: numeric}\n"))
                .hasMessageContaining("features.p10 must not be a prediction's column");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "b: p_b, a: p_a ~ b: p_b, c: p_c ~ prediction.scores.c must be the probability of one of the classes [a, b], got 'p_c'",
                "b: p_b, a: p_a ~ b: p_b ~ prediction.scores must name a column for each of the classes [a, b]",
                "scores ~ score ~ prediction.score must not be given when the task is multiclass",
                "scores ~ quantiles ~ prediction.quantiles must not be given when the task is multiclass"
            })
    void mistakesInScoresAreNamed(String from, String to, String message) {
        assertThatThrownBy(() -> read(KINDS.replace(from, to))).hasMessageContaining(message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "0.9: ~ 90: ~ prediction.quantiles.90 must stand beside a level between 0 and 1 with at most four decimals",
                "0.9: ~ 0.1: ~ prediction.quantiles.0.1 must be the only column of the level 0.1",
                "0.9: ~ p90: ~ prediction.quantiles.p90 must stand beside a level",
                "quantiles ~ scores ~ prediction.scores must not be given when the task is regression"
            })
    void mistakesInQuantilesAreNamed(String from, String to, String message) {
        assertThatThrownBy(() -> read(LOAD.replace(from, to))).hasMessageContaining(message);
    }
}
