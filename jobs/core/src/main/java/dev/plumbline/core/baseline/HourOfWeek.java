package dev.plumbline.core.baseline;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/**
 * The buckets into which a week's hours fall. Local hours: where a summer time begins, an hour has
 * no rows that day, and where it ends, one has twice as many.
 *
 * @param buckets 168: hour of the week, from Monday 0:00; 48: hour of the day, 0 to 23 from Monday
 *     to Friday and 24 to 47 at weekends
 * @param zone whose hours are meant
 */
public record HourOfWeek(int buckets, ZoneId zone) {
    public static final long HOUR = Duration.ofHours(1).toMillis();
    private static final int HOURS = 24;
    private static final int WORKDAYS = 5;

    /** The epoch was a Thursday. */
    private static final int DAY_OF_EPOCH = 3;

    /** Takes rows apart by bucket. */
    @FunctionalInterface
    interface Part {
        /**
         * Takes one part.
         *
         * @param millis how long it lasts
         */
        void take(int bucket, long millis);
    }

    public HourOfWeek {
        if (buckets != 48 && buckets != 168) {
            throw new IllegalArgumentException("buckets must be 48 or 168, got " + buckets);
        }
    }

    /** Returns the bucket of an event time, from 0. */
    public int bucketOf(long epochMillis) {
        long hour = Math.floorDiv(local(epochMillis), HOUR);
        int ofDay = Math.floorMod(hour, HOURS);
        int day = Math.floorMod(Math.floorDiv(hour, HOURS) + DAY_OF_EPOCH, 7);
        if (buckets == 168) {
            return day * HOURS + ofDay;
        }
        return day < WORKDAYS ? ofDay : HOURS + ofDay;
    }

    /** Cuts a span of event time at the local hours. */
    void cut(long from, long to, Part part) {
        long start = from;
        while (start < to) {
            long next = start + HOUR - Math.floorMod(local(start), HOUR);
            long end = Math.min(to, next);
            part.take(bucketOf(start), end - start);
            start = end;
        }
    }

    private long local(long epochMillis) {
        return epochMillis
                + zone.getRules().getOffset(Instant.ofEpochMilli(epochMillis)).getTotalSeconds()
                        * 1000L;
    }
}
