package dev.plumbline.core.window;

import dev.plumbline.core.model.Clock;
import dev.plumbline.core.monitor.WindowSpec;
import java.time.Duration;
import java.util.List;

/**
 * The slices of event time that every declared window is a whole number of, so that a row is
 * counted once however many windows it belongs to.
 *
 * @param length of a pane, in event-time milliseconds, at least 1
 * @param offset start of one pane; the others lie whole lengths from it; from 0 to below length
 */
public record Panes(long length, long offset) {
    private static final long WIDEST_FOR_ROWS = Duration.ofMinutes(1).toMillis();

    /**
     * Returns the widest panes that fit the windows: the greatest common divisor of their spans and
     * of the distances between their alignments; at most a minute if a window closes by rows,
     * because it can only close between panes.
     */
    public static Panes of(List<WindowSpec> windows, Clock clock) {
        long length = 0;
        long anchor = windows.get(0).alignTo().toEpochMilli();
        for (WindowSpec window : windows) {
            length = greatestCommonDivisor(length, spanMillis(window, clock));
            length =
                    greatestCommonDivisor(
                            length, Math.abs(window.alignTo().toEpochMilli() - anchor));
        }
        return new Panes(length, Math.floorMod(anchor, length));
    }

    /** Under the clock ROWS a row is a millisecond, so a window of rows has a span. */
    static long spanMillis(WindowSpec window, Clock clock) {
        if (window.isBySpan()) {
            return window.span().toMillis();
        }
        return clock == Clock.ROWS ? window.rows() : WIDEST_FOR_ROWS;
    }

    /** Returns panes that these are made of, and spans of that length too. */
    Panes within(Duration span) {
        long finer = greatestCommonDivisor(length, span.toMillis());
        return new Panes(finer, Math.floorMod(offset, finer));
    }

    /** Returns the start of the pane that holds this event time. */
    public long startOf(long eventTimeMillis) {
        return eventTimeMillis - Math.floorMod(eventTimeMillis - offset, length);
    }

    /** Returns the end, exclusive, of the pane that starts here. */
    public long endOf(long paneStart) {
        return paneStart + length;
    }

    private static long greatestCommonDivisor(long a, long b) {
        return b == 0 ? a : greatestCommonDivisor(b, a % b);
    }
}
