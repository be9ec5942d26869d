package dev.plumbline.kafka.document.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.core.monitor.Monitor;
import dev.plumbline.core.monitor.QualitySpec;
import dev.plumbline.kafka.document.DocumentException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QualityDocumentTest {
    private static final String MONITOR =
            """
            model: bikes
            task: regression
            time: %s
            prediction: {value: prediction}
            windows: [{rows: 100}]
            """;

    private static Monitor read(String time, String quality) {
        return MonitorDocument.readText(
                MONITOR.formatted(time) + "quality: " + quality, "monitor.yaml", Map.of());
    }

    @Test
    void readsAndWritesEveryKey() {
        Monitor monitor =
                read(
                        "{column: at}",
                        "{duplicates: 0, freshness: PT10M, rows: {atLeast: 0.5, atMost: 2}}");
        assertThat(monitor.options().quality())
                .isEqualTo(new QualitySpec(0, Duration.ofMinutes(10), 0.5, 2.0));
        String json = MonitorDocument.toJson(monitor);
        assertThat(MonitorDocument.readText(json, "monitor.json", Map.of())).isEqualTo(monitor);
    }

    @Test
    void judgesDuplicatesOnlyUnlessAskedForMore() {
        Monitor monitor =
                MonitorDocument.readText(
                        MONITOR.formatted("{column: at}"), "monitor.yaml", Map.of());
        assertThat(monitor.options().quality()).isEqualTo(new QualitySpec(0.01, null, null, null));
        assertThat(MonitorDocument.toJson(monitor)).doesNotContain("quality");
        assertThat(read("{column: at}", "{rows: {atMost: 3}}").options().quality())
                .isEqualTo(new QualitySpec(0.01, null, null, 3.0));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "{column: at} ~ {duplicates: 2} ~ quality.duplicates must be a share from 0 to 1, got 2",
                "{column: at} ~ {freshness: soon} ~ quality.freshness must be an ISO-8601 duration",
                "{column: at} ~ {rows: {}} ~ quality.rows must have atLeast, atMost or both",
                "{column: at} ~ {rows: {atLeast: 2, atMost: 1}} ~ quality.rows must have atLeast at most atMost",
                "{column: at} ~ {fresh: PT1M} ~ a key of quality must be one of duplicates, freshness, rows, got 'fresh'",
                "rows ~ {freshness: PT1M} ~ quality.freshness must not be given when time is rows",
            })
    void namesTheMistake(String time, String quality, String message) {
        assertThatThrownBy(() -> read(time, quality))
                .isInstanceOf(DocumentException.class)
                .hasMessageContaining(message);
    }
}
