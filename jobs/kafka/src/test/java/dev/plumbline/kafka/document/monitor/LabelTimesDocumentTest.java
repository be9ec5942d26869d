package dev.plumbline.kafka.document.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.core.model.Clock;
import dev.plumbline.core.monitor.LabelSpec;
import dev.plumbline.core.monitor.Monitor;
import dev.plumbline.core.monitor.TimeSource;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LabelTimesDocumentTest {
    private static final String LOANS =
            """
            model: loans
            task: regression
            time: {column: at, format: epoch-millis}
            prediction: {id: loan, value: p}
            label: {column: y, time: {column: known_at}, horizon: P5D, judgeAfter: P1D}
            windows: [{span: P1D}]
            """;

    @Test
    void labelsHaveATimeOfTheirOwnInTheFormatOfTheRowsTime() {
        Monitor monitor = read(LOANS);

        assertThat(monitor.label())
                .isEqualTo(
                        new LabelSpec(
                                "y",
                                new TimeSource(Clock.TIME, "known_at", "epoch-millis"),
                                Duration.ZERO,
                                Duration.ofDays(5),
                                Duration.ofDays(1)));
        assertThat(monitor.prediction().id()).isEqualTo("loan");
    }

    @Test
    void comesBackFromWhatIsWritten() {
        Monitor monitor = read(LOANS.replace("{column: known_at}", "{column: k, format: iso}"));

        assertThat(monitor.label().time().format()).isEqualTo("iso");
        assertThat(read(MonitorDocument.toJson(monitor))).isEqualTo(monitor);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "horizon: P5D, judgeAfter ~ judgeAfter ~ label.horizon must be given, got nothing",
                "horizon: P5D ~ delay: P1D, horizon: P5D ~ label.delay must not be given beside label.time",
                "{column: known_at} ~ {format: iso} ~ label.time.column must be given",
                "{column: known_at} ~ {column: known_at, format: soon} ~ label.time.format must be iso,",
                "{column: known_at} ~ known_at ~ label.time must be a mapping",
                "judgeAfter: P1D} ~ judgeAfter: P1D}\\nfeatures: {known_at: numeric} ~ features.known_at must not be the label's column",
                "judgeAfter: P1D} ~ judgeAfter: P1D}\\nfeatures: {loan: numeric} ~ features.loan must not be a prediction's column",
            })
    void refusesWhatDoesNotGoTogether(String instead, String of, String message) {
        String changed = LOANS.replace(instead, of.replace("\\n", "\n"));
        assertThat(changed).isNotEqualTo(LOANS);

        assertThatThrownBy(() -> read(changed)).hasMessageContaining(message);
    }

    @Test
    void rowsThatAreCountedHaveNoTimeToHoldALabelsTimeTo() {
        assertThatThrownBy(() -> read(LOANS.replaceFirst("time: .*", "time: rows")))
                .hasMessageContaining("label.time must not be given when time is rows")
                .hasMessageContaining("delay: 100 rows");
    }

    private static Monitor read(String document) {
        return MonitorDocument.readText(document, "monitor.yaml");
    }
}
