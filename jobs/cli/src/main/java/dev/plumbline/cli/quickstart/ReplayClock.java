package dev.plumbline.cli.quickstart;

import java.time.Duration;
import java.time.Instant;

/**
 * The steps of a paced replay. Step k holds the event times [start + k·S, start + (k + 1)·S); it
 * may be sent only when everything up to two steps before it is decided, so a decision at time T
 * can still change what happens from T + 2·S on. Each stream's event time follows its latest record
 * at a distance of S, which is how far the jobs take rows to come out of order.
 */
record ReplayClock(Instant start, Duration step) {
    Instant startOf(int k) {
        return start.plus(step.multipliedBy(k));
    }

    /**
     * Event time, in milliseconds, up to which all must be decided before step k is sent. In a gap
     * of the data it stands still with event time, for then nothing more can be decided.
     *
     * @param reached the least over the streams of their latest event time sent; {@link
     *     Long#MIN_VALUE} while one has none
     */
    long decidedBefore(int k, long reached) {
        // the first steps have nothing before them that could be decided
        if (k < 3 || reached == Long.MIN_VALUE) {
            return Long.MIN_VALUE;
        }
        return Math.min(startOf(k - 2).toEpochMilli(), reached - step.toMillis());
    }

    /**
     * The earliest event time that has not been sent when a decision is seen before step k is.
     *
     * @param decision event time of the decision
     */
    Instant firstUnsent(Instant decision, int k) {
        Instant soonest = decision.plus(step.multipliedBy(2));
        Instant next = startOf(k);
        // a decision within a gap of the data is made only by what comes after the gap
        return soonest.isBefore(next) ? next : soonest;
    }

    /** Number of steps that reach this event time. */
    int stepsTo(Instant end) {
        long whole = Duration.between(start, end).toMillis();
        return Math.toIntExact((whole + step.toMillis() - 1) / step.toMillis());
    }
}
