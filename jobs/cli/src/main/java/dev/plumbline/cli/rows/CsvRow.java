package dev.plumbline.cli.rows;

import dev.plumbline.core.model.FeatureType;
import dev.plumbline.kafka.document.DocumentException;
import java.time.Instant;
import java.util.List;

/** One record of a CSV file; a cell is asked for by its column's name. */
public final class CsvRow implements Row {
    private final Columns header;
    private final int line;
    private final long number;
    private final List<String> cells;

    CsvRow(Columns header, int line, long number, List<String> cells) {
        this.header = header;
        this.line = line;
        this.number = number;
        this.cells = cells;
    }

    @Override
    public int line() {
        return line;
    }

    @Override
    public long number() {
        return number;
    }

    @Override
    public String text(String column) {
        return cells.get(header.index(column));
    }

    @Override
    public Object value(String column, FeatureType declared) {
        return Cell.value(text(column), declared);
    }

    /** Returns null: in a file of text a time is text. */
    @Override
    public Instant time(String column) {
        return null;
    }

    @Override
    public DocumentException error(String message) {
        return new DocumentException(header.file(), line, message);
    }
}
