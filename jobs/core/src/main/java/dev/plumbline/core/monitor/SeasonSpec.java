package dev.plumbline.core.monitor;

import java.time.ZoneId;

/**
 * How the hours of a week are told apart, so that a window is held to what the evaluation set held
 * at the same hours.
 *
 * @param buckets 48 (hour of the day, weekends apart), 168 (hour of the week), or {@link #BY_SPAN}
 * @param zone whose hours and weekends are meant
 */
public record SeasonSpec(int buckets, ZoneId zone) {
    /** 168 buckets if the evaluation set reaches over at least eight weeks, else 48. */
    public static final int BY_SPAN = 0;

    public SeasonSpec {
        if (buckets != BY_SPAN && buckets != 48 && buckets != 168) {
            throw new IllegalArgumentException("buckets must be 48 or 168, got " + buckets);
        }
    }
}
