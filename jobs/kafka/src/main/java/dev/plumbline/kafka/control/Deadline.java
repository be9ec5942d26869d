package dev.plumbline.kafka.control;

import java.time.Duration;

/** How long something may still take. */
final class Deadline {
    private final long endNanos;

    Deadline(Duration timeout) {
        this.endNanos = System.nanoTime() + timeout.toNanos();
    }

    boolean isOver() {
        return endNanos - System.nanoTime() <= 0;
    }

    /** Returns the time left, at least a millisecond, so that a call can still fail by itself. */
    Duration rest() {
        return Duration.ofNanos(Math.max(1_000_000, endNanos - System.nanoTime()));
    }

    Duration atMost(Duration longest) {
        Duration rest = rest();
        return rest.compareTo(longest) < 0 ? rest : longest;
    }
}
