package dev.plumbline.cli.rows;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** In what a file keeps its rows. */
public enum RowFormat {
    /** Text with a header, of any delimiter, gzipped or not. */
    CSV(List.of(), ""),
    /** One JSON object a line, gzipped or not. */
    JSONL(List.of(".jsonl", ".ndjson", ".json"), ""),
    /** Avro object container file. */
    AVRO(List.of(".avro"), "Obj\u0001"),
    /** Apache Parquet. */
    PARQUET(List.of(".parquet", ".pq"), "PAR1");

    private static final int MAGIC_BYTES = 4;

    private final List<String> extensions;
    private final String magic;

    RowFormat(List<String> extensions, String magic) {
        this.extensions = extensions;
        this.magic = magic;
    }

    /**
     * Returns the format of a file: by its extension, else by its first bytes, else CSV.
     *
     * @throws dev.plumbline.kafka.document.DocumentException if there is no such file
     */
    static RowFormat of(Path file) {
        DataFile.require(file);
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        String plain = name.endsWith(".gz") ? name.substring(0, name.length() - 3) : name;
        for (RowFormat format : values()) {
            if (format.extensions.stream().anyMatch(plain::endsWith)) {
                return format;
            }
        }
        String head = DataFile.head(file, MAGIC_BYTES);
        for (RowFormat format : values()) {
            if (!format.magic.isEmpty() && head.equals(format.magic)) {
                return format;
            }
        }
        return CSV;
    }
}
