package dev.plumbline.monitoring.judge;

import dev.plumbline.core.estimation.PerformanceEstimate;
import dev.plumbline.core.fairness.GroupSelections;
import dev.plumbline.core.judgement.UnfinishedWindow;
import dev.plumbline.core.slice.SliceTotals;
import dev.plumbline.core.window.WindowSpan;
import java.util.List;
import java.util.Optional;

/**
 * A window that the lane DATA reports on, and all that is known of it.
 *
 * @param slices its predictions by slice; empty where nobody asked
 * @param estimates of its performance; empty where nothing is estimated
 * @param groups what was decided for protected groups; empty where nobody asked
 * @param unfinished what the end of all input left of it; empty for a whole one
 * @param lateRows rows of its key that came too late for any window so far
 */
public record DataWindow(
        HeldKey key,
        WindowSpan window,
        WindowRows rows,
        Attempt<SliceTotals> slices,
        Attempt<List<PerformanceEstimate>> estimates,
        Attempt<GroupSelections> groups,
        Optional<UnfinishedWindow> unfinished,
        long lateRows) {}
