package dev.plumbline.kafka.codec;

import dev.plumbline.kafka.record.Progress;
import java.util.List;

class ProgressCodecTest implements CodecContract<Progress> {
    @Override
    public RecordCodec<Progress> codec() {
        return new ProgressCodec();
    }

    @Override
    public List<Progress> examples() {
        return List.of(
                new Progress(0, 4, 1_700_000_000_000L),
                new Progress(3, 4, Long.MAX_VALUE),
                new Progress(0, 1, Long.MIN_VALUE));
    }
}
