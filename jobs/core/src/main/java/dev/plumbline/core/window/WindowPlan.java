package dev.plumbline.core.window;

import dev.plumbline.core.model.Clock;
import dev.plumbline.core.monitor.Monitor;
import dev.plumbline.core.monitor.WindowSpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * How the windows of one monitor lie in event time: which close by the clock and which by rows.
 *
 * @param panes the slices all windows are made of
 * @param specs the declared windows, in the monitor's order
 */
public record WindowPlan(Panes panes, List<WindowSpec> specs, Clock clock) {
    private static final Duration HOUR = Duration.ofHours(1);

    public WindowPlan {
        specs = List.copyOf(specs);
    }

    /**
     * Returns the windows of a monitor over the widest panes that all of them are made of; with
     * seasons a pane is at most an hour.
     */
    public static WindowPlan of(Monitor monitor) {
        Panes widest = Panes.of(monitor.windows(), monitor.time().clock());
        // a window of a day is held to the hours at which its rows came
        Panes panes = monitor.options().seasons() == null ? widest : widest.within(HOUR);
        return new WindowPlan(panes, monitor.windows(), monitor.time().clock());
    }

    /**
     * Whether windows of this granularity have fixed ends; the others close when they hold enough
     * rows.
     */
    public boolean closesByClock(int granularity) {
        return specs.get(granularity).isBySpan() || clock == Clock.ROWS;
    }

    /**
     * Returns the windows with fixed ends that hold a pane, one per granularity that closes by the
     * clock.
     */
    public List<WindowSpan> clockWindowsOf(long paneStart) {
        List<WindowSpan> windows = new ArrayList<>(specs.size());
        for (int granularity = 0; granularity < specs.size(); granularity++) {
            if (closesByClock(granularity)) {
                long span = Panes.spanMillis(specs.get(granularity), clock);
                long start =
                        paneStart
                                - Math.floorMod(
                                        paneStart - specs.get(granularity).alignTo().toEpochMilli(),
                                        span);
                windows.add(new WindowSpan(granularity, start, start + span));
            }
        }
        return windows;
    }

    /** Returns the windows with fixed ends that end exactly here. */
    public List<WindowSpan> clockWindowsEndingAt(long end) {
        return clockWindowsOf(panes.startOf(end - 1)).stream()
                .filter(window -> window.end() == end)
                .toList();
    }

    /** Positions of the granularities that close by rows. */
    public List<Integer> rowGranularities() {
        List<Integer> positions = new ArrayList<>();
        for (int granularity = 0; granularity < specs.size(); granularity++) {
            if (!closesByClock(granularity)) {
                positions.add(granularity);
            }
        }
        return positions;
    }

    /**
     * Returns the first report that a label known by then is in time for, of the windows with fixed
     * ends. The greatest long if it is in time only for the last reports.
     */
    public long reportPoint(long bucket, long knownBy, ReportPoints points) {
        return clockWindowsOf(panes.startOf(bucket)).stream()
                .flatMap(
                        window ->
                                points.beforeHorizon().stream().map(after -> window.end() + after))
                .mapToLong(Long::longValue)
                .filter(point -> point >= knownBy)
                .min()
                .orElse(Long.MAX_VALUE);
    }

    /**
     * Returns the name under which windows of a granularity are reported; it is counted from 0 as
     * declared.
     */
    public String name(int granularity) {
        return specs.get(granularity).granularity();
    }
}
