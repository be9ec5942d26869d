package dev.plumbline.core.window;

import dev.plumbline.core.monitor.LabelSpec;

/**
 * How finely the label join tells event times apart, so that labelled rows can be folded before
 * they are sent: every pane boundary and every judging point is a whole number of ticks.
 *
 * @param length milliseconds, at least 1
 * @param byLabelTime whether a window is judged before its horizon, so that it matters when a label
 *     became known
 */
public record JoinTicks(long length, boolean byLabelTime) {
    /** Returns the longest ticks at which every pane begins and every judgement falls due. */
    public static JoinTicks of(Panes panes, LabelSpec label) {
        boolean byLabelTime = label.judgeAfter().compareTo(label.horizon()) < 0;
        long length = divisor(panes.length(), panes.offset());
        return new JoinTicks(
                byLabelTime ? divisor(length, label.judgeAfter().toMillis()) : length, byLabelTime);
    }

    private static long divisor(long a, long b) {
        return b == 0 ? a : divisor(b, a % b);
    }
}
