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

    /**
     * A window that is closed and not final.
     *
     * @param judgedAt event time from which it is judged, in milliseconds
     * @param revisedAt event times from which it is revised, between the others, ascending
     * @param finalAt event time from which no label can change it
     * @param revision counts its report points, whether or not there was something to report
     */
    public record PendingWindow(
            int granularity,
            long start,
            long end,
            long rows,
            long judgedAt,
            List<Long> revisedAt,
            long finalAt,
            int revision) {
        public PendingWindow {
            revisedAt = List.copyOf(revisedAt);
        }

        public static PendingWindow closed(
                int granularity, long start, long end, long rows, ReportPoints points) {
            return new PendingWindow(
                    granularity,
                    start,
                    end,
                    rows,
                    end + points.judgeAfter(),
                    points.revisedAfter().stream().map(after -> end + after).toList(),
                    end + points.horizon(),
                    0);
        }

        /** The event time of the next report. */
        public long dueAt() {
            return dueAt(revision);
        }

        private long dueAt(int report) {
            if (report == 0) {
                return judgedAt;
            }
            return report <= revisedAt.size() ? revisedAt.get(report - 1) : finalAt;
        }

        /** The event times of all its reports. */
        public List<Long> reportPoints() {
            List<Long> points = new ArrayList<>(revisedAt);
            points.add(0, judgedAt);
            points.add(finalAt);
            return points;
        }

        /** Whether the next report is one between that which is judged and the last. */
        public boolean isRevised() {
            return revision > 0 && revision <= revisedAt.size();
        }

        /**
         * Whether rows of this tick, with labels known by then, count in the next report. The last
         * report counts every label, for none comes within the horizon that is known after it.
         */
        public boolean counts(long bucket, long knownBy) {
            return bucket >= start && bucket < end && (knownBy <= dueAt() || dueAt() == finalAt);
        }

        /** Whether they count in the next report and did not in the one before. */
        public boolean isNews(long bucket, long knownBy) {
            return counts(bucket, knownBy) && (revision == 0 || knownBy > dueAt(revision - 1));
        }

        private PendingWindow withRows(long revised) {
            return new PendingWindow(
                    granularity, start, end, revised, judgedAt, revisedAt, finalAt, revision);
        }

        private PendingWindow next() {
            return new PendingWindow(
                    granularity, start, end, rows, judgedAt, revisedAt, finalAt, revision + 1);
        }

        private boolean isSameAs(PendingWindow other) {
            return granularity == other.granularity && start == other.start;
        }
    }

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
        if (window.end <= finalTo.getOrDefault(window.granularity, Long.MIN_VALUE)) {
            return;
        }
        for (int i = 0; i < pending.size(); i++) {
            PendingWindow known = pending.get(i);
            if (known.isSameAs(window)) {
                pending.set(i, known.withRows(window.rows));
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
        return pending.stream().anyMatch(window -> window.revision > 0);
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
        if (window.finalAt <= reached) {
            finalTo.merge(window.granularity, window.end, Math::max);
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
        for (PendingWindow window : pending) {
            out.writeVarLong(window.granularity);
            out.writeLong(window.start);
            out.writeLong(window.end);
            out.writeVarLong(window.rows);
            out.writeLong(window.judgedAt);
            out.writeLong(window.finalAt);
            out.writeVarLong(window.revision);
            out.writeVarLong(window.revisedAt.size());
            window.revisedAt.forEach(out::writeLong);
        }
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
            progress.pending.add(pendingFrom(in, format));
        }
        return progress;
    }

    private static PendingWindow pendingFrom(BinaryReader in, int format) {
        int granularity = (int) in.readVarLong();
        long start = in.readLong();
        long end = in.readLong();
        long rows = in.readVarLong();
        long judgedAt = in.readLong();
        long finalAt = in.readLong();
        int revision = (int) in.readVarLong();
        List<Long> revisedAt = new ArrayList<>();
        if (format > FORMAT_WITHOUT_REVISIONS) {
            for (long left = in.readVarLong(); left > 0; left--) {
                revisedAt.add(in.readLong());
            }
        }
        return new PendingWindow(
                granularity, start, end, rows, judgedAt, revisedAt, finalAt, revision);
    }
}
