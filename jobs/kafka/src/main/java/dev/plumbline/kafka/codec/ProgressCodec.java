package dev.plumbline.kafka.codec;

import dev.plumbline.kafka.record.Progress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** Progress of the monitoring job, keyed by subtask. */
public final class ProgressCodec implements RecordCodec<Progress> {
    private final SingleObject<dev.plumbline.schema.Progress> avro =
            new SingleObject<>(dev.plumbline.schema.Progress.getClassSchema());

    @Override
    public byte[] encode(Progress progress) {
        return avro.encode(
                new dev.plumbline.schema.Progress(
                        progress.subtask(),
                        progress.parallelism(),
                        Instant.ofEpochMilli(progress.watermarkMillis())));
    }

    @Override
    public Progress decode(byte[] value) throws UndecodableRecord {
        return avro.decode(
                value,
                read ->
                        new Progress(
                                read.getSubtask(),
                                read.getParallelism(),
                                read.getWatermark().toEpochMilli()));
    }

    public byte[] key(Progress progress) {
        return Integer.toString(progress.subtask()).getBytes(StandardCharsets.UTF_8);
    }
}
