package dev.plumbline.cli.rows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.kafka.document.DocumentException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.file.CodecFactory;
import org.apache.avro.file.DataFileWriter;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AvroRowsTest {
    private static final String SCHEMA =
            """
            {"type": "record", "name": "Row", "fields": [
              {"name": "i", "type": "int"},
              {"name": "f", "type": ["null", "float"]},
              {"name": "any", "type": ["null", "long", "string", "boolean", {"type": "array", "items": "int"}]},
              {"name": "e", "type": {"type": "enum", "name": "E", "symbols": ["A", "B"]}},
              {"name": "day", "type": {"type": "int", "logicalType": "date"}},
              {"name": "at", "type": ["null", {"type": "long", "logicalType": "timestamp-micros"}]},
              {"name": "money", "type": {"type": "bytes", "logicalType": "decimal", "precision": 9, "scale": 2}},
              {"name": "raw", "type": "bytes"},
              {"name": "nothing", "type": "null"}
            ]}
            """;

    @TempDir Path folder;

    @Test
    void readsEveryType() throws IOException {
        Schema schema = new Schema.Parser().parse(SCHEMA);
        GenericRecord full = record(schema, 7L, 1_714_559_415_250_000L, 0.5f);
        GenericRecord sparse = record(schema, "x", null, null);
        GenericRecord nested = record(schema, List.of(1), null, null);
        try (Rows rows = RowFile.of(write(schema, full, sparse, nested)).open()) {
            Row first = rows.next();
            assertThat(first.value("i")).isEqualTo(3L);
            assertThat(first.value("f")).isEqualTo(0.5);
            assertThat(first.value("any")).isEqualTo(7L);
            assertThat(first.value("e")).isEqualTo("B");
            assertThat(first.time("day")).isEqualTo(Instant.parse("2024-05-01T00:00:00Z"));
            assertThat(first.time("at")).isEqualTo(Instant.parse("2024-05-01T10:30:15.250Z"));
            assertThat(first.value("money")).isEqualTo(-1.25);
            assertThat(first.value("nothing")).isNull();
            assertThatThrownBy(() -> first.value("raw")).hasMessageContaining("nested");
            Row second = rows.next();
            assertThat(second.value("any")).isEqualTo("x");
            assertThat(second.value("f")).isNull();
            assertThat(second.time("at")).isNull();
            Row third = rows.next();
            assertThatThrownBy(() -> third.value("any"))
                    .hasMessageContaining("rows.avro: row 3: column 'any'");
        }
    }

    @Test
    void refusesAFileOfSomethingElseThanRecords() throws IOException {
        Schema number = Schema.create(Schema.Type.LONG);
        Path file = folder.resolve("rows.avro");
        try (DataFileWriter<Long> out = new DataFileWriter<>(new GenericDatumWriter<>())) {
            out.create(number, file.toFile()).append(1L);
        }
        assertThatThrownBy(() -> RowFile.of(file).open())
                .hasMessageContaining("must hold records, got long");
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "deflate", "bzip2", "snappy", "zstandard"})
    void readsEveryCodecThatItNames(String codec) throws IOException {
        try (Rows rows = RowFile.of(numbers(codec)).open()) {
            assertThat(rows.next().value("i")).isEqualTo(5L);
        }
    }

    @Test
    void namesTheCodecsWhereItCannotReadTheFiles() throws IOException {
        Path file = numbers("deflate");
        String bytes = Files.readString(file, StandardCharsets.ISO_8859_1);
        // the name's length is written before it, doubled
        String other = bytes.replace("\u000Edeflate", "\u0004xz");
        Files.writeString(file, other, StandardCharsets.ISO_8859_1);

        assertThatThrownBy(() -> RowFile.of(file).open())
                .isInstanceOf(DocumentException.class)
                .hasMessageContaining("bzip2, deflate, null, snappy, zstandard], got xz; write");
    }

    private Path numbers(String codec) throws IOException {
        Schema schema =
                new Schema.Parser()
                        .parse(
                                """
                                {"type": "record", "name": "Row", "fields": [{"name": "i", "type": "int"}]}
                                """);
        Path file = folder.resolve("rows.avro");
        try (DataFileWriter<GenericRecord> out =
                new DataFileWriter<>(new GenericDatumWriter<>(schema))) {
            out.setCodec(CodecFactory.fromString(codec)).create(schema, file.toFile());
            GenericRecord row = new GenericData.Record(schema);
            row.put("i", 5);
            out.append(row);
        }
        return file;
    }

    private static GenericRecord record(Schema schema, Object any, Long at, Float number) {
        GenericRecord record = new GenericData.Record(schema);
        record.put("i", 3);
        record.put("f", number);
        record.put("any", any);
        record.put("e", new GenericData.EnumSymbol(schema.getField("e").schema(), "B"));
        record.put("day", 19_844);
        record.put("at", at);
        record.put("money", ByteBuffer.wrap(new byte[] {-125}));
        record.put("raw", ByteBuffer.wrap(new byte[] {1}));
        return record;
    }

    private Path write(Schema schema, GenericRecord... records) throws IOException {
        Path file = folder.resolve("rows.avro");
        try (DataFileWriter<GenericRecord> out = new DataFileWriter<>(new GenericDatumWriter<>())) {
            out.create(schema, file.toFile());
            for (GenericRecord record : records) {
                out.append(record);
            }
        }
        return file;
    }
}
