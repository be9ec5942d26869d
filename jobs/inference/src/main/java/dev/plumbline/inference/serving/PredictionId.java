package dev.plumbline.inference.serving;

import dev.plumbline.core.event.FeatureRecord;

/** The id under which a request's predictions and its label meet. */
public final class PredictionId {
    private PredictionId() {}

    /**
     * Returns the request's own id, or else 32 hex digits derived from model, entity and event
     * time, the same at every replay.
     */
    public static String of(FeatureRecord record, String model) {
        if (record.requestId() != null) {
            return record.requestId();
        }
        return StableHash.id(
                model,
                String.valueOf(record.entityId()),
                Long.toString(record.eventTime().toEpochMilli()));
    }
}
