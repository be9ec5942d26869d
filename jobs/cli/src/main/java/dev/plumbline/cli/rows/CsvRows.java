package dev.plumbline.cli.rows;

import dev.plumbline.kafka.document.DocumentException;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The rows of a CSV file (RFC 4180, UTF-8, with a header; gunzipped where the name ends in {@code
 * .gz}), one at a time: memory does not grow with the file.
 */
public final class CsvRows extends FileRows<CsvRow> {
    private static final int HEADER_PEEK = 1 << 16;

    private final CountedBytes bytes;
    private final Reader reader;
    private final CsvParser parser;
    private final Columns header;
    private long totalBytes;
    private long rows;
    private List<String> next;

    private CsvRows(String file, CountedBytes bytes, Reader reader, Character delimiter)
            throws IOException {
        super(file, reader);
        this.bytes = bytes;
        this.reader = reader;
        this.parser =
                new CsvParser(file, reader, delimiter == null ? guessDelimiter(reader) : delimiter);
        List<String> columns = parser.record();
        if (columns == null) {
            throw new DocumentException(
                    file,
                    1,
                    "there must be a header line, got an empty file; is it the right one?");
        }
        this.header = new Columns(file, parser.recordLine(), columns);
        this.next = parser.record();
    }

    /** Opens a file whose delimiter is the one of {@code , ; tab |} that its header holds most. */
    public static CsvRows open(Path file) {
        return open(file, null);
    }

    /**
     * Opens a file.
     *
     * @param delimiter null: the one of {@code , ; tab |} that the header holds most
     */
    public static CsvRows open(Path file, Character delimiter) {
        DataFile.require(file);
        try {
            CsvRows rows = read(file.toString(), Files.newInputStream(file), delimiter);
            rows.totalBytes = Files.size(file);
            return rows;
        } catch (IOException e) {
            throw DataFile.unreadable(file, e);
        }
    }

    /**
     * Reads an open stream, and closes it with itself.
     *
     * @param file the name for errors; {@code .gz} at its end means gzip
     * @param delimiter null: the one of {@code , ; tab |} that the header holds most
     */
    public static CsvRows read(String file, InputStream bytes, Character delimiter) {
        try {
            CountedBytes counted = new CountedBytes(bytes);
            return new CsvRows(file, counted, DataFile.text(file, counted), delimiter);
        } catch (IOException e) {
            throw DataFile.unreadable(file, e);
        }
    }

    @Override
    public double shareRead() {
        return totalBytes == 0 ? 0 : Math.min(1, (double) bytes.count() / totalBytes);
    }

    @Override
    Columns header() {
        return header;
    }

    @Override
    public boolean hasNext() {
        return next != null;
    }

    @Override
    CsvRow read() {
        CsvRow row = new CsvRow(header, parser.recordLine(), rows++, fitted(next));
        try {
            next = parser.record();
        } catch (IOException e) {
            throw DataFile.brokenAfter(file, row.line(), e);
        }
        return row;
    }

    private List<String> fitted(List<String> cells) {
        int width = header.width();
        if (cells.size() != width) {
            throw new DocumentException(
                    file,
                    parser.recordLine(),
                    "a row must have %d cells as the header has, got %d; quote a cell that holds the delimiter or a line's end"
                            .formatted(width, cells.size()));
        }
        return cells;
    }

    private static char guessDelimiter(Reader reader) throws IOException {
        reader.mark(HEADER_PEEK);
        int[] counts = new int[4];
        boolean quoted = false;
        int read = 0;
        int character = reader.read();
        while (character >= 0 && read++ < HEADER_PEEK - 1 && (quoted || character != '\n')) {
            quoted ^= character == '"';
            int index = quoted ? -1 : ",;\t|".indexOf(character);
            if (index >= 0) {
                counts[index]++;
            }
            character = reader.read();
        }
        reader.reset();
        int best = 0;
        for (int i = 1; i < counts.length; i++) {
            best = counts[i] > counts[best] ? i : best;
        }
        return ",;\t|".charAt(best);
    }
}
