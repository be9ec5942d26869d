package dev.plumbline.cli.rows;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The options that name a file of rows and say how it is read. */
public final class RowFileOptions {
    @Option(
            names = "--data",
            required = true,
            paramLabel = "FILE",
            description = {
                "Rows with predictions and, if there are any, labels:",
                "CSV with a header, JSON lines, Avro or Parquet; CSV and JSON gzipped if it ends in .gz."
            })
    private Path data;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description =
                    "csv, jsonl, avro or parquet; by default what the file's extension or first bytes say, else csv.")
    private RowFormat format;

    @Option(
            names = "--delimiter",
            paramLabel = "CHAR",
            description =
                    "Between the cells of CSV; by default the one of , ; tab | in the header.")
    private Character delimiter;

    public RowFile file() {
        return new RowFile(data.toString(), format, delimiter);
    }
}
