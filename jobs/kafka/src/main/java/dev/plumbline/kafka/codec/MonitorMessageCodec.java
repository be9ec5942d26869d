package dev.plumbline.kafka.codec;

import dev.plumbline.kafka.record.MonitorMessage;
import dev.plumbline.schema.Monitor;
import java.nio.charset.StandardCharsets;

/** Published monitors, keyed by model/revision. */
public final class MonitorMessageCodec implements RecordCodec<MonitorMessage> {
    private final SingleObject<Monitor> avro = new SingleObject<>(Monitor.getClassSchema());

    @Override
    public byte[] encode(MonitorMessage message) {
        return avro.encode(
                new Monitor(
                        message.model(),
                        message.revision(),
                        message.effectiveFrom(),
                        message.sha256(),
                        message.document()));
    }

    @Override
    public MonitorMessage decode(byte[] value) throws UndecodableRecord {
        return avro.decode(
                value,
                read ->
                        new MonitorMessage(
                                read.getModel(),
                                read.getRevision(),
                                read.getEffectiveFrom(),
                                read.getSha256(),
                                read.getDocument()));
    }

    public byte[] key(MonitorMessage message) {
        return (message.model() + "/" + message.revision()).getBytes(StandardCharsets.UTF_8);
    }
}
