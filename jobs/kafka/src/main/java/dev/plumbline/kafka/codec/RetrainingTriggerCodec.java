package dev.plumbline.kafka.codec;

import dev.plumbline.core.model.Clock;
import dev.plumbline.core.monitor.TriggerMode;
import dev.plumbline.core.retraining.ExcludedSpan;
import dev.plumbline.core.retraining.RetrainingTrigger;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Retraining triggers, keyed by id. */
public final class RetrainingTriggerCodec implements RecordCodec<RetrainingTrigger> {
    private final SingleObject<dev.plumbline.schema.RetrainingTrigger> avro =
            new SingleObject<>(dev.plumbline.schema.RetrainingTrigger.getClassSchema());

    @Override
    public byte[] encode(RetrainingTrigger trigger) {
        return avro.encode(
                new dev.plumbline.schema.RetrainingTrigger(
                        trigger.id(),
                        trigger.source(),
                        RetrainingTrigger.TYPE,
                        trigger.time(),
                        trigger.model(),
                        trigger.modelVersion(),
                        trigger.baselineId(),
                        dev.plumbline.schema.TriggerMode.valueOf(trigger.mode().name()),
                        trigger.rule(),
                        trigger.episodeId(),
                        trigger.reason(),
                        dev.plumbline.schema.Clock.valueOf(trigger.clock().name()),
                        trigger.trainFrom(),
                        trigger.trainTo(),
                        excludedToAvro(trigger.exclude()),
                        Measurements.toAvro(trigger.evidence())));
    }

    @Override
    public RetrainingTrigger decode(byte[] value) throws UndecodableRecord {
        return avro.decode(value, RetrainingTriggerCodec::toDomain);
    }

    public byte[] key(RetrainingTrigger trigger) {
        return trigger.id().getBytes(StandardCharsets.UTF_8);
    }

    private static List<dev.plumbline.schema.ExcludedSpan> excludedToAvro(
            List<ExcludedSpan> spans) {
        return spans.stream()
                .map(
                        span ->
                                new dev.plumbline.schema.ExcludedSpan(
                                        span.from(), span.to(), span.reason()))
                .toList();
    }

    private static RetrainingTrigger toDomain(dev.plumbline.schema.RetrainingTrigger read) {
        if (!read.getType().equals(RetrainingTrigger.TYPE)) {
            throw new IllegalArgumentException(
                    "type must be %s, got %s".formatted(RetrainingTrigger.TYPE, read.getType()));
        }
        return new RetrainingTrigger(
                read.getId(),
                read.getSource(),
                read.getTime(),
                read.getModel(),
                read.getModelVersion(),
                read.getBaselineId(),
                TriggerMode.valueOf(read.getMode().name()),
                read.getRule(),
                read.getEpisodeId(),
                read.getReason(),
                Clock.valueOf(read.getClock().name()),
                read.getTrainFrom(),
                read.getTrainTo(),
                read.getExclude().stream()
                        .map(
                                span ->
                                        new ExcludedSpan(
                                                span.getFrom(), span.getTo(), span.getReason()))
                        .toList(),
                Measurements.toDomain(read.getEvidence()));
    }
}
