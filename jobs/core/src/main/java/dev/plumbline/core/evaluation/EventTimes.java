package dev.plumbline.core.evaluation;

import dev.plumbline.core.monitor.WindowSpec;
import java.time.Duration;

/** When the rows of an evaluation set happened, as far as it can be told in constant space. */
final class EventTimes {
    private static final long DAY = Duration.ofDays(1).toMillis();

    private final WindowStarts windows;
    private final WindowStarts days;
    private long rows;
    private long first = Long.MAX_VALUE;
    private long last = Long.MIN_VALUE;
    private boolean ascending = true;

    EventTimes(WindowSpec window) {
        windows = window.isBySpan() ? new WindowStarts(window) : null;
        days =
                window.isBySpan() && window.span().toMillis() % DAY == 0
                        ? new WindowStarts(WindowSpec.ofSpan(Duration.ofDays(1), window.alignTo()))
                        : null;
    }

    void add(long millis) {
        rows++;
        ascending &= millis >= last;
        first = Math.min(first, millis);
        last = Math.max(last, millis);
        if (windows != null) {
            windows.add(millis);
        }
        if (days != null) {
            days.add(millis);
        }
    }

    long rows() {
        return rows;
    }

    /** Smallest event time. */
    long first() {
        return first;
    }

    /** Greatest event time. */
    long last() {
        return last;
    }

    /** Whether no row was older than the one before it. */
    boolean isAscending() {
        return ascending;
    }

    /** Returns the windows that hold rows; null for windows of rows. */
    WindowStarts windows() {
        return windows;
    }

    /** Returns the days that hold rows, from where windows begin; null unless those are of days. */
    WindowStarts days() {
        return days;
    }
}
