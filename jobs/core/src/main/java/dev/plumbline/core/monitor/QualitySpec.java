package dev.plumbline.core.monitor;

import java.time.Duration;

/**
 * What a window's arrival is held to. What is null is measured and shown, and not judged.
 *
 * @param duplicates largest share of rows that may repeat an id, from 0 to 1
 * @param freshness longest time from the newest row to the window's end; null: not judged
 * @param fewestRows least rows as a multiple of what the baseline's pace lets expect; null: not
 *     judged
 * @param mostRows most rows as such a multiple; null: not judged
 */
public record QualitySpec(
        double duplicates, Duration freshness, Double fewestRows, Double mostRows) {
    public static final QualitySpec DEFAULT = new QualitySpec(0.01, null, null, null);
}
