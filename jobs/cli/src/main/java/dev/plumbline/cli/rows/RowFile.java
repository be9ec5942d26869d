package dev.plumbline.cli.rows;

import dev.plumbline.kafka.document.DocumentKind;
import java.io.Serializable;
import java.nio.file.Path;

/**
 * A file of rows, and how it is read.
 *
 * @param path the file, as the user named it
 * @param format null: by the file's extension or first bytes
 * @param delimiter between the cells of CSV; null: the one of {@code , ; tab |} that the header
 *     holds most
 */
public record RowFile(String path, RowFormat format, Character delimiter) implements Serializable {

    /** Returns a file that is read as its name says. */
    public static RowFile of(Path path) {
        return new RowFile(path.toString(), null, null);
    }

    /** Opens the file at its first row. */
    public Rows open() {
        Path file = Path.of(path);
        DataFile.require(file);
        return switch (format == null ? RowFormat.of(file) : format) {
            case CSV -> CsvRows.open(requireRows(file), delimiter);
            case JSONL -> JsonRows.open(requireRows(file));
            case AVRO -> AvroRows.open(file);
            case PARQUET -> ParquetRows.open(file);
        };
    }

    /** Another document would be told of as broken rows. */
    private static Path requireRows(Path file) {
        DocumentKind.of(DataFile.head(file, DocumentKind.ENOUGH))
                .filter(kind -> kind != DocumentKind.TABLE)
                .ifPresent(
                        other -> {
                            throw other.inPlaceOf("rows with columns", file.toString());
                        });
        return file;
    }

    /** Returns the same file by a path that holds from any folder. */
    public RowFile absolute() {
        return new RowFile(Path.of(path).toAbsolutePath().toString(), format, delimiter);
    }

    @Override
    public String toString() {
        return path;
    }
}
