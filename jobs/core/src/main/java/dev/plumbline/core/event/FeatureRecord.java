package dev.plumbline.core.event;

import java.time.Instant;
import java.util.Map;

/**
 * Features of one entity at one event time.
 *
 * @param requestId becomes the prediction's id; null derives it from model, entity and event time
 * @param model the model asked; null asks every deployed model
 * @param traceParent W3C trace context; null if none
 * @param features name to null, Boolean, Long, Double or String, in a stable order
 */
public record FeatureRecord(
        String requestId,
        String model,
        String entityId,
        Instant eventTime,
        Source source,
        String traceParent,
        Map<String, Object> features) {

    /** Where features come from. */
    public enum Source {
        /** Updates what is known of the entity. */
        BATCH,
        /** Asks for a prediction. */
        STREAM
    }
}
