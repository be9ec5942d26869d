package dev.plumbline.core.window;

/**
 * The window that is filling up in one granularity that closes by rows.
 *
 * @param start start of its first pane; {@link #NOT_BEGUN} before the first row
 * @param rows rows in it so far
 * @param countedTo end of the last pane that it counted; earlier panes no longer move its boundary
 */
public record RowWindow(long start, long rows, long countedTo) {
    public static final long NOT_BEGUN = Long.MIN_VALUE;

    /** A window that waits for its first pane, after all panes up to here are counted. */
    public static RowWindow after(long countedTo) {
        return new RowWindow(NOT_BEGUN, 0, countedTo);
    }

    /**
     * Whether rows of a pane would be in this window: the pane is still to be counted, or lies
     * between panes that are counted, whose boundary late rows do not move.
     */
    public boolean canHold(long paneStart) {
        return paneStart >= countedTo || rows > 0 && paneStart >= start;
    }

    /** Returns this window with one more pane. */
    public RowWindow plus(long paneStart, long paneEnd, long paneRows) {
        return new RowWindow(start == NOT_BEGUN ? paneStart : start, rows + paneRows, paneEnd);
    }
}
