package dev.plumbline.core.window;

/**
 * The longest time without a row, from the first and last rows of a window's panes in their order.
 * A gap within one pane is not seen; it is shorter than a pane. Not thread-safe.
 */
public final class EventGap {
    private final long pane;
    private long last = Long.MIN_VALUE;
    private long largest = -1;

    /**
     * Has seen nothing.
     *
     * @param paneMillis length of a pane
     */
    public EventGap(long paneMillis) {
        this.pane = paneMillis;
    }

    /** Passes over the next pane that has rows. */
    public void pass(long firstRow, long lastRow) {
        if (last != Long.MIN_VALUE) {
            largest = Math.max(largest, firstRow - last);
        }
        last = lastRow;
    }

    /** Longest time between rows of different panes, in milliseconds; −1 with fewer than two. */
    public long largest() {
        return largest;
    }

    /** By how much a gap within a pane may be longer, in milliseconds. */
    public long mostHidden() {
        return Math.max(0, pane - largest);
    }
}
