package dev.plumbline.core.event;

import java.time.Instant;

/**
 * The truth about one prediction.
 *
 * @param eventTime when the label became known
 * @param label Boolean, Long, Double or String: the true class, or the true value in the target's
 *     unit
 */
public record Label(String predictionId, Instant eventTime, Object label) {}
