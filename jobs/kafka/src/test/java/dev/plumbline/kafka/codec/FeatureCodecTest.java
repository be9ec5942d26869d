package dev.plumbline.kafka.codec;

import dev.plumbline.core.event.FeatureRecord;
import java.util.List;

class FeatureCodecTest implements CodecContract<FeatureRecord> {
    @Override
    public RecordCodec<FeatureRecord> codec() {
        return new FeatureCodec();
    }

    @Override
    public List<FeatureRecord> examples() {
        return List.of(Examples.fullFeatures(), Examples.bareFeatures());
    }
}
