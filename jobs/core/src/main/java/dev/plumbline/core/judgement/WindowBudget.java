package dev.plumbline.core.judgement;

import dev.plumbline.core.baseline.Baseline;
import dev.plumbline.core.baseline.SegmentBaseline;
import dev.plumbline.core.model.Clock;
import dev.plumbline.core.monitor.Monitor;
import dev.plumbline.core.monitor.WindowSpec;
import dev.plumbline.core.segment.Segments;
import java.time.Duration;
import java.util.List;

/**
 * Divides the false-alarm budget of a model, false episodes per month, over the windows expected in
 * a month of 30 days.
 */
public final class WindowBudget {
    /**
     * A window that is itself as rare as the budget would otherwise be judged at no level at all.
     */
    private static final double MOST_PER_WINDOW = 0.01;

    /** Without a clock nobody knows the pace of rows: as many as hours in a month and some. */
    static final double WINDOWS_OF_UNKNOWN_PACE = 1000;

    private static final Duration MONTH = Duration.ofDays(30);

    private WindowBudget() {}

    /**
     * Returns the probability with which one window may be a false alarm, at most {@value
     * #MOST_PER_WINDOW} among all segments; the whole and every segment that is judged have the
     * same share.
     *
     * @param baseline whose pace rows are expected to come at
     */
    public static double perWindow(Monitor monitor, Baseline baseline) {
        double windows =
                monitor.windows().stream()
                        .mapToDouble(window -> windowsPerMonth(window, monitor, baseline))
                        .sum();
        double budget = monitor.sensitivity().falseEpisodesPerMonth() / windows;
        return Math.min(MOST_PER_WINDOW, budget) / segments(monitor, baseline);
    }

    /** Returns how many are judged: the whole, and every segment with a baseline of its own. */
    static long segments(Monitor monitor, Baseline baseline) {
        List<String> declared = new Segments(baseline.layout(), monitor.segments()).names();
        return 1
                + baseline.supplement().segments().stream()
                        .map(SegmentBaseline::segment)
                        .filter(declared::contains)
                        .count();
    }

    /**
     * Returns how many windows are expected in 30 days: under the clock TIME by their span or, for
     * windows of rows, by the pace of the evaluation rows; under the clock ROWS {@value
     * #WINDOWS_OF_UNKNOWN_PACE}.
     */
    static double windowsPerMonth(WindowSpec window, Monitor monitor, Baseline baseline) {
        if (monitor.time().clock() == Clock.ROWS) {
            return WINDOWS_OF_UNKNOWN_PACE;
        }
        double month = MONTH.toMillis();
        return window.isBySpan()
                ? month / window.span().toMillis()
                : month * rowsPerMilli(baseline) / window.rows();
    }

    /** Returns how many rows a window is expected to hold. */
    static long expectedRows(WindowSpec window, Monitor monitor, Baseline baseline) {
        if (!window.isBySpan()) {
            return window.rows();
        }
        // under the clock ROWS a row is a millisecond
        return monitor.time().clock() == Clock.ROWS
                ? window.span().toMillis()
                : Math.round(window.span().toMillis() * rowsPerMilli(baseline));
    }

    private static double rowsPerMilli(Baseline baseline) {
        double millis = Duration.between(baseline.from(), baseline.to()).toMillis();
        return baseline.rows() / millis;
    }
}
