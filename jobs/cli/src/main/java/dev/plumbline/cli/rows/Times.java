package dev.plumbline.cli.rows;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** Turns the numbers by which files of types write times into instants; UTC where none is said. */
final class Times {
    private static final long NANOS_PER_SECOND = 1_000_000_000;

    private Times() {}

    static Instant ofDays(long days) {
        return LocalDate.ofEpochDay(days).atStartOfDay().toInstant(ZoneOffset.UTC);
    }

    /**
     * Returns the instant of a count since the epoch.
     *
     * @param perSecond units per second: 1000 for milliseconds
     */
    static Instant of(long units, long perSecond) {
        return Instant.ofEpochSecond(
                Math.floorDiv(units, perSecond),
                Math.floorMod(units, perSecond) * (NANOS_PER_SECOND / perSecond));
    }
}
