package dev.plumbline.kafka.codec;

import dev.plumbline.core.event.Label;
import java.time.Instant;
import java.util.List;

class LabelCodecTest implements CodecContract<Label> {
    @Override
    public RecordCodec<Label> codec() {
        return new LabelCodec();
    }

    @Override
    public List<Label> examples() {
        return List.of(
                new Label("p-1", Instant.EPOCH, true),
                new Label("p-2", Instant.EPOCH, 3L),
                new Label("", Instant.EPOCH, -0.5),
                new Label("p-4", Instant.ofEpochMilli(Long.MIN_VALUE), "gold"));
    }
}
