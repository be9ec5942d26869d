package dev.plumbline.core.window;

import dev.plumbline.core.profile.BinaryReader;
import dev.plumbline.core.profile.BinaryWriter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/**
 * Which windows of one model version wait to be judged, or for their last labels. State, with its
 * own bytes.
 */
public final class PerformanceProgress {
    private static final int FORMAT = 2;

    /** Its windows have no reports between the first and the last. */
    private static final int FORMAT_WITHOUT_REVISIONS = 1;

    private String key = "";
    private final List<PendingWindow> pending = new ArrayList<>();

    /**
     * Per granularity the end of the last window that is final; rows before it count for nothing
     * more.
     */
    private final TreeMap<Integer, Long> finalTo = new TreeMap<>();

    /** Text of the roll-up key that the windows belong to; empty before the first. */
    public String key() {
        return key;
    }

    /** Whether there was a first window. */
    public boolean hasBegun() {
        return !key.isEmpty();
    }

    /**
     * Adds a closed window, or takes over the rows of one that late rows revised; one that is final
     * stays as it is.
     */
    public void add(String ofKey, PendingWindow window) {
        key = ofKey;
        if (window.end() <= finalTo.getOrDefault(window.granularity(), Long.MIN_VALUE)) {
            return;
        }
        for (int i = 0; i < pending.size(); i++) {
            PendingWindow known = pending.get(i);
            if (known.isSameAs(window)) {
                pending.set(i, known.withRows(window.rows()));
                return;
            }
        }
        pending.add(window);
    }

    /** Whether a window is closed and not final. */
    public boolean isPending(PendingWindow window) {
        return pending.stream().anyMatch(known -> known.isSameAs(window));
    }

    /** Whether every closed window is final. */
    public boolean isIdle() {
        return pending.isEmpty();
    }

    /** Whether a closed window is judged and not final. */
    public boolean hasJudged() {
        return pending.stream().anyMatch(window -> window.revision() > 0);
    }

    /** Returns the latest end of a window that is final; the least long before the first. */
    public long lastFinal() {
        return finalTo.values().stream().mapToLong(Long::longValue).max().orElse(Long.MIN_VALUE);
    }

    /** Returns the windows whose next report is due, in a fixed order. */
    public List<PendingWindow> due(long reached) {
        return pending.stream()
                .filter(window -> window.dueAt() <= reached)
                .sorted(
                        Comparator.comparingLong(PendingWindow::end)
                                .thenComparingInt(PendingWindow::granularity))
                .toList();
    }

    /** Notes that a window's report point is over; it is forgotten once that point was its last. */
    public void reported(PendingWindow window, long reached) {
        pending.removeIf(known -> known.isSameAs(window));
        if (window.finalAt() <= reached) {
            finalTo.merge(window.granularity(), window.end(), Math::max);
            return;
        }
        pending.add(window.next());
    }

    /** Whether rows of this tick belong to no window that can still be reported. */
    public boolean isDone(long bucket, WindowPlan plan) {
        for (int granularity = 0; granularity < plan.specs().size(); granularity++) {
            if (finalTo.getOrDefault(granularity, Long.MIN_VALUE) <= bucket) {
                return false;
            }
        }
        return true;
    }

    /** Returns all that the state holds, its format first; equal states give equal bytes. */
    public byte[] toBytes() {
        BinaryWriter out = new BinaryWriter(128);
        out.writeByte(FORMAT);
        out.writeText(key);
        out.writeVarLong(finalTo.size());
        finalTo.forEach(
                (granularity, end) -> {
                    out.writeVarLong(granularity);
                    out.writeLong(end);
                });
        pending.forEach(window -> window.writeTo(out));
        return out.toByteArray();
    }

    /**
     * Reads what {@link #toBytes} wrote; null is the state before the first window.
     *
     * @throws IllegalArgumentException if the bytes are of another format
     */
    public static PerformanceProgress fromBytes(byte[] bytes) {
        PerformanceProgress progress = new PerformanceProgress();
        if (bytes == null) {
            return progress;
        }
        BinaryReader in = new BinaryReader(bytes);
        int format = in.readFormat("performance state", FORMAT_WITHOUT_REVISIONS, FORMAT);
        progress.key = in.readText();
        for (long left = in.readVarLong(); left > 0; left--) {
            progress.finalTo.put((int) in.readVarLong(), in.readLong());
        }
        while (!in.atEnd()) {
            progress.pending.add(
                    format == FORMAT
                            ? PendingWindow.readFrom(in)
                            : PendingWindow.readWithoutRevisions(in));
        }
        return progress;
    }
}
