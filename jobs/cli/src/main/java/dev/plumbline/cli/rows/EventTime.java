package dev.plumbline.cli.rows;

import dev.plumbline.core.model.Clock;
import dev.plumbline.core.monitor.TimeSource;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;

/** Reads a row's time, as the monitor says; UTC unless an offset stands there. */
final class EventTime {
    /** Date, or date and time with T or a space between, seconds and offset optional. */
    private static final DateTimeFormatter ISO =
            new DateTimeFormatterBuilder()
                    .append(DateTimeFormatter.ISO_LOCAL_DATE)
                    .optionalStart()
                    .appendPattern("['T'][' ']")
                    .append(DateTimeFormatter.ISO_LOCAL_TIME)
                    .appendPattern("[XXX][XX][X]")
                    .optionalEnd()
                    .toFormatter(Locale.ROOT);

    private final String key;
    private final TimeSource source;
    private final DateTimeFormatter formatter;

    /**
     * @param key where the monitor says it, for errors
     */
    EventTime(String key, TimeSource source) {
        this.key = key;
        this.source = source;
        this.formatter = source.clock() == Clock.TIME ? formatter(source.format()) : null;
    }

    /**
     * Returns milliseconds since the epoch; under the clock ROWS the row's number. A column whose
     * type in the file is a time needs no format.
     */
    long millis(Row row) {
        if (source.clock() == Clock.ROWS) {
            return row.number();
        }
        Instant typed = row.time(source.column());
        if (typed != null) {
            return typed.toEpochMilli();
        }
        String text = row.text(source.column()).strip();
        if (text.isEmpty()) {
            throw row.error(
                    "column '%s' must hold a time in every row, got ''; fill it in, leave the row out, or name another column as %s.column"
                            .formatted(source.column(), key));
        }
        try {
            return switch (source.format()) {
                case "epoch-millis" -> Math.round(finite(text));
                case "epoch-seconds" -> Math.round(finite(text) * 1000);
                default -> instant(text).toEpochMilli();
            };
        } catch (DateTimeException | NumberFormatException e) {
            throw row.error(
                    "column '%s' must hold a time in the format %s, got '%s'; set %s.format to iso, epoch-millis, epoch-seconds or a pattern such as dd/MM/yyyy HH:mm"
                            .formatted(source.column(), source.format(), text, key));
        }
    }

    /** Whether the column holds nothing in this row. */
    boolean isEmpty(Row row) {
        return row.time(source.column()) == null && row.text(source.column()).isBlank();
    }

    private static double finite(String text) {
        double number = Double.parseDouble(text);
        if (!Double.isFinite(number)) {
            throw new NumberFormatException(text);
        }
        return number;
    }

    private Instant instant(String text) {
        TemporalAccessor parsed =
                formatter.parseBest(
                        text,
                        OffsetDateTime::from,
                        Instant::from,
                        LocalDateTime::from,
                        LocalDate::from);
        if (parsed instanceof OffsetDateTime withOffset) {
            return withOffset.toInstant();
        }
        if (parsed instanceof Instant instant) {
            return instant;
        }
        if (parsed instanceof LocalDateTime local) {
            return local.toInstant(ZoneOffset.UTC);
        }
        return ((LocalDate) parsed).atStartOfDay().toInstant(ZoneOffset.UTC);
    }

    private static DateTimeFormatter formatter(String format) {
        return switch (format) {
            case "iso" -> ISO;
            case "epoch-millis", "epoch-seconds" -> null;
            default -> DateTimeFormatter.ofPattern(format, Locale.ROOT);
        };
    }
}
