package dev.plumbline.cli.rows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonRowsTest {
    @TempDir Path folder;

    @Test
    void refusesAFileWithoutALine() throws IOException {
        Path file = folder.resolve("rows.jsonl");
        Files.writeString(file, "\n \n");
        assertThatThrownBy(() -> JsonRows.open(file)).hasMessageContaining("got no line");
    }

    @Test
    void readsEveryKindOfScalar() throws IOException {
        Row row =
                rows("""
                                {"w": 7, "n": 1.5, "t": "07", "b": true, "z": null, "nan": NaN}
                                """)
                        .get(0);
        assertThat(row.value("w")).isEqualTo(7L);
        assertThat(row.value("n")).isEqualTo(1.5);
        assertThat(row.value("t")).as("text stays text").isEqualTo("07");
        assertThat(row.value("b")).isEqualTo(true);
        assertThat(row.value("z")).isNull();
        assertThat(row.value("nan")).isEqualTo(Double.NaN);
        assertThat(row.text("z")).isEmpty();
        assertThat(row.line()).isEqualTo(1);
    }

    @Test
    void columnsAreTheNamesOfAllFirstRowsAndBlankLinesArePassedOver() throws IOException {
        List<Row> rows = rows("\uFEFF{\"a\": 1}\n\n{\"b\": 2}\r\n");
        assertThat(rows).hasSize(2);
        assertThat(rows.get(0).value("b")).isNull();
        assertThat(rows.get(1).value("b")).isEqualTo(2L);
        assertThat(rows.get(1).line()).isEqualTo(3);
        assertThat(rows.get(1).number()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "[{\"a\": 1}]|START_ARRAY",
                "{\"a\": 1|Unexpected",
                "{\"a\": 1} {\"a\": 2}|more after it",
                "{'a': 1}|Unexpected character",
                "a,b|Unrecognized token",
            })
    void namesTheLineThatIsNoObject(String line, String problem) {
        assertThatThrownBy(() -> rows("{\"a\": 1}\n" + line + "\n"))
                .hasMessageContaining("rows.jsonl:2: each line must be one JSON object")
                .hasMessageContaining(problem);
    }

    @Test
    void aNestedValueIsRefusedWhereItIsAskedFor() throws IOException {
        Row row = rows("{\"a\": {\"x\": [1, {}]}, \"b\": 2, \"c\": []}\n").get(0);
        assertThat(row.value("b")).isEqualTo(2L);
        assertThatThrownBy(() -> row.value("a"))
                .hasMessageContaining("rows.jsonl:1: ")
                .hasMessageContaining("'a' must hold plain values");
        assertThatThrownBy(() -> row.value("c")).hasMessageContaining("nested");
    }

    @Test
    void aNameThatComesUpLateIsNotLostSilently() throws IOException {
        String late = "{\"a\": 1}\n".repeat(1000) + "{\"a\": 1, \"late\": 2}\n";
        assertThatThrownBy(() -> rows(late))
                .hasMessageContaining("rows.jsonl:1001: ")
                .hasMessageContaining("'late'");
        try (Rows rows = open(late)) {
            rows.need(Set.of("a"));
            int read = 0;
            for (; rows.hasNext(); read++) {
                rows.next();
            }
            assertThat(read).isEqualTo(1001);
        }
    }

    private List<Row> rows(String text) throws IOException {
        List<Row> read = new ArrayList<>();
        try (Rows rows = open(text)) {
            rows.forEachRemaining(read::add);
        }
        return read;
    }

    private Rows open(String text) throws IOException {
        return RowFile.of(Files.writeString(folder.resolve("rows.jsonl"), text)).open();
    }
}
