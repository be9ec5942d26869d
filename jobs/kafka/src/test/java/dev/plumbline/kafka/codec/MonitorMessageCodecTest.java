package dev.plumbline.kafka.codec;

import dev.plumbline.kafka.record.MonitorMessage;
import java.time.Instant;
import java.util.List;

class MonitorMessageCodecTest implements CodecContract<MonitorMessage> {
    @Override
    public RecordCodec<MonitorMessage> codec() {
        return new MonitorMessageCodec();
    }

    @Override
    public List<MonitorMessage> examples() {
        return List.of(
                new MonitorMessage(
                        "churn", 1, Instant.EPOCH, "ab".repeat(32), "{\"model\": \"churn\"}"));
    }
}
