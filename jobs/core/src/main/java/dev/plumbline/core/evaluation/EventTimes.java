package dev.plumbline.core.evaluation;

import dev.plumbline.core.monitor.WindowSpec;

/** When the rows of an evaluation set happened, as far as it can be told in constant space. */
final class EventTimes {
    private final WindowStarts windows;
    private long rows;
    private long first = Long.MAX_VALUE;
    private long last = Long.MIN_VALUE;
    private boolean ascending = true;

    EventTimes(WindowSpec window) {
        windows = window.isBySpan() ? new WindowStarts(window) : null;
    }

    void add(long millis) {
        rows++;
        ascending &= millis >= last;
        first = Math.min(first, millis);
        last = Math.max(last, millis);
        if (windows != null) {
            windows.add(millis);
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
}
