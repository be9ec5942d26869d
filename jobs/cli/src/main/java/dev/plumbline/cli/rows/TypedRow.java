package dev.plumbline.cli.rows;

import dev.plumbline.core.model.CanonicalText;
import dev.plumbline.core.model.FeatureType;
import dev.plumbline.kafka.document.DocumentException;
import java.time.Instant;

/**
 * One record of a file whose cells have types.
 *
 * @param line from 1; 0 in a file without lines
 * @param cells null, Boolean, Long, Double, String, Instant or {@link #NESTED}, by the columns'
 *     index
 */
record TypedRow(Columns columns, int line, long number, Object[] cells) implements Row {
    /** Stands for a list, a map or a record, which is no cell. */
    static final Object NESTED = new Object();

    @Override
    public int line() {
        return line > 0 ? line : (int) Math.min(Integer.MAX_VALUE, number + 1);
    }

    @Override
    public String text(String column) {
        Object cell = cell(column);
        return cell == null ? "" : CanonicalText.of(cell);
    }

    @Override
    public Object value(String column, FeatureType declared) {
        Object cell = cell(column);
        return cell instanceof Instant ? cell.toString() : cell;
    }

    @Override
    public Instant time(String column) {
        return cell(column) instanceof Instant time ? time : null;
    }

    private Object cell(String column) {
        Object cell = cells[columns.index(column)];
        if (cell == NESTED) {
            throw error(
                    "column '%s' must hold plain values, got a nested one; write its parts as columns of their own, or declare the features without it"
                            .formatted(column));
        }
        return cell;
    }

    @Override
    public DocumentException error(String message) {
        return line > 0
                ? new DocumentException(columns.file(), line, message)
                : new DocumentException(
                        columns.file(), 0, "row %d: %s".formatted(number + 1, message));
    }
}
