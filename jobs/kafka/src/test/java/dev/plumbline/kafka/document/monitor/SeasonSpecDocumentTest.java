package dev.plumbline.kafka.document.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.core.monitor.Monitor;
import dev.plumbline.core.monitor.SeasonSpec;
import dev.plumbline.kafka.document.DocumentException;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SeasonSpecDocumentTest {
    private static final String MONITOR =
            """
            model: demand
            task: regression
            time: {column: at}
            prediction: {value: p}
            windows: [{span: PT1H}]
            """;

    @Test
    void noneUnlessAskedFor() {
        assertThat(read("").options().seasons()).isNull();
    }

    @Test
    void aNameMeansAsManyBucketsAsTheEvaluationSetAllows() {
        assertThat(read("seasons: hour-of-week").options().seasons())
                .isEqualTo(new SeasonSpec(SeasonSpec.BY_SPAN, ZoneId.of("UTC")));
    }

    @Test
    void bucketsAndTimeZoneMayBeSaid() {
        assertThat(read("seasons: {buckets: 168, timezone: Europe/Berlin}").options().seasons())
                .isEqualTo(new SeasonSpec(168, ZoneId.of("Europe/Berlin")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "seasons: hour-of-week",
                "seasons: {timezone: Asia/Kolkata}",
                "seasons: {buckets: 48, timezone: Europe/Berlin}"
            })
    void whatIsWrittenReadsBackTheSame(String option) {
        Monitor monitor = read(option);
        Monitor back = MonitorDocument.readText(MonitorDocument.toJson(monitor), "json", Map.of());
        assertThat(back).isEqualTo(monitor);
    }

    @Test
    void mistakesAreNamedWithTheirPlace() {
        assertThatThrownBy(() -> read("seasons: {timezone: Mitteleuropa}"))
                .isInstanceOf(DocumentException.class)
                .hasMessageContaining("monitor.yaml:6")
                .hasMessageContaining("seasons.timezone must be the name of a time zone")
                .hasMessageContaining("Mitteleuropa");
        assertThatThrownBy(() -> read("seasons: hour-of-wek"))
                .hasMessageContaining("the nearest is 'hour-of-week'");
        assertThatThrownBy(() -> read("seasons: {buckets: 24}"))
                .hasMessageContaining("seasons.buckets must be 48")
                .hasMessageContaining("168");
    }

    @Test
    void rowNumbersHaveNoSeasons() {
        String byRows =
                """
                model: demand
                task: regression
                time: rows
                prediction: {value: p}
                windows: [{rows: 100}]
                seasons: hour-of-week
                """;
        assertThatThrownBy(() -> MonitorDocument.readText(byRows, "monitor.yaml", Map.of()))
                .isInstanceOf(DocumentException.class)
                .hasMessageContaining("seasons must be left out under time: rows");
    }

    private static Monitor read(String option) {
        return MonitorDocument.readText(MONITOR + option + "\n", "monitor.yaml", Map.of());
    }
}
