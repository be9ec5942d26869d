package dev.plumbline.core.window;

import dev.plumbline.core.monitor.LabelSpec;
import java.util.ArrayList;
import java.util.List;

/**
 * When the lane PERFORMANCE reports on a window, in milliseconds after the window's end.
 *
 * @param judgeAfter of the report that alerts are decided on
 * @param revisedAfter of the reports between, which decide nothing; ascending, each after {@code
 *     judgeAfter} and before the horizon
 * @param horizon of the last report
 */
public record ReportPoints(long judgeAfter, List<Long> revisedAfter, long horizon) {
    /**
     * Parts of the horizon at which a window is revised. Delays of labels are skewed to the right,
     * so each wait is twice the one before; a window that is judged after half its horizon is final
     * before it has waited as long again.
     */
    private static final long[] HORIZON_DIVIDED_BY = {4, 2};

    public ReportPoints {
        revisedAfter = List.copyOf(revisedAfter);
    }

    /**
     * Of windows with fixed ends. Points between are whole ticks of the join, for it does not tell
     * finer when a label became known, and at least a tick from each other.
     */
    public static ReportPoints of(Panes panes, LabelSpec label) {
        long judgeAfter = label.judgeAfter().toMillis();
        long horizon = label.horizon().toMillis();
        long tick = JoinTicks.of(panes, label).length();
        List<Long> revisedAfter = new ArrayList<>();
        long before = judgeAfter;
        for (long divisor : HORIZON_DIVIDED_BY) {
            long point = horizon / divisor / tick * tick;
            if (point >= before + tick && point + tick <= horizon) {
                revisedAfter.add(point);
                before = point;
            }
        }
        return new ReportPoints(judgeAfter, revisedAfter, horizon);
    }

    /**
     * Of windows by rows, which have no end that is known when a label comes: judged at the
     * horizon.
     */
    public static ReportPoints atHorizon(LabelSpec label) {
        long horizon = label.horizon().toMillis();
        return new ReportPoints(horizon, List.of(), horizon);
    }

    /** Those that count only the labels known by then; all but the last. */
    List<Long> beforeHorizon() {
        List<Long> points = new ArrayList<>(revisedAfter.size() + 1);
        points.add(judgeAfter);
        points.addAll(revisedAfter);
        return points;
    }
}
