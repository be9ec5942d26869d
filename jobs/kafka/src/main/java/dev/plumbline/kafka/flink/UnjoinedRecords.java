package dev.plumbline.kafka.flink;

import dev.plumbline.kafka.codec.DeadLetterCodec;
import dev.plumbline.kafka.record.DeadLetter;
import dev.plumbline.kafka.record.ErrorClass;
import java.io.Serializable;
import java.time.Instant;
import java.util.HexFormat;

/**
 * Says of a record of one topic that the label join let it go unused: where it stands, when, and
 * why. Its letter is of the form of a dead letter and never carries the record's value. A join that
 * is restarted says the same again under the same key.
 */
public final class UnjoinedRecords implements Serializable {
    private static final long serialVersionUID = 1L;

    private final String topic;
    private final String recordTopic;
    private transient DeadLetterCodec codec;

    /**
     * Makes letters.
     *
     * @param topic where they go
     * @param recordTopic where the records stand
     */
    public UnjoinedRecords(String topic, String recordTopic) {
        this.topic = topic;
        this.recordTopic = recordTopic;
    }

    /**
     * Returns the letter, keyed by the coordinates of the record.
     *
     * @param kafkaTimestamp in milliseconds, like the event time
     * @param size bytes of the record's value
     */
    public OutputRecord of(
            long idHigh,
            long idLow,
            int partition,
            long offset,
            long eventTime,
            long kafkaTimestamp,
            int size,
            ErrorClass errorClass,
            String reason) {
        if (codec == null) {
            codec = new DeadLetterCodec();
        }
        HexFormat hex = HexFormat.of();
        DeadLetter letter =
                new DeadLetter(
                        recordTopic,
                        partition,
                        offset,
                        Instant.ofEpochMilli(kafkaTimestamp),
                        errorClass,
                        reason,
                        size,
                        null,
                        Instant.ofEpochMilli(eventTime),
                        hex.toHexDigits(idHigh) + hex.toHexDigits(idLow));
        return OutputRecord.now(topic, codec.key(letter), codec.encode(letter));
    }
}
