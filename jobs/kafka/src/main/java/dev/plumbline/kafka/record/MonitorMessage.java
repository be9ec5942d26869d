package dev.plumbline.kafka.record;

import java.time.Instant;

/**
 * Publishes how one model is watched.
 *
 * @param revision rises with every change; at equal effectiveFrom the higher one wins
 * @param effectiveFrom event time from which windows are judged by it
 * @param sha256 of the document's UTF-8 bytes, lower-case hex
 * @param document the monitor as JSON
 */
public record MonitorMessage(
        String model, long revision, Instant effectiveFrom, String sha256, String document) {}
