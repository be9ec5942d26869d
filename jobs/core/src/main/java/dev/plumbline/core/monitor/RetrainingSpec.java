package dev.plumbline.core.monitor;

import java.time.Duration;

/**
 * When a performance episode asks for retraining.
 *
 * @param cooldown least event time between two triggers
 * @param trainOn span of labelled event time before the trigger to train on
 */
public record RetrainingSpec(TriggerMode mode, Duration cooldown, Duration trainOn) {}
