package dev.plumbline.core.window;

import dev.plumbline.core.profile.BinaryReader;
import dev.plumbline.core.profile.BinaryWriter;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;

/**
 * How far the windows of one model version are closed. It is state, because a watermark is not:
 * after a restore a late row must still be late, or it would overwrite a final report.
 */
public final class RollupProgress {
    private static final int FORMAT = 1;
    private static final Comparator<WindowSpan> BY_END =
            Comparator.comparingLong(WindowSpan::end)
                    .thenComparingInt(WindowSpan::granularity)
                    .thenComparingLong(WindowSpan::start);

    private long closedUpTo = Long.MIN_VALUE;
    private long lateRows;

    /** Granularities that close by rows, with the window that is filling up. */
    private final TreeMap<Integer, RowWindow> filling = new TreeMap<>();

    /** Windows that are reported and can still be revised, with the revision that comes next. */
    private final TreeMap<WindowSpan, Integer> revisable = new TreeMap<>(BY_END);

    /**
     * Per granularity the end of the last window that held rows, so that one empty window is
     * reported and no more.
     */
    private final TreeMap<Integer, Long> lastWithRows = new TreeMap<>();

    /**
     * Returns the event time up to which windows are closed, in milliseconds; the least long before
     * the first.
     */
    public long closedUpTo() {
        return closedUpTo;
    }

    /** Moves that time forward; an earlier one changes nothing. */
    public void closeUpTo(long boundary) {
        closedUpTo = Math.max(closedUpTo, boundary);
    }

    /** Rows that came after every window that they belong to could be revised. */
    public long lateRows() {
        return lateRows;
    }

    /** Counts rows that came too late for every window of theirs. */
    public void addLateRows(long rows) {
        lateRows += rows;
    }

    /**
     * Returns the window by rows that is filling up at a granularity, counted from 0 as declared;
     * an empty one before the first row.
     */
    public RowWindow filling(int granularity) {
        return filling.getOrDefault(granularity, RowWindow.after(Long.MIN_VALUE));
    }

    /** Replaces the window that is filling up. */
    public void fill(int granularity, RowWindow window) {
        filling.put(granularity, window);
    }

    /**
     * Returns the windows that late rows may still revise, by their end, each with the revision
     * that comes next. The map is the state itself: what is done to it holds.
     */
    public Map<WindowSpan, Integer> revisable() {
        return revisable;
    }

    /** Whether no window is filling up and none can be revised. */
    public boolean isIdle() {
        return revisable.isEmpty()
                && filling.values().stream().allMatch(window -> window.rows() == 0);
    }

    /** Returns the latest end of a window that held rows; the least long before the first. */
    public long lastWithRows() {
        return lastWithRows.values().stream()
                .mapToLong(Long::longValue)
                .max()
                .orElse(Long.MIN_VALUE);
    }

    /**
     * Returns the end of a granularity's last window that held rows; the least long before the
     * first.
     */
    public long lastWithRows(int granularity) {
        return lastWithRows.getOrDefault(granularity, Long.MIN_VALUE);
    }

    /** Notes that a window held rows. */
    public void noteRows(WindowSpan window) {
        lastWithRows.merge(window.granularity(), window.end(), Math::max);
    }

    /** Returns all that the state holds, its format first; equal states give equal bytes. */
    public byte[] toBytes() {
        BinaryWriter out = new BinaryWriter(64);
        out.writeByte(FORMAT);
        out.writeLong(closedUpTo);
        out.writeVarLong(lateRows);
        out.writeVarLong(filling.size());
        filling.forEach(
                (granularity, window) -> {
                    out.writeVarLong(granularity);
                    out.writeLong(window.start());
                    out.writeVarLong(window.rows());
                    out.writeLong(window.countedTo());
                });
        out.writeVarLong(revisable.size());
        revisable.forEach(
                (window, revision) -> {
                    out.writeVarLong(window.granularity());
                    out.writeLong(window.start());
                    out.writeLong(window.end());
                    out.writeVarLong(revision);
                });
        out.writeVarLong(lastWithRows.size());
        lastWithRows.forEach(
                (granularity, end) -> {
                    out.writeVarLong(granularity);
                    out.writeLong(end);
                });
        return out.toByteArray();
    }

    /**
     * Reads what {@link #toBytes} wrote; null is the state before the first row.
     *
     * @throws IllegalArgumentException if the bytes are of another format
     */
    public static RollupProgress fromBytes(byte[] bytes) {
        RollupProgress progress = new RollupProgress();
        if (bytes == null) {
            return progress;
        }
        BinaryReader in = new BinaryReader(bytes);
        in.readFormat("roll-up state", FORMAT);
        progress.closedUpTo = in.readLong();
        progress.lateRows = in.readVarLong();
        for (long left = in.readVarLong(); left > 0; left--) {
            progress.filling.put(
                    (int) in.readVarLong(),
                    new RowWindow(in.readLong(), in.readVarLong(), in.readLong()));
        }
        for (long left = in.readVarLong(); left > 0; left--) {
            progress.revisable.put(
                    new WindowSpan((int) in.readVarLong(), in.readLong(), in.readLong()),
                    (int) in.readVarLong());
        }
        for (long left = in.readVarLong(); left > 0; left--) {
            progress.lastWithRows.put((int) in.readVarLong(), in.readLong());
        }
        return progress;
    }
}
