package dev.plumbline.core.retraining;

import java.time.Instant;

/**
 * A span not to train on.
 *
 * @param from inclusive
 * @param to exclusive
 * @param reason why, with the id of the episode
 */
public record ExcludedSpan(Instant from, Instant to, String reason) {}
