package dev.plumbline.monitoring.stream;

/**
 * What one subtask saw of one pane since it last told.
 *
 * @param key {@link dev.plumbline.core.rollup.RollupKey#text}
 * @param pane start of the pane, in event-time milliseconds
 * @param profile bytes of a {@link dev.plumbline.core.profile.ModelProfile}; empty where no
 *     baseline gives it bins
 * @param slices bytes of {@link dev.plumbline.core.slice.SliceTotals} of the predictions; empty
 *     where nobody asked for slices
 * @param estimates bytes of a {@link dev.plumbline.core.estimation.EstimateCount}; empty where
 *     nothing is estimated
 * @param groups bytes of {@link dev.plumbline.core.fairness.GroupSelections}; empty where nobody
 *     asked for fairness
 */
public record ProfileDelta(
        String key,
        long pane,
        long rows,
        byte[] profile,
        byte[] slices,
        byte[] estimates,
        byte[] groups) {}
