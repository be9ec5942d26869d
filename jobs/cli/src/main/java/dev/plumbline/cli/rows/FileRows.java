package dev.plumbline.cli.rows;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.NoSuchElementException;

/**
 * What the rows of every file format have in common.
 *
 * @param <R> the format's rows
 */
abstract class FileRows<R extends Row> implements Rows {
    /** The name for errors. */
    protected final String file;

    private final Closeable source;

    FileRows(String file, Closeable source) {
        this.file = file;
        this.source = source;
    }

    /** Returns the file's columns. */
    abstract Columns header();

    /** Returns the next row, which there is. */
    abstract R read();

    @Override
    public final List<String> columns() {
        return header().names();
    }

    @Override
    public final boolean hasColumn(String column) {
        return header().has(column);
    }

    @Override
    public final void requireColumn(String column) {
        header().index(column);
    }

    @Override
    public final R next() {
        if (!hasNext()) {
            throw new NoSuchElementException(file + " has no more rows");
        }
        return read();
    }

    @Override
    public final void close() {
        try {
            source.close();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot close " + file, e);
        }
    }
}
