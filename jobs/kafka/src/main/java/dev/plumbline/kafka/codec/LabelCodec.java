package dev.plumbline.kafka.codec;

import dev.plumbline.core.event.Label;
import java.nio.charset.StandardCharsets;

/** Labels, keyed by prediction id, so that a prediction and its label share a partition. */
public final class LabelCodec implements RecordCodec<Label> {
    private final SingleObject<dev.plumbline.schema.Label> avro =
            new SingleObject<>(dev.plumbline.schema.Label.getClassSchema());

    @Override
    public byte[] encode(Label label) {
        return avro.encode(
                new dev.plumbline.schema.Label(
                        label.predictionId(), label.eventTime(), label.label()));
    }

    @Override
    public Label decode(byte[] value) throws UndecodableRecord {
        return avro.decode(
                value,
                read -> new Label(read.getPredictionId(), read.getEventTime(), read.getLabel()));
    }

    public byte[] key(Label label) {
        return label.predictionId().getBytes(StandardCharsets.UTF_8);
    }
}
