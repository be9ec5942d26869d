package dev.plumbline.core.window;

import dev.plumbline.core.profile.BinaryReader;
import dev.plumbline.core.profile.BinaryWriter;
import java.util.ArrayList;
import java.util.List;

/**
 * A window of the lane PERFORMANCE that is closed and not final.
 *
 * @param granularity position of the window's declaration in the monitor
 * @param start event-time milliseconds, inclusive
 * @param end exclusive
 * @param rows predictions of the window
 * @param reportPoints event times of its reports, ascending, at least 2: from the first it is
 *     judged, from the last no label can change it
 * @param revision counts its report points that are over, whether or not there was something to
 *     report
 */
public record PendingWindow(
        int granularity, long start, long end, long rows, List<Long> reportPoints, int revision) {
    /** Copies the list. */
    public PendingWindow {
        reportPoints = List.copyOf(reportPoints);
    }

    /** Returns a window that is just closed. */
    public static PendingWindow closed(
            int granularity, long start, long end, long rows, ReportPoints points) {
        List<Long> revisedAt = points.revisedAfter().stream().map(after -> end + after).toList();
        return new PendingWindow(
                granularity,
                start,
                end,
                rows,
                points(end + points.judgeAfter(), revisedAt, end + points.horizon()),
                0);
    }

    private static List<Long> points(long judgedAt, List<Long> revisedAt, long finalAt) {
        List<Long> points = new ArrayList<>();
        points.add(judgedAt);
        points.addAll(revisedAt);
        points.add(finalAt);
        return points;
    }

    /** The event time from which no label can change it. */
    public long finalAt() {
        return reportPoints.get(reportPoints.size() - 1);
    }

    /** The event time of the next report. */
    public long dueAt() {
        return dueAt(revision);
    }

    private long dueAt(int report) {
        return report < reportPoints.size() ? reportPoints.get(report) : finalAt();
    }

    /** Whether the next report is one between that which is judged and the last. */
    public boolean isRevised() {
        return revision > 0 && revision < reportPoints.size() - 1;
    }

    /**
     * Whether rows of this tick, with labels known by then, count in the next report. The last
     * report counts every label, for none comes within the horizon that is known after it.
     */
    public boolean counts(long bucket, long knownBy) {
        return bucket >= start && bucket < end && (knownBy <= dueAt() || dueAt() == finalAt());
    }

    /** Whether they count in the next report and did not in the one before. */
    public boolean isNews(long bucket, long knownBy) {
        return counts(bucket, knownBy) && (revision == 0 || knownBy > dueAt(revision - 1));
    }

    PendingWindow withRows(long revised) {
        return new PendingWindow(granularity, start, end, revised, reportPoints, revision);
    }

    PendingWindow next() {
        return new PendingWindow(granularity, start, end, rows, reportPoints, revision + 1);
    }

    boolean isSameAs(PendingWindow other) {
        return granularity == other.granularity && start == other.start;
    }

    void writeTo(BinaryWriter out) {
        List<Long> revisedAt = reportPoints.subList(1, reportPoints.size() - 1);
        out.writeVarLong(granularity);
        out.writeLong(start);
        out.writeLong(end);
        out.writeVarLong(rows);
        out.writeLong(reportPoints.get(0));
        out.writeLong(finalAt());
        out.writeVarLong(revision);
        out.writeVarLong(revisedAt.size());
        revisedAt.forEach(out::writeLong);
    }

    /** Reads what {@link #writeTo} wrote. */
    static PendingWindow readFrom(BinaryReader in) {
        PendingWindow once = readWithoutRevisions(in);
        List<Long> revisedAt = new ArrayList<>();
        for (long left = in.readVarLong(); left > 0; left--) {
            revisedAt.add(in.readLong());
        }
        return new PendingWindow(
                once.granularity,
                once.start,
                once.end,
                once.rows,
                points(once.reportPoints.get(0), revisedAt, once.finalAt()),
                once.revision);
    }

    /** Reads a window that has no reports between the first and the last. */
    static PendingWindow readWithoutRevisions(BinaryReader in) {
        int granularity = (int) in.readVarLong();
        long start = in.readLong();
        long end = in.readLong();
        long rows = in.readVarLong();
        List<Long> judgedAndFinalAt = List.of(in.readLong(), in.readLong());
        int revision = (int) in.readVarLong();
        return new PendingWindow(granularity, start, end, rows, judgedAndFinalAt, revision);
    }
}
