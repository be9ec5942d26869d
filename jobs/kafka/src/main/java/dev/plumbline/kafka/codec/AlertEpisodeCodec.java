package dev.plumbline.kafka.codec;

import dev.plumbline.core.alert.AlertEpisode;
import dev.plumbline.core.alert.EpisodeState;
import dev.plumbline.core.alert.Severity;
import dev.plumbline.core.model.Clock;
import java.nio.charset.StandardCharsets;

/** Alert episodes, keyed by id. */
public final class AlertEpisodeCodec implements RecordCodec<AlertEpisode> {
    private final SingleObject<dev.plumbline.schema.AlertEpisode> avro =
            new SingleObject<>(dev.plumbline.schema.AlertEpisode.getClassSchema());

    @Override
    public byte[] encode(AlertEpisode episode) {
        return avro.encode(
                new dev.plumbline.schema.AlertEpisode(
                        episode.id(),
                        episode.model(),
                        episode.modelVersion(),
                        episode.segment(),
                        episode.baselineId(),
                        episode.rule(),
                        dev.plumbline.schema.Severity.valueOf(episode.severity().name()),
                        dev.plumbline.schema.EpisodeState.valueOf(episode.state().name()),
                        episode.granularity(),
                        dev.plumbline.schema.Clock.valueOf(episode.clock().name()),
                        episode.openedAt(),
                        episode.updatedAt(),
                        episode.resolvedAt(),
                        episode.windowStart(),
                        episode.windowEnd(),
                        episode.windows(),
                        episode.summary(),
                        Measurements.toAvro(episode.evidence()),
                        Measurements.distributionsToAvro(episode.distributions()),
                        episode.runbook(),
                        episode.dashboard()));
    }

    @Override
    public AlertEpisode decode(byte[] value) throws UndecodableRecord {
        return avro.decode(value, AlertEpisodeCodec::toDomain);
    }

    public byte[] key(AlertEpisode episode) {
        return episode.id().getBytes(StandardCharsets.UTF_8);
    }

    private static AlertEpisode toDomain(dev.plumbline.schema.AlertEpisode read) {
        return new AlertEpisode(
                read.getId(),
                read.getModel(),
                read.getModelVersion(),
                read.getSegment(),
                read.getBaselineId(),
                read.getRule(),
                Severity.valueOf(read.getSeverity().name()),
                EpisodeState.valueOf(read.getState().name()),
                read.getGranularity(),
                Clock.valueOf(read.getClock().name()),
                read.getOpenedAt(),
                read.getUpdatedAt(),
                read.getResolvedAt(),
                read.getWindowStart(),
                read.getWindowEnd(),
                read.getWindows(),
                read.getSummary(),
                Measurements.toDomain(read.getEvidence()),
                Measurements.distributionsToDomain(read.getDistributions()),
                read.getRunbook(),
                read.getDashboard());
    }
}
