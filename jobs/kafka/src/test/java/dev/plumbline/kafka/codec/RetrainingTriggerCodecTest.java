package dev.plumbline.kafka.codec;

import dev.plumbline.core.monitor.TriggerMode;
import dev.plumbline.core.retraining.RetrainingTrigger;
import java.util.List;

class RetrainingTriggerCodecTest implements CodecContract<RetrainingTrigger> {
    @Override
    public RecordCodec<RetrainingTrigger> codec() {
        return new RetrainingTriggerCodec();
    }

    @Override
    public List<RetrainingTrigger> examples() {
        return List.of(
                Examples.trigger("baseline-1", TriggerMode.REQUEST),
                Examples.trigger(null, TriggerMode.SUGGEST));
    }
}
