package dev.plumbline.kafka.codec;

import dev.plumbline.kafka.record.BaselineMessage;
import dev.plumbline.schema.Baseline;
import java.nio.charset.StandardCharsets;

/** Published baselines, keyed by model/version/revision. */
public final class BaselineMessageCodec implements RecordCodec<BaselineMessage> {
    private final SingleObject<Baseline> avro = new SingleObject<>(Baseline.getClassSchema());

    @Override
    public byte[] encode(BaselineMessage message) {
        return avro.encode(
                new Baseline(
                        message.baselineId(),
                        message.model(),
                        message.modelVersion(),
                        message.revision(),
                        message.effectiveFrom(),
                        message.sha256(),
                        message.document(),
                        message.uri(),
                        message.seasons()));
    }

    @Override
    public BaselineMessage decode(byte[] value) throws UndecodableRecord {
        return avro.decode(
                value,
                read ->
                        new BaselineMessage(
                                read.getBaselineId(),
                                read.getModel(),
                                read.getModelVersion(),
                                read.getRevision(),
                                read.getEffectiveFrom(),
                                read.getSha256(),
                                read.getDocument(),
                                read.getUri(),
                                read.getSeasons()));
    }

    public byte[] key(BaselineMessage message) {
        return (message.model() + "/" + message.modelVersion() + "/" + message.revision())
                .getBytes(StandardCharsets.UTF_8);
    }
}
