package dev.plumbline.cli.rows;

import dev.plumbline.kafka.document.DocumentException;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.file.DataFileReader;
import org.apache.avro.file.SeekableFileInput;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;

/** The rows of an Avro object container file; holds one of its blocks. */
final class AvroRows extends FileRows<TypedRow> {
    private static final String CODEC = "avro.codec";

    /** Those that need no library which is not here. */
    private static final Set<String> CODECS =
            new TreeSet<>(Set.of("null", "deflate", "bzip2", "snappy", "zstandard"));

    private final SeekableFileInput bytes;
    private final DataFileReader<GenericRecord> reader;
    private final List<AvroCell> cells;
    private final Columns columns;
    private GenericRecord record;
    private long rows;

    private AvroRows(Path path, SeekableFileInput bytes, DataFileReader<GenericRecord> reader) {
        super(path.toString(), reader);
        this.bytes = bytes;
        this.reader = reader;
        Schema schema = reader.getSchema();
        if (schema.getType() != Schema.Type.RECORD) {
            throw new DocumentException(
                    file, 0, "the Avro file must hold records, got " + schema.getType().getName());
        }
        String codec = reader.getMetaString(CODEC);
        if (codec != null && !CODECS.contains(codec)) {
            throw new DocumentException(
                    file,
                    0,
                    "the codec must be one of %s, got %s; write the file again with one of these"
                            .formatted(CODECS, codec));
        }
        this.columns =
                new Columns(file, 0, schema.getFields().stream().map(Schema.Field::name).toList());
        this.cells = schema.getFields().stream().map(field -> AvroCell.of(field.schema())).toList();
    }

    static AvroRows open(Path file) {
        try {
            SeekableFileInput bytes = new SeekableFileInput(file.toFile());
            return new AvroRows(
                    file, bytes, new DataFileReader<>(bytes, new GenericDatumReader<>()));
        } catch (IOException | AvroRuntimeException e) {
            throw new DocumentException(
                    file.toString(),
                    0,
                    "must be an Avro object container file, got: %s; check that it was copied whole, or say its format with --format"
                            .formatted(e.getMessage()));
        }
    }

    @Override
    Columns header() {
        return columns;
    }

    @Override
    public double shareRead() {
        try {
            return bytes.length() == 0 ? 0 : (double) bytes.tell() / bytes.length();
        } catch (IOException e) {
            throw DataFile.unreadable(file, e);
        }
    }

    @Override
    public boolean hasNext() {
        try {
            boolean more = reader.hasNext();
            if (!more && reader.previousSync() != bytes.length()) {
                // the reader takes a block that is cut off for the end
                throw broken(new EOFException("its last block is cut off"));
            }
            return more;
        } catch (IOException | AvroRuntimeException e) {
            throw broken(e);
        }
    }

    @Override
    TypedRow read() {
        try {
            record = reader.next(record);
        } catch (IOException | RuntimeException e) {
            throw broken(e);
        }
        Object[] read = new Object[cells.size()];
        for (int i = 0; i < read.length; i++) {
            read[i] = cells.get(i).read(record.get(i));
        }
        return new TypedRow(columns, 0, rows++, read);
    }

    private DocumentException broken(Exception problem) {
        return new DocumentException(
                file, 0, "row %d: the file must be whole, got %s".formatted(rows + 1, problem));
    }
}
