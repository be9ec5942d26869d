package dev.plumbline.core.window;

/**
 * One window of one granularity.
 *
 * @param granularity position of the window's declaration in the monitor
 * @param start event-time milliseconds, inclusive
 * @param end exclusive
 */
public record WindowSpan(int granularity, long start, long end) {
    /** Whether a pane that starts here is part of the window. */
    public boolean holds(long pane) {
        return pane >= start && pane < end;
    }
}
