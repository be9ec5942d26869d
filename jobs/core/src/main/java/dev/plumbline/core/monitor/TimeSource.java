package dev.plumbline.core.monitor;

import dev.plumbline.core.model.Clock;

/**
 * Where a file's event time comes from.
 *
 * @param column the column that holds it; null under the clock ROWS
 * @param format {@code iso} (date, or date and time, UTC unless an offset stands there), {@code
 *     epoch-millis}, {@code epoch-seconds}, or a {@link java.time.format.DateTimeFormatter}
 *     pattern; null under the clock ROWS
 */
public record TimeSource(Clock clock, String column, String format) {
    public static final TimeSource ROWS = new TimeSource(Clock.ROWS, null, null);
}
