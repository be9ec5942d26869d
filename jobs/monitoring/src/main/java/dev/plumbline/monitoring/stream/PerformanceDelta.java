package dev.plumbline.monitoring.stream;

/**
 * What one subtask saw of one tick's labelled rows since it last told.
 *
 * @param reference {@link dev.plumbline.core.rollup.RollupKey#reference}
 * @param bucket start of the predictions' tick, in event-time milliseconds
 * @param knownBy first tick at which the labels are known; the least long if that does not matter
 * @param counts bytes of each {@link dev.plumbline.monitoring.fold.LabelledPart}, which reads its
 *     own; empty where nothing was counted
 */
public record PerformanceDelta(long reference, long bucket, long knownBy, byte[][] counts) {}
