package dev.plumbline.kafka.record;

import java.time.Instant;

/**
 * An input record that could not be used, with where it stands.
 *
 * @param topic topic that the record stands in
 * @param reason what must hold and what was found, without feature values
 * @param size bytes of the record's value
 * @param payload the record's value; null unless the job is told to keep payloads
 */
public record DeadLetter(
        String topic,
        int partition,
        long offset,
        Instant kafkaTimestamp,
        ErrorClass errorClass,
        String reason,
        int size,
        byte[] payload) {

    /** Identifies the record, so that a reader counts it once: topic-partition-offset. */
    public String key() {
        return topic + "-" + partition + "-" + offset;
    }
}
