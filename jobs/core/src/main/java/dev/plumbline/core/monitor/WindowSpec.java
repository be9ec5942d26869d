package dev.plumbline.core.monitor;

import java.time.Duration;
import java.time.Instant;

/**
 * A window to report on: by span, or by rows.
 *
 * @param span length in event time; null for a window of rows
 * @param rows rows after which the window closes at the next pane boundary; 0 for a window by span
 * @param alignTo an event time at which a window by span begins; the epoch unless declared
 */
public record WindowSpec(Duration span, long rows, Instant alignTo) {
    public WindowSpec {
        if ((span == null) == (rows == 0)) {
            throw new IllegalArgumentException(
                    "a window must have either a span or rows, got span %s and rows %d"
                            .formatted(span, rows));
        }
        if (span != null && (span.isNegative() || span.isZero())) {
            throw new IllegalArgumentException("a window's span must be positive, got " + span);
        }
        if (span != null && span.getNano() % 1_000_000 != 0) {
            throw new IllegalArgumentException(
                    "a window's span must be whole milliseconds, got " + span);
        }
        if (rows < 0) {
            throw new IllegalArgumentException("a window's rows must be positive, got " + rows);
        }
    }

    /** Makes windows of a span of event time, one of which begins at the given time. */
    public static WindowSpec ofSpan(Duration span, Instant alignTo) {
        return new WindowSpec(span, 0, alignTo);
    }

    /** Makes windows of as many rows, however long they take. */
    public static WindowSpec ofRows(long rows) {
        return new WindowSpec(null, rows, Instant.EPOCH);
    }

    /** Whether windows end by event time, and not by their number of rows. */
    public boolean isBySpan() {
        return span != null;
    }

    /**
     * The name under which the window is reported: {@code PT1H}, {@code P7D} or {@code 5000 rows}.
     */
    public String granularity() {
        if (span == null) {
            return rows + " rows";
        }
        boolean wholeDays = span.toMillis() % Duration.ofDays(1).toMillis() == 0;
        return wholeDays ? "P" + span.toDays() + "D" : span.toString();
    }
}
