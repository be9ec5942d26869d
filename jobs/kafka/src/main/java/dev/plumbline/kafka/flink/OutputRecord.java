package dev.plumbline.kafka.flink;

import org.apache.flink.api.common.typeinfo.TypeInfo;

/**
 * What a job wants written to Kafka.
 *
 * @param key null for a record without one
 * @param value null erases the key from a compacted topic
 * @param timestamp the Kafka timestamp, in milliseconds since the epoch; {@link #NOW} unless there
 *     is a reason: a broker refuses stamps more than an hour ahead, and old stamps are the first
 *     that retention deletes
 */
@TypeInfo(OutputRecordSerializer.TypeFactory.class)
public record OutputRecord(String topic, byte[] key, byte[] value, long timestamp) {
    /** Lets the producer stamp the record when it sends it. */
    public static final long NOW = -1;

    public static OutputRecord now(String topic, byte[] key, byte[] value) {
        return new OutputRecord(topic, key, value, NOW);
    }
}
