package dev.plumbline.kafka.document;

import dev.plumbline.core.model.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Spans and points of event time as people write them: {@code P7D} and {@code 2012-01-01} under the
 * clock TIME, {@code 100 rows} under the clock ROWS, where a row is one millisecond.
 */
public final class ClockSpan {
    private static final Pattern ROWS = Pattern.compile("(\\d{1,18}) rows?");

    private ClockSpan() {}

    /** A span of at least zero, in whole milliseconds. */
    public static Duration read(DocumentValue value, Clock clock) {
        return clock == Clock.ROWS ? rows(value) : time(value);
    }

    /** Returns a span as {@link #read} takes it. */
    public static String write(Duration span, Clock clock) {
        return clock == Clock.ROWS ? span.toMillis() + " rows" : ofTime(span);
    }

    /** A point of event time as results and baselines carry it; rows are whole numbers. */
    public static Instant point(DocumentValue value, Clock clock) {
        return clock == Clock.ROWS
                ? Instant.ofEpochMilli(value.whole(Long.MIN_VALUE))
                : point(value);
    }

    /** A date, or a date and time; UTC unless an offset stands there. */
    public static Instant point(DocumentValue value) {
        String text = value.text();
        try {
            if (!text.contains("T")) {
                return LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC);
            }
            return text.matches(".*(Z|[+-]\\d\\d:?\\d\\d)")
                    ? OffsetDateTime.parse(text).toInstant()
                    : LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
        } catch (DateTimeParseException other) {
            throw value.problem(
                    "must be an ISO-8601 date, or date and time",
                    "write 2012-01-01 or 2012-01-01T06:00:00Z");
        }
    }

    private static Duration rows(DocumentValue value) {
        Matcher rows = ROWS.matcher(value.text());
        if (!rows.matches()) {
            throw value.problem(
                    "must be a number of rows, because the clock is rows", "write it as 100 rows");
        }
        return Duration.ofMillis(Long.parseLong(rows.group(1)));
    }

    private static Duration time(DocumentValue value) {
        Duration span = parsed(value);
        boolean wholeMillis = span.toNanosPart() % 1_000_000 == 0;
        if (span.isNegative() || !wholeMillis || span.toDays() > 36_500) {
            throw value.problem(
                    "must be a span of whole milliseconds from zero to 100 years",
                    "write it as PT1H or P7D");
        }
        return span;
    }

    private static Duration parsed(DocumentValue value) {
        String text = value.text();
        if (ROWS.matcher(text).matches()) {
            throw value.problem(
                    "must be a span of time, because there is a time column",
                    "write it as P1D, or set time: rows");
        }
        try {
            return Duration.parse(text);
        } catch (DateTimeParseException other) {
            throw value.problem(
                    "must be an ISO-8601 duration of days, hours, minutes and seconds",
                    "write PT5M, PT1H, P1D, or P28D for four weeks");
        }
    }

    private static String ofTime(Duration span) {
        boolean wholeDays = !span.isZero() && span.toSeconds() % 86_400 == 0;
        return wholeDays && span.toNanosPart() == 0 ? "P" + span.toDays() + "D" : span.toString();
    }
}
