package dev.plumbline.cli.quickstart;

import java.time.Duration;
import java.time.Instant;

/**
 * The steps of a paced replay. Step k holds the event times [start + k·S, start + (k + 1)·S); it
 * may be sent only when everything up to two steps before it is decided, so a decision at time T
 * can still change what happens from T + 2·S on.
 */
record ReplayClock(Instant start, Duration step) {
    Instant startOf(int k) {
        return start.plus(step.multipliedBy(k));
    }

    /** Event time up to which all must be decided before step k is sent. */
    Instant decidedBefore(int k) {
        return startOf(k - 2);
    }

    /** The earliest event time that cannot have been sent when a decision of this time is seen. */
    Instant firstUnsent(Instant decision) {
        return decision.plus(step.multipliedBy(2));
    }

    /** Number of steps that reach this event time. */
    int stepsTo(Instant end) {
        long whole = Duration.between(start, end).toMillis();
        return Math.toIntExact((whole + step.toMillis() - 1) / step.toMillis());
    }
}
