package dev.plumbline.monitoring.judge;

import dev.plumbline.core.profile.ModelProfile;
import dev.plumbline.core.window.EventGap;
import dev.plumbline.core.window.PaneRows;
import java.util.List;

/**
 * The rows of one window.
 *
 * @param panes when they came, from the window's start to its end
 * @param gap the longest time without one
 */
public record WindowRows(ModelProfile profile, List<PaneRows> panes, EventGap gap) {
    /**
     * Adds the rows of the next pane.
     *
     * @param from start of the pane, in event-time milliseconds
     * @param to its end
     * @param pane a written profile; null without rows
     */
    public void add(long from, long to, byte[] pane) {
        long before = profile.rows();
        if (pane != null) {
            profile.mergeBytes(pane);
            ModelProfile.readSpan(pane, gap::pass);
        }
        panes.add(new PaneRows(from, to, profile.rows() - before));
    }

    public long count() {
        return profile.rows();
    }
}
