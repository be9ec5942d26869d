package dev.plumbline.cli.report.run;

import java.time.Instant;
import java.util.Objects;

/**
 * Something a reader must know about a span of a run, such as a fault that was put in on purpose.
 *
 * @param from inclusive, event time
 * @param to exclusive, after {@code from}
 * @param text what a person reads, such as {@code INJECTED: hum × 100}
 */
public record Annotation(Instant from, Instant to, String text) {
    public Annotation {
        Objects.requireNonNull(text, "text");
        if (!from.isBefore(to)) {
            throw new IllegalArgumentException(
                    "an annotation must end after it begins, got %s to %s".formatted(from, to));
        }
    }

    /**
     * Whether the span from {@code start}, inclusive, to {@code end}, exclusive, meets this one.
     */
    public boolean overlaps(Instant start, Instant end) {
        return start.isBefore(to) && from.isBefore(end);
    }
}
