package dev.plumbline.kafka.record;

import java.time.Instant;

/**
 * An input record that could not be used, or that the label join let go unused, with where it
 * stands.
 *
 * @param topic topic that the record stands in
 * @param reason what must hold and what was found, without feature values
 * @param size bytes of the record's value
 * @param payload the record's value; null unless the job is told to keep payloads
 * @param eventTime of what the label join let go; null else
 * @param idHash 32 hexadecimal digits that stand for the prediction id of what the label join let
 *     go; null else
 */
public record DeadLetter(
        String topic,
        int partition,
        long offset,
        Instant kafkaTimestamp,
        ErrorClass errorClass,
        String reason,
        int size,
        byte[] payload,
        Instant eventTime,
        String idHash) {

    /** Makes the letter of a record that could not be used. */
    public DeadLetter(
            String topic,
            int partition,
            long offset,
            Instant kafkaTimestamp,
            ErrorClass errorClass,
            String reason,
            int size,
            byte[] payload) {
        this(
                topic,
                partition,
                offset,
                kafkaTimestamp,
                errorClass,
                reason,
                size,
                payload,
                null,
                null);
    }

    /** Identifies the record, so that a reader counts it once: topic-partition-offset. */
    public String key() {
        return topic + "-" + partition + "-" + offset;
    }
}
