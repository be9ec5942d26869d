package dev.plumbline.core.join;

/**
 * A label, and where it stands.
 *
 * @param eventTime when it became known, in milliseconds
 * @param number the label as a number; NaN if it is text
 * @param text the label as canonical text
 * @param loggedAt the record's Kafka timestamp, in milliseconds
 * @param size bytes of the record's value
 */
public record KnownLabel(
        long eventTime,
        int partition,
        long offset,
        double number,
        String text,
        long loggedAt,
        int size) {
    /** Of two labels the one that became known later counts; the log's order breaks a tie. */
    boolean replaces(KnownLabel other) {
        if (eventTime != other.eventTime) {
            return eventTime > other.eventTime;
        }
        return partition != other.partition ? partition > other.partition : offset > other.offset;
    }
}
