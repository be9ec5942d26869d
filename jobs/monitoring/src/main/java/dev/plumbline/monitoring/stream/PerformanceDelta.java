package dev.plumbline.monitoring.stream;

/**
 * What one subtask saw of one tick's labelled rows since it last told.
 *
 * @param reference {@link dev.plumbline.core.rollup.RollupKey#reference}
 * @param bucket start of the predictions' tick, in event-time milliseconds
 * @param knownBy first tick at which the labels are known; the least long if that does not matter
 * @param tally bytes of a {@link dev.plumbline.core.performance.PerformanceTally}
 * @param delays bytes of {@link dev.plumbline.core.join.LabelDelays}
 * @param slices bytes of {@link dev.plumbline.core.slice.SliceTotals} of the losses; empty where
 *     nobody asked for slices
 * @param errors bytes of an {@link dev.plumbline.core.errorstream.ErrorLog}; empty where no
 *     detector reads them
 * @param target bytes of {@link dev.plumbline.core.target.TargetTally} of a regression's labels;
 *     empty for a classification, whose tally holds them
 * @param groups bytes of {@link dev.plumbline.core.fairness.GroupTallies}; empty where nobody asked
 *     for fairness
 */
public record PerformanceDelta(
        long reference,
        long bucket,
        long knownBy,
        byte[] tally,
        byte[] delays,
        byte[] slices,
        byte[] errors,
        byte[] target,
        byte[] groups) {}
