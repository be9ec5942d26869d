package dev.plumbline.cli.report.reading;

import dev.plumbline.core.model.Clock;
import java.time.Instant;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * Writes event times for people: dates in UTC, with a time of day only where there is one, or rows.
 */
public record Stamps(Clock clock) {
    private static final DateTimeFormatter DATE = pattern("uuuu-MM-dd");
    private static final DateTimeFormatter MINUTE = pattern("uuuu-MM-dd HH:mm'Z'");
    private static final DateTimeFormatter SECOND = pattern("uuuu-MM-dd HH:mm:ss'Z'");

    /** Returns {@code 2012-03-26}, {@code 2012-03-26 14:00Z} or {@code row 5,000}. */
    public String at(Instant time) {
        return clock == Clock.ROWS ? "row " + Figures.count(time.toEpochMilli()) : bare(time);
    }

    /** Returns {@code on 2012-03-26} or {@code at row 5,000}. */
    public String when(Instant time) {
        return (clock == Clock.ROWS ? "at " : "on ") + at(time);
    }

    /** As {@link #at}, without the word: for axes and columns that say what they count. */
    public String bare(Instant time) {
        if (clock == Clock.ROWS) {
            return Figures.count(time.toEpochMilli());
        }
        OffsetDateTime there = time.atOffset(ZoneOffset.UTC);
        if (there.toLocalTime().equals(LocalTime.MIDNIGHT)) {
            return DATE.format(there);
        }
        return there.getSecond() == 0 ? MINUTE.format(there) : SECOND.format(there);
    }

    /** Returns {@code 2012-03-19 to 2012-03-26} or {@code rows 5,000 to 9,999}. */
    public String span(Instant from, Instant to) {
        return clock == Clock.ROWS
                ? "rows " + bare(from) + " to " + bare(to.minusMillis(1))
                : bare(from) + " to " + bare(to);
    }

    private static DateTimeFormatter pattern(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ROOT);
    }
}
