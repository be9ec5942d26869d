package dev.plumbline.cli;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads an event time from the command line: a date in UTC, or date and time with an offset. */
final class EventTimeOption implements ITypeConverter<Instant> {
    @Override
    public Instant convert(String text) {
        try {
            return text.indexOf('T') < 0
                    ? LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC)
                    : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw new TypeConversionException(
                    "must be a time such as 2024-05-01 or 2024-05-01T10:30:00Z, got '%s'"
                            .formatted(text));
        }
    }
}
