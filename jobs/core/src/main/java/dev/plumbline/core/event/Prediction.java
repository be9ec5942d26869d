package dev.plumbline.core.event;

import dev.plumbline.core.model.Role;
import java.time.Instant;
import java.util.Map;

/**
 * What one version of a model answered to one request.
 *
 * @param predictionId identifies the request; every variant that answers it uses the same id
 * @param eventTime when the thing predicted happened, not when it was scored
 * @param entityId the customer, device or station predicted for; null if unknown
 * @param scoringLatencyMicros time the model took for this row; null if unknown
 * @param traceParent W3C trace context; null if none
 * @param features name to null, Boolean, Long, Double or String, before any encoding, in a stable
 *     order
 */
public record Prediction(
        String predictionId,
        String model,
        String modelVersion,
        Role role,
        Instant eventTime,
        String entityId,
        Output output,
        Long scoringLatencyMicros,
        String traceParent,
        Map<String, Object> features) {}
