package dev.plumbline.kafka.codec;

import dev.plumbline.kafka.record.BaselineMessage;
import java.time.Instant;
import java.util.List;

class BaselineMessageCodecTest implements CodecContract<BaselineMessage> {
    @Override
    public RecordCodec<BaselineMessage> codec() {
        return new BaselineMessageCodec();
    }

    @Override
    public List<BaselineMessage> examples() {
        return List.of(
                new BaselineMessage(
                        "b-1", "churn", "7", 2, Instant.EPOCH, "ab".repeat(32), "{}", null),
                new BaselineMessage(
                        "b-1",
                        "churn",
                        "7",
                        2,
                        Instant.EPOCH,
                        "ab".repeat(32),
                        null,
                        "file:///baselines/b-1.json"));
    }
}
