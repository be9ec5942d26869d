package dev.plumbline.kafka.codec;

import dev.plumbline.core.event.FeatureRecord;
import dev.plumbline.schema.Feature;
import dev.plumbline.schema.FeatureSource;
import java.nio.charset.StandardCharsets;

/** Feature records, keyed by entity. */
public final class FeatureCodec implements RecordCodec<FeatureRecord> {
    private final SingleObject<Feature> avro = new SingleObject<>(Feature.getClassSchema());

    @Override
    public byte[] encode(FeatureRecord features) {
        return avro.encode(
                new Feature(
                        features.requestId(),
                        features.model(),
                        features.entityId(),
                        features.eventTime(),
                        FeatureSource.valueOf(features.source().name()),
                        features.traceParent(),
                        features.features()));
    }

    @Override
    public FeatureRecord decode(byte[] value) throws UndecodableRecord {
        return avro.decode(
                value,
                read ->
                        new FeatureRecord(
                                read.getRequestId(),
                                read.getModel(),
                                read.getEntityId(),
                                read.getEventTime(),
                                FeatureRecord.Source.valueOf(read.getSource().name()),
                                read.getTraceParent(),
                                read.getFeatures()));
    }

    public byte[] key(FeatureRecord features) {
        return features.entityId().getBytes(StandardCharsets.UTF_8);
    }
}
