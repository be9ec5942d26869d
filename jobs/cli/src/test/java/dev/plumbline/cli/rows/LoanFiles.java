package dev.plumbline.cli.rows;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.file.CodecFactory;
import org.apache.avro.file.DataFileWriter;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;

/** The same 2,000 rows of the car-loan reference set in every format. */
public final class LoanFiles {
    private static final String SHIPPED =
            "/data/nannyml_car_loan/reference_synthetic_car_loan.csv.gz";
    private static final int ROWS = 2000;

    private LoanFiles() {}

    public static Path csv(Path folder) throws IOException {
        try (BufferedReader shipped =
                new BufferedReader(
                        new InputStreamReader(
                                new GZIPInputStream(LoanFiles.class.getResourceAsStream(SHIPPED)),
                                StandardCharsets.UTF_8))) {
            return Files.write(
                    folder.resolve("loan.csv"), shipped.lines().limit(ROWS + 1).toList());
        }
    }

    public static Path parquet() {
        return resource("loan-2000.parquet");
    }

    static Path resource(String name) {
        try {
            return Path.of(LoanFiles.class.getResource("/rows/" + name).toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    public static Path jsonl(Path folder) throws IOException {
        Path file = folder.resolve("loan.ndjson.gz");
        try (Rows rows = RowFile.of(csv(folder)).open();
                GZIPOutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            while (rows.hasNext()) {
                out.write(json(rows.columns(), rows.next()).getBytes(StandardCharsets.UTF_8));
            }
        }
        return file;
    }

    private static String json(List<String> columns, Row row) {
        StringBuilder line = new StringBuilder("{");
        for (String column : columns) {
            Object value = row.value(column);
            boolean text = value instanceof String;
            line.append(line.length() > 1 ? ", " : "").append('"').append(column).append("\": ");
            line.append(text ? "\"" + value + "\"" : String.valueOf(value));
        }
        return line.append("}\n").toString();
    }

    public static Path avro(Path folder, CodecFactory codec) throws IOException {
        Path file = folder.resolve("loan.avro");
        try (Rows rows = RowFile.of(csv(folder)).open();
                DataFileWriter<GenericRecord> out =
                        new DataFileWriter<>(new GenericDatumWriter<>())) {
            Row row = rows.next();
            Schema schema = schema(rows.columns(), row);
            out.setCodec(codec).create(schema, file.toFile());
            for (; row != null; row = rows.hasNext() ? rows.next() : null) {
                GenericRecord record = new GenericData.Record(schema);
                for (String column : rows.columns()) {
                    record.put(column, row.value(column));
                }
                out.append(record);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file;
    }

    private static Schema schema(List<String> columns, Row row) {
        SchemaBuilder.FieldAssembler<Schema> fields = SchemaBuilder.record("Loan").fields();
        for (String column : columns) {
            Object value = row.value(column);
            if (value instanceof Boolean) {
                fields.name(column).type().nullable().booleanType().noDefault();
            } else if (value instanceof Long) {
                fields.name(column).type().nullable().longType().noDefault();
            } else if (value instanceof Double) {
                fields.name(column).type().nullable().doubleType().noDefault();
            } else {
                fields.name(column).type().nullable().stringType().noDefault();
            }
        }
        return fields.endRecord();
    }
}
