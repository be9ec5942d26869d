package dev.plumbline.monitoring.judge;

import dev.plumbline.core.judgement.CoverageJudge;
import dev.plumbline.core.performance.PerformanceTally;
import dev.plumbline.core.window.PendingWindow;

/**
 * A window that the lane PERFORMANCE reports on, and what all parts of its report go by.
 *
 * @param tally of its labelled rows
 * @param coverage whether its labels are of all its traffic alike
 * @param reached event time that has passed, in milliseconds
 */
public record DueWindow(
        HeldKey key,
        PendingWindow window,
        Attempt<PerformanceTally> tally,
        Attempt<CoverageJudge.Finding> coverage,
        long reached) {
    /** Predictions in it. */
    public long rows() {
        return window.rows();
    }

    /** Whether no label can change it any more. */
    public boolean isFinal() {
        return reached >= window.finalAt();
    }

    /** Why its labels allow no verdict; null if they do. */
    public String unjudgeable() {
        return coverage.or(CoverageJudge.Finding.NOTHING).unjudgeable();
    }

    /** Null where nobody can know. */
    public Long labelledRows() {
        PerformanceTally known = tally.or(null);
        return known == null ? null : known.labelled();
    }
}
