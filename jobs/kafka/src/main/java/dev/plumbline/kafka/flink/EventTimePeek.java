package dev.plumbline.kafka.flink;

import java.io.Serializable;

/** Finds the event time of a record without decoding the rest of it. */
@FunctionalInterface
public interface EventTimePeek extends Serializable {
    /**
     * Returns the event time in milliseconds, or {@link RawRecord#NO_TIME} if it cannot be read;
     * never throws.
     *
     * @param value the record's value; may be null, or anything
     */
    long eventTime(byte[] value);
}
