package dev.plumbline.cli.rows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.kafka.document.DocumentException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.file.CodecFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class RowFileTest {
    @TempDir Path folder;

    @Test
    void parquetAndJsonLinesHoldTheRowsOfTheCsv() throws IOException {
        List<List<Object>> csv = values(LoanFiles.csv(folder));
        assertThat(csv).hasSize(2000);
        assertThat(csv.get(0)).contains("40K - 60K €", 0.99, false);
        assertThat(values(LoanFiles.parquet())).isEqualTo(csv);
        assertThat(values(LoanFiles.jsonl(folder))).isEqualTo(csv);
    }

    static Stream<CodecFactory> codecs() {
        return Stream.of(
                CodecFactory.nullCodec(),
                CodecFactory.deflateCodec(6),
                CodecFactory.snappyCodec(),
                CodecFactory.zstandardCodec(3));
    }

    @ParameterizedTest
    @MethodSource("codecs")
    void avroHoldsTheRowsOfTheCsv(CodecFactory codec) throws IOException {
        assertThat(values(LoanFiles.avro(folder, codec))).isEqualTo(values(LoanFiles.csv(folder)));
    }

    private static List<List<Object>> values(Path file) {
        List<List<Object>> values = new ArrayList<>();
        try (Rows rows = RowFile.of(file).open()) {
            while (rows.hasNext()) {
                Row row = rows.next();
                values.add(rows.columns().stream().map(row::value).toList());
            }
            assertThat(rows.shareRead()).isGreaterThan(0.99);
        }
        return values;
    }

    @ParameterizedTest
    @CsvSource({"x.csv,CSV", "x.tsv,CSV", "x.json,JSONL", "x.NDJSON.gz,JSONL", "x,CSV"})
    void theExtensionSaysTheFormat(String name, RowFormat format) throws IOException {
        assertThat(RowFormat.of(Files.writeString(folder.resolve(name), "a\n1\n")))
                .isEqualTo(format);
    }

    @Test
    void withoutAKnownExtensionTheFirstBytesSayIt() throws IOException {
        Path part = Files.copy(LoanFiles.parquet(), folder.resolve("part-00000"));
        assertThat(RowFormat.of(part)).isEqualTo(RowFormat.PARQUET);
        Path avro = LoanFiles.avro(folder, CodecFactory.nullCodec());
        assertThat(RowFormat.of(Files.move(avro, folder.resolve("part-00001"))))
                .isEqualTo(RowFormat.AVRO);
    }

    @Test
    void aFormatThatIsGivenHoldsWhateverTheExtension() throws IOException {
        Path file = Files.writeString(folder.resolve("rows.csv"), "{\"a\": 1}\n");
        try (Rows rows = new RowFile(file.toString(), RowFormat.JSONL, null).open()) {
            assertThat(rows.next().value("a")).isEqualTo(1L);
        }
    }

    @ParameterizedTest
    @CsvSource({"nope.csv", "nope.jsonl", "nope.avro", "nope.parquet"})
    void saysThatAFileDoesNotExist(String name) {
        assertThatThrownBy(() -> RowFile.of(folder.resolve(name)).open())
                .isInstanceOf(DocumentException.class)
                .hasMessageContaining(name + ": the file does not exist");
    }

    @ParameterizedTest
    @CsvSource({"CSV", "JSONL", "AVRO", "PARQUET"})
    void saysThatAFolderIsNoFile(RowFormat format) {
        assertThatThrownBy(() -> new RowFile(folder.toString(), format, null).open())
                .isInstanceOf(DocumentException.class)
                .hasMessageContaining("must be a file, got a folder");
    }

    @ParameterizedTest
    @CsvSource({"JSONL", "AVRO", "PARQUET"})
    void refusesAFileOfAnotherFormat(RowFormat format) throws IOException {
        Path file = Files.writeString(folder.resolve("rows"), "a,b\n1,2\n");
        assertThatThrownBy(() -> new RowFile(file.toString(), format, null).open())
                .isInstanceOf(DocumentException.class)
                .hasMessageContaining("rows");
    }

    @ParameterizedTest
    @CsvSource({"loan.parquet,0.5", "loan.parquet,0.99", "loan.avro,0.5"})
    void refusesAFileThatIsCutOff(String name, double share) throws IOException {
        Path whole =
                name.endsWith("avro")
                        ? LoanFiles.avro(folder, CodecFactory.deflateCodec(6))
                        : LoanFiles.parquet();
        byte[] bytes = Files.readAllBytes(whole);
        byte[] cut = Arrays.copyOf(bytes, (int) (bytes.length * share));
        Path file = Files.write(folder.resolve("cut-" + name), cut);
        assertThatThrownBy(() -> values(file))
                .isInstanceOf(DocumentException.class)
                .hasMessageContaining("whole");
    }
}
