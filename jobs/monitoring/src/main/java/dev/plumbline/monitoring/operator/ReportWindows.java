package dev.plumbline.monitoring.operator;

import dev.plumbline.core.fairness.GroupSelections;
import dev.plumbline.core.judgement.EstimateJudge;
import dev.plumbline.core.judgement.UnfinishedWindow;
import dev.plumbline.core.slice.SliceTotals;
import dev.plumbline.core.window.WindowPlan;
import dev.plumbline.core.window.WindowSpan;
import dev.plumbline.monitoring.judge.Attempt;
import dev.plumbline.monitoring.judge.DataReports;
import dev.plumbline.monitoring.judge.DataWindow;
import dev.plumbline.monitoring.judge.Emission;
import dev.plumbline.monitoring.judge.HeldKey;
import dev.plumbline.monitoring.judge.HeldKeys;
import dev.plumbline.monitoring.judge.WindowRows;
import dev.plumbline.monitoring.stream.ClosedWindow;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Says of a window of the lane DATA what its panes hold: one report, and one notice. */
final class ReportWindows {
    static final long NOT_REPORTED = -1;

    private static final byte[] NOTHING = new byte[0];

    private final HeldKeys held;
    private final PaneState panes;
    private final DataReports reports;

    ReportWindows(HeldKeys held, PaneState panes, DataReports reports) {
        this.held = held;
        this.panes = panes;
        this.reports = reports;
    }

    /**
     * Reports a window.
     *
     * @param emittedAt event time of the report
     * @return its rows, or {@link #NOT_REPORTED}
     */
    long report(RollupTurn turn, WindowSpan window, int revision, boolean judged, long emittedAt)
            throws Exception {
        HeldKey key = turn.key();
        WindowRows rows = panes.merged(key, window);
        boolean silent = rows.count() == 0;
        if (silent && revision == 0 && !isWorthReporting(turn, window)) {
            return NOT_REPORTED;
        }
        DataWindow data =
                new DataWindow(
                        key,
                        window,
                        rows,
                        Attempt.at(() -> panes.slicesOf(window)),
                        Attempt.at(() -> panes.estimatesOf(key, window)),
                        Attempt.at(() -> panes.groupsOf(window)),
                        unfinished(turn, window, rows),
                        turn.progress().lateRows());
        turn.reports().accept(reports.of(data, new Emission(revision, judged, emittedAt)));
        if (!silent) {
            turn.closed().accept(notice(data));
        }
        return rows.count();
    }

    /** All input may end before the last window does. */
    private Optional<UnfinishedWindow> unfinished(
            RollupTurn turn, WindowSpan window, WindowRows rows) throws Exception {
        if (!turn.inputHasEnded() || !panes.from(window.end()).isEmpty()) {
            return Optional.empty();
        }
        WindowPlan plan = turn.key().windows();
        return plan.closesByClock(window.granularity())
                ? UnfinishedWindow.byClock(rows.profile().arrivals(), window, plan.clock())
                : UnfinishedWindow.byRows(
                        rows.count(), plan.specs().get(window.granularity()).rows());
    }

    private static ClosedWindow notice(DataWindow data) throws Exception {
        HeldKey key = data.key();
        SliceTotals slices = data.slices().or(new SliceTotals());
        GroupSelections groups = data.groups().or(new GroupSelections());
        return new ClosedWindow(
                key.reference(),
                key.key().text(),
                data.window().granularity(),
                data.window().start(),
                data.window().end(),
                data.rows().count(),
                EstimateJudge.values(data.estimates().or(List.of())),
                Attempt.at(() -> key.labels().predicted(data.rows().profile(), slices))
                        .or(Map.of()),
                groups.isEmpty() ? NOTHING : groups.toBytes());
    }

    /**
     * The first empty window after one with rows tells that a model went silent, unless the stream
     * or its service ended, or its rows are held to something else by now. A segment may be empty.
     */
    private boolean isWorthReporting(RollupTurn turn, WindowSpan window) {
        HeldKey key = turn.key();
        return key.key().segment().isEmpty()
                && turn.progress().lastWithRows(window.granularity()) == window.start()
                && !turn.inputHasEnded()
                && held.isCurrent(key.key(), window.start())
                && held.isCurrent(key.key(), window.end() - 1)
                && held.isInService(key.key(), window);
    }
}
