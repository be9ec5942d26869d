package dev.plumbline.kafka.codec;

import dev.plumbline.kafka.record.DeadLetter;
import dev.plumbline.kafka.record.ErrorClass;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Dead letters, keyed by topic-partition-offset of the record that could not be used. */
public final class DeadLetterCodec implements RecordCodec<DeadLetter> {
    private final SingleObject<dev.plumbline.schema.DeadLetter> avro =
            new SingleObject<>(dev.plumbline.schema.DeadLetter.getClassSchema());

    @Override
    public byte[] encode(DeadLetter letter) {
        return avro.encode(
                new dev.plumbline.schema.DeadLetter(
                        letter.topic(),
                        letter.partition(),
                        letter.offset(),
                        letter.kafkaTimestamp(),
                        letter.errorClass().name(),
                        letter.reason(),
                        letter.size(),
                        letter.payload() == null ? null : ByteBuffer.wrap(letter.payload()),
                        letter.eventTime(),
                        letter.idHash()));
    }

    @Override
    public DeadLetter decode(byte[] value) throws UndecodableRecord {
        return avro.decode(value, DeadLetterCodec::toDomain);
    }

    public byte[] key(DeadLetter letter) {
        return letter.key().getBytes(StandardCharsets.UTF_8);
    }

    private static DeadLetter toDomain(dev.plumbline.schema.DeadLetter read) {
        return new DeadLetter(
                read.getTopic(),
                read.getPartition(),
                read.getOffset(),
                read.getKafkaTimestamp(),
                ErrorClass.valueOf(read.getErrorClass()),
                read.getReason(),
                read.getSize(),
                payload(read.getPayload()),
                read.getEventTime(),
                read.getIdHash());
    }

    private static byte[] payload(ByteBuffer kept) {
        if (kept == null) {
            return null;
        }
        byte[] bytes = new byte[kept.remaining()];
        kept.get(bytes);
        return bytes;
    }
}
