package dev.plumbline.cli.rows;

import dev.plumbline.core.model.FeatureType;
import dev.plumbline.kafka.document.DocumentException;
import java.time.Instant;

/** One record of a file; a cell is asked for by its column's name. */
public interface Row {

    /**
     * Returns the line of the file on which the record begins, or, where a file has no lines, the
     * record's place; counted from 1.
     */
    int line();

    /** Returns the record's number, counted from 0. */
    long number();

    /** Returns the cell as text; empty for nothing. */
    String text(String column);

    /**
     * Returns null for an empty cell, else a Boolean, Long, Double or String.
     *
     * @param declared the column's type, which decides how a file of text is read; null if it is
     *     not declared
     */
    Object value(String column, FeatureType declared);

    /** Returns a cell of a column that is not declared. */
    default Object value(String column) {
        return value(column, null);
    }

    /** Returns the cell of a column whose type in the file is a time; null for any other. */
    Instant time(String column);

    /** Returns an error about this record, with its place in the file. */
    DocumentException error(String message);
}
