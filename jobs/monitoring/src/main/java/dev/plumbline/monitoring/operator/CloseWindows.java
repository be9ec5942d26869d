package dev.plumbline.monitoring.operator;

import dev.plumbline.core.window.RollupProgress;
import dev.plumbline.core.window.RowWindow;
import dev.plumbline.core.window.WindowPlan;
import dev.plumbline.core.window.WindowSpan;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * When windows of the lane DATA are reported: at their end, with every late row that is still
 * allowed, and once more when no row can change them.
 */
final class CloseWindows {
    /** All input has ended, so a window of rows that is not full is reported too. */
    static final long END_OF_INPUT = Long.MAX_VALUE;

    private final PaneState panes;
    private final ReportWindows windows;
    private final long allowedLateness;

    CloseWindows(PaneState panes, ReportWindows windows, long allowedLatenessMillis) {
        this.panes = panes;
        this.windows = windows;
        this.allowedLateness = allowedLatenessMillis;
    }

    /** A window whose first rows are late has passed its end without a report. */
    void openLate(RollupTurn turn, WindowSpan window) {
        turn.progress().noteRows(window);
        turn.progress().revisable().put(window, 0);
        turn.wakeAt(2 * window.end() - window.start());
        turn.wakeAt(window.end() + allowedLateness);
    }

    /**
     * Late rows within the allowed lateness amend the reports of closed windows; they decide
     * nothing.
     *
     * @return whether there was one to amend
     */
    boolean revise(RollupTurn turn, long pane, long reached) throws Exception {
        boolean changed = false;
        for (Map.Entry<WindowSpan, Integer> entry : turn.progress().revisable().entrySet()) {
            WindowSpan window = entry.getKey();
            if (window.holds(pane) && window.end() <= reached) {
                int revision = entry.getValue();
                entry.setValue(revision + 1);
                changed = true;
                windows.report(turn, window, revision, false, reached);
            }
        }
        return changed;
    }

    /** Reports every window that ends here. */
    void closeUpTo(RollupTurn turn, long boundary) throws Exception {
        WindowPlan plan = turn.key().windows();
        if (boundary != END_OF_INPUT) {
            for (WindowSpan window : plan.clockWindowsEndingAt(boundary)) {
                closeByClock(turn, window);
            }
        }
        for (int granularity : plan.rowGranularities()) {
            closeByRows(turn, granularity, boundary);
        }
    }

    private void closeByClock(RollupTurn turn, WindowSpan window) throws Exception {
        long rows = windows.report(turn, window, 0, true, window.end());
        if (rows > 0) {
            turn.progress().noteRows(window);
            turn.wakeAt(2 * window.end() - window.start());
        }
        if (rows != ReportWindows.NOT_REPORTED) {
            keepRevisable(turn, window);
        }
    }

    private void closeByRows(RollupTurn turn, int granularity, long boundary) throws Exception {
        WindowPlan plan = turn.key().windows();
        RollupProgress progress = turn.progress();
        RowWindow filling = progress.filling(granularity);
        for (long pane : panes.from(filling.countedTo())) {
            long end = plan.panes().endOf(pane);
            if (end > boundary) {
                break;
            }
            filling = filling.plus(pane, end, panes.rowsOf(turn.key(), pane));
            if (filling.rows() >= plan.specs().get(granularity).rows()) {
                filling = closeFilled(turn, granularity, filling);
            }
        }
        if (boundary == END_OF_INPUT && filling.rows() > 0) {
            filling = closeFilled(turn, granularity, filling);
        }
        progress.fill(granularity, filling);
    }

    private RowWindow closeFilled(RollupTurn turn, int granularity, RowWindow filled)
            throws Exception {
        WindowSpan window = new WindowSpan(granularity, filled.start(), filled.countedTo());
        windows.report(turn, window, 0, true, window.end());
        keepRevisable(turn, window);
        return RowWindow.after(filled.countedTo());
    }

    private void keepRevisable(RollupTurn turn, WindowSpan window) {
        if (allowedLateness > 0) {
            turn.progress().revisable().put(window, 1);
            turn.wakeAt(window.end() + allowedLateness);
        }
    }

    /** Windows that can no longer be revised are reported once more, as final. */
    void finishUpTo(RollupTurn turn, long boundary) throws Exception {
        List<WindowSpan> done = new ArrayList<>();
        for (Map.Entry<WindowSpan, Integer> entry : turn.progress().revisable().entrySet()) {
            WindowSpan window = entry.getKey();
            long last = window.end() + allowedLateness;
            if (last <= boundary) {
                windows.report(turn, window, entry.getValue(), false, last);
                done.add(window);
            }
        }
        turn.progress().revisable().keySet().removeAll(done);
    }
}
