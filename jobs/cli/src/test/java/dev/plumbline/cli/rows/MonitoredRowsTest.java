package dev.plumbline.cli.rows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.core.event.Output;
import dev.plumbline.core.monitor.Monitor;
import dev.plumbline.kafka.document.monitor.MonitorDocument;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MonitoredRowsTest {
    private static final String REGRESSION =
            """
            model: m
            task: regression
            time: {column: at, format: %s}
            prediction: {value: p}
            label: {column: y}
            windows: [{span: PT1H}]
            """;

    private static final String BINARY =
            """
            model: m
            task: binary
            time: rows
            prediction: {score: s, class: c, classes: ["0", "1"]}
            label: {column: y}
            features: {b: categorical, a: numeric}
            windows: [{rows: 10}]
            """;

    private static final String LOANS =
            """
            model: loans
            task: regression
            time: {column: at}
            prediction: {id: loan, value: p}
            label: {column: y, time: {column: known_at}, horizon: P5D}
            windows: [{span: PT1H}]
            """;

    @Test
    void takesEveryColumnThatTheMonitorDoesNotNameAsAFeature() {
        MonitoredRow row =
                rows(REGRESSION.formatted("iso"), "x,at,y,p,z\n1,2024-05-01,7,6.5,on\n").get(0);

        assertThat(row.features()).containsOnlyKeys("x", "z").containsEntry("x", 1L);
        assertThat(row.output()).isEqualTo(Output.ofValue(6.5));
        assertThat(row.label()).isEqualTo(7L);
        assertThat(row.predictionId()).isEqualTo("0");
        assertThat(row.line()).isEqualTo(2);
    }

    @Test
    void takesDeclaredFeaturesInTheMonitorsOrderAndClassesAsCanonicalText() {
        List<MonitoredRow> rows = rows(BINARY, "a,b,c,s,y,more\n1,2,1.0,.75,0,9\n,,0,0,,9\n");

        assertThat(rows.get(0).features().keySet()).containsExactly("b", "a");
        assertThat(rows.get(0).output()).isEqualTo(Output.ofScore(0.75, "1"));
        assertThat(rows.get(1).features()).containsEntry("a", null).containsEntry("b", null);
        assertThat(rows.get(1).label()).as("an empty label").isNull();
        assertThat(rows).extracting(MonitoredRow::eventTimeMillis).containsExactly(0L, 1L);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "iso|2024-05-01|2024-05-01T00:00:00Z",
                "iso|2024-05-01 10:30:15.250|2024-05-01T10:30:15.250Z",
                "iso|2024-05-01T10:30|2024-05-01T10:30:00Z",
                "iso|2024-05-01T10:30:00+02:00|2024-05-01T08:30:00Z",
                "iso|2024-05-01T10:30:00Z|2024-05-01T10:30:00Z",
                "iso|2024-05-01 10:30:00+0200|2024-05-01T08:30:00Z",
                "epoch-millis|1714559400000|2024-05-01T10:30:00Z",
                "epoch-seconds|1714559400.5|2024-05-01T10:30:00.500Z",
                "dd/MM/yyyy HH:mm|01/05/2024 10:30|2024-05-01T10:30:00Z",
                "yyyyMMdd|20240501|2024-05-01T00:00:00Z",
            })
    void readsTimesAsTheMonitorSays(String format, String text, Instant expected) {
        MonitoredRow row =
                rows(
                                REGRESSION.formatted("\"" + format + "\""),
                                "x,at,y,p\n1,%s,2,3\n".formatted(text))
                        .get(0);

        assertThat(Instant.ofEpochMilli(row.eventTimeMillis())).isEqualTo(expected);
    }

    @Test
    void namesLineValueAndFormatOfATimeThatCannotBeRead() {
        assertThatThrownBy(
                        () ->
                                rows(
                                        REGRESSION.formatted("iso"),
                                        "x,at,y,p\n1,2024-05-01,2,3\n1,May 2nd,2,3\n"))
                .hasMessageStartingWith("rows.csv:3: ")
                .hasMessageContaining("'May 2nd'")
                .hasMessageContaining("iso")
                .hasMessageContaining("time.format");
    }

    @Test
    void doesNotBlameTheFormatForATimeThatIsMissing() {
        assertThatThrownBy(() -> rows(REGRESSION.formatted("iso"), "x,at,y,p\n1,,2,3\n"))
                .hasMessage(
                        "rows.csv:2: column 'at' must hold a time in every row, got ''; fill it in, leave the row out, or name another column as time.column");
    }

    @Test
    void saysWhatToDoAboutPerCents() {
        assertThatThrownBy(() -> rows(BINARY, "a,b,c,s,y\n1,2,1,75,1\n"))
                .hasMessageContaining("from 0 to 1, got 75; name the column that does")
                .hasMessageContaining("divide per cents by 100");
    }

    @Test
    void namesTheNearestColumnForOneThatTheMonitorNames() {
        assertThatThrownBy(() -> rows(REGRESSION.formatted("iso"), "x,att,y,p\n"))
                .hasMessageContaining("no column 'at'")
                .hasMessageContaining("nearest is 'att'");
    }

    @ParameterizedTest
    @CsvSource({"1.2,1", "-0.1,1", "NaN,1", ",1", "high,1", "0.5,"})
    void refusesAPredictionThatIsMissingOrOutOfRange(String score, String decided) {
        String line =
                "1,2,%s,%s,0".formatted(decided == null ? "" : decided, score == null ? "" : score);

        assertThatThrownBy(() -> rows(BINARY, "a,b,c,s,y\n" + line + "\n"))
                .hasMessageStartingWith("rows.csv:2: ");
    }

    @Test
    void readsAFileWithoutTheLabelColumnAsUnlabelled() {
        assertThat(rows(BINARY, "a,b,c,s\n1,2,0,0.1\n").get(0).label()).isNull();
    }

    @Test
    void takesAnIdColumnAsThePredictionsIdAndNotAsAFeature() {
        MonitoredRow row =
                rows(REGRESSION.formatted("iso"), "id,x,at,y,p\nq-7,1,2024-05-01,2,3\n").get(0);

        assertThat(row.predictionId()).isEqualTo("q-7");
        assertThat(row.features()).containsOnlyKeys("x");
    }

    @Test
    void takesTheNamedColumnAsTheIdAndLeavesTheUsualOnesToTheFeatures() {
        MonitoredRow row =
                rows(LOANS, "loan,id,at,known_at,y,p\nL-1,7,2024-05-01,2024-05-03,2,3\n").get(0);

        assertThat(row.predictionId()).isEqualTo("L-1");
        assertThat(row.features()).containsOnlyKeys("id");
    }

    @Test
    void aLabelBecomesKnownWhenItsOwnTimeSaysAndNeverWithoutOne() {
        List<MonitoredRow> rows =
                rows(
                        LOANS,
                        "loan,x,at,known_at,y,p\na,1,2024-05-01,2024-05-03 12:00,2,3\nb,1,2024-05-01,,2,3\nc,1,2024-05-01,2024-05-03,,3\n");

        assertThat(rows).extracting(MonitoredRow::label).containsExactly(2L, null, null);
        assertThat(Instant.ofEpochMilli(rows.get(0).labelMillis()))
                .isEqualTo("2024-05-03T12:00:00Z");
        assertThat(rows.get(0).features()).containsOnlyKeys("x");
    }

    @Test
    void namesLineAndKeyOfALabelsTimeThatCannotBeRead() {
        assertThatThrownBy(() -> rows(LOANS, "loan,x,at,known_at,y,p\na,1,2024-05-01,soon,2,3\n"))
                .hasMessageStartingWith("rows.csv:2: column 'known_at'")
                .hasMessageContaining("set label.time.format");
    }

    @Test
    void anEvaluationSetNeedsNeitherIdsNorTimesOfLabels() {
        MonitoredRow row = rows(LOANS, "x,at,y,p\n1,2024-05-01,2,3\n").get(0);

        assertThat(row.predictionId()).isEqualTo("0");
        assertThat(row.label()).isEqualTo(2L);
    }

    private static List<MonitoredRow> rows(String yaml, String csv) {
        Monitor monitor = MonitorDocument.readText(yaml, "monitor.yaml");
        CsvRows rows =
                CsvRows.read(
                        "rows.csv",
                        new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8)),
                        null);
        List<MonitoredRow> read = new ArrayList<>();
        try (MonitoredRows monitored = MonitoredRows.of(rows, monitor)) {
            monitored.forEachRemaining(read::add);
        }
        return read;
    }
}
