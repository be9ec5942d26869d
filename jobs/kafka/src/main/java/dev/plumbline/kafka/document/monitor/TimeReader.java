package dev.plumbline.kafka.document.monitor;

import dev.plumbline.core.model.Clock;
import dev.plumbline.core.monitor.TimeSource;
import dev.plumbline.kafka.document.DocumentSection;
import dev.plumbline.kafka.document.DocumentValue;
import java.time.DateTimeException;
import java.time.format.DateTimeFormatter;
import java.util.Set;

/** Reads where a file's times stand. */
final class TimeReader {
    private static final Set<String> NAMED_FORMATS = Set.of("iso", "epoch-millis", "epoch-seconds");

    private TimeReader() {}

    /** Reads the time of a file's rows: a column, or the order of the rows. */
    static TimeSource read(DocumentValue value) {
        if (value.isScalar()) {
            if (!value.text().equals("rows")) {
                throw value.problem(
                        "must be {column: ..., format: ...}, or rows",
                        "write time: {column: %s} if that is the column's name"
                                .formatted(value.text()));
            }
            return TimeSource.ROWS;
        }
        return column(value, "iso");
    }

    /**
     * Reads a column of times.
     *
     * @param usualFormat the format where none is given
     */
    static TimeSource column(DocumentValue value, String usualFormat) {
        DocumentSection section = value.section("column", "format");
        String column = section.required("column", "{column: timestamp}").name();
        String format = section.optional("format").map(TimeReader::format).orElse(usualFormat);
        return new TimeSource(Clock.TIME, column, format);
    }

    private static String format(DocumentValue value) {
        String format = value.name();
        if (NAMED_FORMATS.contains(format)) {
            return format;
        }
        try {
            DateTimeFormatter.ofPattern(format);
            return format;
        } catch (IllegalArgumentException | DateTimeException malformed) {
            throw value.problem(
                    "must be iso, epoch-millis, epoch-seconds or a pattern such as yyyy-MM-dd HH:mm",
                    malformed.getMessage());
        }
    }
}
