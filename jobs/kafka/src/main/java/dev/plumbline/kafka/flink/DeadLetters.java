package dev.plumbline.kafka.flink;

import dev.plumbline.kafka.codec.DeadLetterCodec;
import dev.plumbline.kafka.codec.UndecodableRecord;
import dev.plumbline.kafka.record.DeadLetter;
import java.io.Serializable;
import java.time.Instant;

/** Turns a record that cannot be used into a letter that says where it stands and why. */
public final class DeadLetters implements Serializable {
    private static final long serialVersionUID = 1L;

    /** A larger payload, with the letter around it, might not fit into a message. */
    private static final int LARGEST_PAYLOAD = 4 << 20;

    private final String topic;
    private final boolean keepPayload;
    private transient DeadLetterCodec codec;

    private DeadLetters(String topic, boolean keepPayload) {
        this.topic = topic;
        this.keepPayload = keepPayload;
    }

    /** Letters to a topic that leave the payload, which may hold personal data, where it is. */
    public static DeadLetters redacted(String topic) {
        return new DeadLetters(topic, false);
    }

    /** Letters to a topic that carry the payload, up to 4 MiB. */
    public static DeadLetters withPayload(String topic) {
        return new DeadLetters(topic, true);
    }

    /** Returns the letter, keyed by the coordinates of the record. */
    public OutputRecord of(RawRecord record, UndecodableRecord reason) {
        if (codec == null) {
            codec = new DeadLetterCodec();
        }
        int size = record.value() == null ? 0 : record.value().length;
        boolean kept = keepPayload && size <= LARGEST_PAYLOAD;
        DeadLetter letter =
                new DeadLetter(
                        record.topic(),
                        record.partition(),
                        record.offset(),
                        Instant.ofEpochMilli(record.kafkaTimestamp()),
                        reason.errorClass(),
                        reason.reason(),
                        size,
                        kept ? record.value() : null);
        return OutputRecord.now(topic, codec.key(letter), codec.encode(letter));
    }
}
