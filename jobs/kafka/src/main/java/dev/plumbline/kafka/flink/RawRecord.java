package dev.plumbline.kafka.flink;

import org.apache.flink.api.common.typeinfo.TypeInfo;

/**
 * A Kafka record as it came, with where it stands and the one thing that must be known in the
 * source: its event time. Never changed after construction, its value included.
 *
 * @param kafkaTimestamp milliseconds since the epoch, as the log holds it
 * @param eventTime as peeked; {@link #NO_TIME} if it cannot be read
 * @param value null for a record without one
 */
@TypeInfo(RawRecordSerializer.TypeFactory.class)
public record RawRecord(
        String topic,
        int partition,
        long offset,
        long kafkaTimestamp,
        long eventTime,
        byte[] value) {

    /** Event time of a record whose event time cannot be read. */
    public static final long NO_TIME = Long.MIN_VALUE;

    public boolean hasTime() {
        return eventTime != NO_TIME;
    }
}
