package dev.plumbline.dispatcher;

import java.time.Duration;

/**
 * How often, and after what pauses, a delivery is tried.
 *
 * @param tries at least 1
 * @param first pause after the first try; each further pause is twice the last one
 * @param longest no pause is longer
 */
public record Backoff(int tries, Duration first, Duration longest) {
    /** Six tries within about a minute. */
    public static final Backoff DEFAULT =
            new Backoff(6, Duration.ofSeconds(1), Duration.ofSeconds(30));

    public Backoff {
        if (tries < 1) {
            throw new IllegalArgumentException("tries must be at least 1, got " + tries);
        }
        Settings.requirePositive("first pause", first);
        Settings.requirePositive("longest pause", longest);
    }

    /** Returns the pause after the given try, counted from 1. */
    Duration pauseAfter(int attempt) {
        Duration pause = first;
        for (int i = 1; i < attempt && pause.compareTo(longest) < 0; i++) {
            pause = pause.multipliedBy(2);
        }
        return pause.compareTo(longest) < 0 ? pause : longest;
    }
}
