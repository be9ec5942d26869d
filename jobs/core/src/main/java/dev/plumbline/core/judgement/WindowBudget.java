package dev.plumbline.core.judgement;

import dev.plumbline.core.model.Clock;
import dev.plumbline.core.monitor.Monitor;
import dev.plumbline.core.monitor.WindowSpec;
import java.time.Duration;

/**
 * Divides the false-alarm budget of a model, false episodes per month, over the windows expected in
 * a month of 30 days.
 */
public final class WindowBudget {
    /**
     * A window that is itself as rare as the budget would otherwise be judged at no level at all.
     */
    private static final double MOST_PER_WINDOW = 0.01;

    /** Windows of rows have no known pace: as many are expected in a month as hours and some. */
    private static final double ROW_WINDOWS_PER_MONTH = 1000;

    private static final Duration MONTH = Duration.ofDays(30);

    private WindowBudget() {}

    /**
     * Returns the probability with which one window of one segment may be a false alarm, at most
     * {@value #MOST_PER_WINDOW}. A declared segment feature counts as one segment beside the whole
     * traffic.
     */
    public static double perWindow(Monitor monitor) {
        return perWindow(monitor, 1L + monitor.segments().size());
    }

    /**
     * Returns the same with the number of segments known.
     *
     * @param segments segments reported on, the whole traffic among them, at least 1
     */
    public static double perWindow(Monitor monitor, long segments) {
        if (segments < 1) {
            throw new IllegalArgumentException("segments must be at least 1, got " + segments);
        }
        double windows = 0;
        for (WindowSpec window : monitor.windows()) {
            boolean paced = window.isBySpan() && monitor.time().clock() == Clock.TIME;
            windows +=
                    paced
                            ? (double) MONTH.toMillis() / window.span().toMillis()
                            : ROW_WINDOWS_PER_MONTH;
        }
        double budget = monitor.sensitivity().falseEpisodesPerMonth() / windows;
        return Math.min(MOST_PER_WINDOW, budget) / segments;
    }
}
