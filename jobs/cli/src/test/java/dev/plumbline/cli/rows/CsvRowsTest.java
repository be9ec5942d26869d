package dev.plumbline.cli.rows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.core.model.FeatureType;
import dev.plumbline.kafka.document.DocumentException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvRowsTest {
    @TempDir Path folder;

    @Test
    void readsQuotedFieldsWithDelimitersQuotesAndLineEnds() {
        CsvRows rows = rows("a,b\r\n\"x, \"\"y\"\"\nz\",2\r\n,\"\"\r\n");

        CsvRow first = rows.next();
        assertThat(first.text("a")).isEqualTo("x, \"y\"\nz");
        assertThat(first.value("b")).isEqualTo(2L);
        CsvRow second = rows.next();
        assertThat(second.line()).as("a line end inside quotes counts").isEqualTo(4);
        assertThat(second.value("a")).isNull();
        assertThat(second.value("b")).isNull();
        assertThat(rows.hasNext()).isFalse();
    }

    @Test
    void passesOverAByteOrderMarkAndEmptyLines() {
        CsvRows rows = rows("\uFEFFa\n\n1\n\n");

        assertThat(rows.columns()).containsExactly("a");
        assertThat(rows.next().line()).isEqualTo(3);
        assertThat(rows.hasNext()).isFalse();
    }

    @Test
    void readsALastRowWithoutALineEnd() {
        CsvRows rows = rows("a,b\n1,");

        assertThat(rows.next().value("b")).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a,b;c,d\n1,2,3\n", "\"a,x,y\";b;c\n1;2;3\n", "a\tb\tc\n1\t2\t3\n"})
    void findsTheDelimiterThatTheHeaderHoldsMostOutsideQuotes(String text) {
        CsvRows rows = rows(text);

        assertThat(rows.columns()).hasSize(3);
        assertThat(rows.next().value(rows.columns().get(2))).isEqualTo(3L);
    }

    @Test
    void gunzipsAFileByItsName() throws IOException {
        Path file = folder.resolve("rows.csv.gz");
        try (GZIPOutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write("a\n7\n".getBytes(StandardCharsets.UTF_8));
        }

        try (CsvRows rows = CsvRows.open(file)) {
            assertThat(rows.next().value("a")).isEqualTo(7L);
        }
    }

    @Test
    void readsEachScalarAsItIsSpelt() {
        CsvRow row =
                rows("a,b,c,d,e,f,g,h,i\n-3,1.50,True,007,1d,nan,5,9223372036854775808,1e3\n")
                        .next();

        assertThat(row.value("a")).isEqualTo(-3L);
        assertThat(row.value("b")).isEqualTo(1.5);
        assertThat(row.value("c")).isEqualTo(true);
        assertThat(row.value("d")).as("a code, not a number").isEqualTo("007");
        assertThat(row.value("d", FeatureType.NUMERIC)).isEqualTo(7L);
        assertThat(row.value("e", FeatureType.NUMERIC)).as("Java's suffix").isEqualTo("1d");
        assertThat(row.value("f")).isEqualTo("nan");
        assertThat(row.value("f", FeatureType.NUMERIC)).isEqualTo(Double.NaN);
        assertThat(row.value("g")).isEqualTo(5L);
        assertThat(row.value("h")).as("beyond long").isEqualTo(9.223372036854775807e18);
        assertThat(row.value("i")).isEqualTo(1000.0);
    }

    @Test
    void namesTheNearestColumnWhenOneIsMissing() {
        CsvRow row = rows("timestamp,y_pred,label\n1,2,3\n").next();

        assertThatThrownBy(() -> row.value("y_pred_"))
                .isInstanceOf(DocumentException.class)
                .hasMessageStartingWith("rows.csv:1: ")
                .hasMessageContaining("'y_pred_'")
                .hasMessageContaining("nearest is 'y_pred'");
    }

    @Test
    void refusesARowOfAnotherWidthWithItsLine() {
        CsvRows rows = rows("a,b\n1,2\n3\n");
        rows.next();

        assertThatThrownBy(rows::next)
                .hasMessageStartingWith("rows.csv:3: ")
                .hasMessageContaining("2 cells")
                .hasMessageContaining("got 1");
    }

    @Test
    void refusesAQuoteThatIsNeverClosedWithTheLineItBeginsOn() {
        assertThatThrownBy(() -> rows("a,b\n1,\"2\n3,4\n5,6\n"))
                .hasMessageStartingWith("rows.csv:2: ")
                .hasMessageContaining("never closed");
    }

    @Test
    void refusesTextAfterAClosingQuote() {
        assertThatThrownBy(() -> rows("a,b\n\"1\"x,2\n"))
                .hasMessageStartingWith("rows.csv:2: ")
                .hasMessageContaining("'x'");
    }

    @Test
    void refusesAHeaderWithOneColumnTwice() {
        assertThatThrownBy(() -> rows("a,b,a\n")).hasMessageContaining("'a'");
    }

    @Test
    void refusesAnEmptyFile() {
        assertThatThrownBy(() -> rows("")).hasMessageContaining("header");
    }

    @Test
    void refusesAFileThatIsNotThere() {
        assertThatThrownBy(() -> CsvRows.open(folder.resolve("none.csv")))
                .isInstanceOf(DocumentException.class)
                .hasMessageContaining("none.csv");
    }

    @Test
    void refusesBytesThatAreNoUtf8() {
        byte[] inHeader = "ort,größe\n1,2\n".getBytes(StandardCharsets.ISO_8859_1);
        assertThatThrownBy(() -> CsvRows.read("a.csv", new ByteArrayInputStream(inHeader), null))
                .isInstanceOf(DocumentException.class)
                .hasMessageContaining("must be UTF-8, got other bytes; convert the file");

        String text = "ort\n" + "Bonn\n".repeat(100_000) + "Köln\n";
        CsvRows rows =
                CsvRows.read(
                        "a.csv",
                        new ByteArrayInputStream(text.getBytes(StandardCharsets.ISO_8859_1)),
                        null);
        assertThatThrownBy(() -> rows.forEachRemaining(row -> {}))
                .isInstanceOf(DocumentException.class)
                .hasMessageContaining("must be UTF-8, got other bytes beyond this row; convert");
    }

    private static CsvRows rows(String text) {
        return CsvRows.read(
                "rows.csv", new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), null);
    }
}
