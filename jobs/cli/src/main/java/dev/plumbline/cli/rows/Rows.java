package dev.plumbline.cli.rows;

import java.util.Iterator;
import java.util.List;
import java.util.Set;

/**
 * The rows of a file, one at a time, in the file's order: memory does not grow with the file. What
 * is wrong with the file is a {@link dev.plumbline.kafka.document.DocumentException} that names the
 * file and the place.
 */
public interface Rows extends Iterator<Row>, AutoCloseable {

    /** Returns the names of the file's columns, in order. */
    List<String> columns();

    default boolean hasColumn(String column) {
        return columns().contains(column);
    }

    /** Throws an error that names the nearest column unless the file has this one. */
    void requireColumn(String column);

    /**
     * Tells, before the first row, that no other columns will be asked for, so that they need not
     * be read.
     */
    default void need(Set<String> columns) {}

    /** Returns how much of the file has been read, 0 to 1; 0 where its size is unknown. */
    double shareRead();

    @Override
    void close();
}
