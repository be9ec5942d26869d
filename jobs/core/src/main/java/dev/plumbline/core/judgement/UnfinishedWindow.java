package dev.plumbline.core.judgement;

import dev.plumbline.core.model.Clock;
import dev.plumbline.core.profile.Arrivals;
import dev.plumbline.core.report.Measurement;
import dev.plumbline.core.report.Verdict;
import dev.plumbline.core.window.PaneRows;
import dev.plumbline.core.window.WindowSpan;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A window that had not passed when all input ended, as the last one of a file. Its rows are judged
 * as rows; how many there are, and how old the newest is, tells of the file and not of the model.
 *
 * @param missing share of the window's span, or of its declared rows, after the newest row; above
 *     0, at most 1
 * @param reason what ended when, in words
 */
public record UnfinishedWindow(double missing, String reason) {
    /** A row may be late by less than this many times the mean time between rows. */
    private static final double PATIENCE = 2;

    private static final long SECOND = 1000;
    private static final long MINUTE = 60 * SECOND;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;

    private static final Set<String> OF_THE_WHOLE =
            Set.of(DriftMetric.FRESHNESS, DriftMetric.ROW_COUNT_CHANGE);

    /**
     * Asks whether a window with a fixed end is unfinished: its newest row is further from its end
     * than twice the mean time between its rows. Call it for the last window of an input only.
     *
     * @param arrivals of the window's rows; where none was followed, nobody knows
     */
    public static Optional<UnfinishedWindow> byClock(
            Arrivals arrivals, WindowSpan window, Clock clock) {
        if (arrivals.rows() == 0) {
            return Optional.empty();
        }
        double left = window.end() - arrivals.last();
        double pace = (double) (arrivals.last() - arrivals.first()) / (arrivals.rows() - 1);
        return arrivals.rows() > 1 && left <= PATIENCE * pace
                ? Optional.empty()
                : Optional.of(
                        new UnfinishedWindow(
                                left / (window.end() - window.start()),
                                clock == Clock.TIME
                                        ? "the input ended %s before the window did"
                                                .formatted(words((long) left))
                                        : after(
                                                arrivals.last() + 1 - window.start(),
                                                window.end() - window.start())));
    }

    /** Asks whether a window of rows is unfinished: it has fewer than it was declared with. */
    public static Optional<UnfinishedWindow> byRows(long rows, long declared) {
        return rows >= declared
                ? Optional.empty()
                : Optional.of(
                        new UnfinishedWindow(1 - (double) rows / declared, after(rows, declared)));
    }

    private static String after(long rows, long declared) {
        return "the input ended after %d of %d rows".formatted(rows, declared);
    }

    /** The mark that the window's report carries. */
    public Measurement mark(long rows) {
        return Measurement.of(DriftMetric.UNFINISHED, null)
                .value(missing)
                .rows(rows)
                .verdict(Verdict.NOT_APPLICABLE, reason);
    }

    /**
     * Takes back the verdicts that only a whole window supports. More rows than a whole window may
     * have are too many for a part of it.
     */
    public List<Measurement> withhold(List<Measurement> arrival) {
        List<Measurement> kept = new ArrayList<>();
        for (Measurement measured : arrival) {
            boolean judged =
                    measured.verdict() == Verdict.OK || measured.verdict() == Verdict.DRIFT;
            boolean withheld =
                    judged && OF_THE_WHOLE.contains(measured.metric()) && !tooMany(measured);
            kept.add(withheld ? measured.with(Verdict.INSUFFICIENT_DATA, reason) : measured);
        }
        return kept;
    }

    private static boolean tooMany(Measurement measured) {
        return measured.metric().equals(DriftMetric.ROW_COUNT_CHANGE)
                && measured.verdict() == Verdict.DRIFT
                && measured.value() > measured.threshold();
    }

    /** The panes up to the newest row: the hours that had passed. */
    public static List<PaneRows> passed(List<PaneRows> panes) {
        int end = panes.size();
        while (end > 0 && panes.get(end - 1).rows() == 0) {
            end--;
        }
        return panes.subList(0, end);
    }

    private static String words(long millis) {
        if (millis >= 2 * DAY) {
            return millis / DAY + " days";
        }
        if (millis >= 2 * HOUR) {
            return millis / HOUR + " hours";
        }
        return millis >= 2 * MINUTE
                ? millis / MINUTE + " minutes"
                : String.format(Locale.ROOT, "%.3g seconds", (double) millis / SECOND);
    }
}
