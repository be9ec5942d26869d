package dev.plumbline.cli.rows;

import dev.plumbline.kafka.document.DocumentException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.column.ColumnReader;
import org.apache.parquet.column.impl.ColumnReadStoreImpl;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.io.LocalInputFile;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;

/**
 * The rows of a Parquet file. Only the columns that are needed are read; memory holds their part of
 * one row group.
 */
final class ParquetRows extends FileRows<TypedRow> {
    private final ParquetFileReader reader;
    private final MessageType schema;
    private final Columns columns;
    private final long totalRows;
    private MessageType requested;
    private List<Reading> readings;
    private long rowsLeftInGroup;
    private long rows;

    /** One column, at its next value. */
    private record Reading(int index, int present, ParquetCell cell, ColumnReader values) {}

    private ParquetRows(Path path, ParquetFileReader reader) {
        super(path.toString(), reader);
        this.reader = reader;
        this.schema = reader.getFileMetaData().getSchema();
        this.columns =
                new Columns(file, 0, schema.getFields().stream().map(Type::getName).toList());
        this.totalRows = reader.getRecordCount();
        need(Set.copyOf(columns.names()));
    }

    static ParquetRows open(Path file) {
        ParquetReadOptions options =
                ParquetReadOptions.builder(new PlainParquetConfiguration())
                        .withCodecFactory(new ParquetCodecs())
                        .build();
        try {
            return new ParquetRows(file, ParquetFileReader.open(new LocalInputFile(file), options));
        } catch (IOException | RuntimeException e) {
            throw new DocumentException(
                    file.toString(),
                    0,
                    "must be a whole Parquet file, got: %s; check that it was copied whole, or say its format with --format"
                            .formatted(said(e)));
        }
    }

    /** The library names the file by its object. */
    private static String said(Exception problem) {
        return String.valueOf(problem.getMessage())
                .replaceFirst("^\\S*LocalInputFile@\\w+ ", "it ");
    }

    @Override
    Columns header() {
        return columns;
    }

    @Override
    public void need(Set<String> needed) {
        List<Type> read =
                schema.getFields().stream()
                        .filter(type -> isPlain(type) && needed.contains(type.getName()))
                        .toList();
        requested = new MessageType(schema.getName(), read);
        reader.setRequestedSchema(requested);
    }

    private static boolean isPlain(Type type) {
        return type.isPrimitive() && !type.isRepetition(Type.Repetition.REPEATED);
    }

    @Override
    public double shareRead() {
        return totalRows == 0 ? 0 : (double) rows / totalRows;
    }

    @Override
    public boolean hasNext() {
        return rows < totalRows;
    }

    @Override
    TypedRow read() {
        try {
            while (rowsLeftInGroup == 0) {
                beginGroup();
            }
            rowsLeftInGroup--;
            return new TypedRow(columns, 0, rows++, cells());
        } catch (IOException | RuntimeException e) {
            throw new DocumentException(
                    file,
                    0,
                    "row %d: the file must be whole and readable, got %s"
                            .formatted(rows + 1, e.getMessage() == null ? e : e.getMessage()));
        }
    }

    private void beginGroup() throws IOException {
        PageReadStore group = reader.readNextRowGroup();
        if (group == null) {
            throw new IOException("fewer rows than the %d of its footer".formatted(totalRows));
        }
        rowsLeftInGroup = group.getRowCount();
        ColumnReadStoreImpl store =
                new ColumnReadStoreImpl(
                        group,
                        new IgnoringConverter(requested),
                        requested,
                        reader.getFileMetaData().getCreatedBy());
        readings = new ArrayList<>();
        requested
                .getColumns()
                .forEach(
                        column ->
                                readings.add(
                                        new Reading(
                                                columns.index(column.getPath()[0]),
                                                column.getMaxDefinitionLevel(),
                                                ParquetCell.of(column.getPrimitiveType()),
                                                store.getColumnReader(column))));
    }

    private Object[] cells() {
        Object[] cells = new Object[columns.width()];
        for (int i = 0; i < cells.length; i++) {
            cells[i] = isPlain(schema.getType(i)) ? null : TypedRow.NESTED;
        }
        for (Reading reading : readings) {
            ColumnReader values = reading.values();
            if (values.getCurrentDefinitionLevel() == reading.present()) {
                cells[reading.index()] = reading.cell().read(values);
            }
            values.consume();
        }
        return cells;
    }
}
