package dev.plumbline.monitoring.stream;

import java.util.Map;

/**
 * A window as the DATA lane closed it: the PERFORMANCE lane reports on the very same windows.
 *
 * @param reference {@link dev.plumbline.core.rollup.RollupKey#reference} of the key
 * @param key {@link dev.plumbline.core.rollup.RollupKey#text}
 * @param granularity position of the window's declaration in the monitor
 * @param start event-time milliseconds, inclusive
 * @param end exclusive
 * @param rows predictions in it
 * @param estimated performance without labels, by the measure's name; empty where nothing is
 *     estimated
 * @param predicted predictions by what label coverage is compared by ({@link
 *     dev.plumbline.core.judgement.CoverageJudge}); empty where nothing is
 * @param groups bytes of {@link dev.plumbline.core.fairness.GroupSelections}; empty where nobody
 *     asked for fairness
 */
public record ClosedWindow(
        long reference,
        String key,
        int granularity,
        long start,
        long end,
        long rows,
        Map<String, Double> estimated,
        Map<String, Long> predicted,
        byte[] groups) {
    private static final byte[] NO_GROUPS = new byte[0];

    /** Closes a window of which the lane DATA has nothing to say but its rows. */
    public ClosedWindow(
            long reference, String key, int granularity, long start, long end, long rows) {
        this(reference, key, granularity, start, end, rows, Map.of(), Map.of(), NO_GROUPS);
    }
}
