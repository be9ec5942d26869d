package dev.plumbline.kafka.codec;

import dev.plumbline.kafka.record.DeadLetter;
import dev.plumbline.kafka.record.ErrorClass;
import java.time.Instant;
import java.util.List;

class DeadLetterCodecTest implements CodecContract<DeadLetter> {
    @Override
    public RecordCodec<DeadLetter> codec() {
        return new DeadLetterCodec();
    }

    @Override
    public List<DeadLetter> examples() {
        return List.of(
                new DeadLetter(
                        "t",
                        3,
                        9,
                        Instant.EPOCH,
                        ErrorClass.TRUNCATED,
                        "cut",
                        3,
                        new byte[] {1, 2, 3}),
                new DeadLetter("t", 0, 0, Instant.EPOCH, ErrorClass.EMPTY, "none", 0, null));
    }
}
