package dev.plumbline.cli.csv;

import dev.plumbline.core.model.FeatureType;
import dev.plumbline.kafka.document.DocumentException;
import java.util.List;

/** One record of a CSV file; a cell is asked for by its column's name. */
public final class CsvRow {
    private final CsvHeader header;
    private final int line;
    private final long number;
    private final List<String> cells;

    CsvRow(CsvHeader header, int line, long number, List<String> cells) {
        this.header = header;
        this.line = line;
        this.number = number;
        this.cells = cells;
    }

    /** Returns the line of the file on which the record begins, counted from 1. */
    public int line() {
        return line;
    }

    /** Returns the record's number, counted from 0 after the header. */
    public long number() {
        return number;
    }

    /** Returns the cell as it stands in the file. */
    public String text(String column) {
        return cells.get(header.index(column));
    }

    /** Returns null for an empty cell, else a Boolean, Long, Double or String as it is spelt. */
    public Object value(String column) {
        return value(column, null);
    }

    /**
     * Returns the cell as a value of the declared type.
     *
     * @param declared NUMERIC also reads NaN and inf; null if the column is not declared
     */
    public Object value(String column, FeatureType declared) {
        return Cell.value(text(column), declared);
    }

    /** Returns an error about this record, with file and line. */
    public DocumentException error(String message) {
        return new DocumentException(header.file(), line, message);
    }
}
