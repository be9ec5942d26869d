package dev.plumbline.kafka.record;

import java.time.Instant;

/**
 * Publishes the baseline of one model version.
 *
 * @param revision rises with every publication for this version; at equal effectiveFrom the higher
 *     one wins
 * @param effectiveFrom event time from which windows are held to it
 * @param sha256 of the document's UTF-8 bytes, lower-case hex
 * @param document the baseline as JSON; null when it lies at {@code uri}
 * @param uri where a large baseline lies; null when it is in the message
 * @param seasons what the baseline's hours of the week hold, as JSON; null if it names none, or if
 *     they lie beside the document at {@code uri}
 */
public record BaselineMessage(
        String baselineId,
        String model,
        String modelVersion,
        long revision,
        Instant effectiveFrom,
        String sha256,
        String document,
        String uri,
        String seasons) {

    /** Makes the message of a baseline without seasons in it. */
    public BaselineMessage(
            String baselineId,
            String model,
            String modelVersion,
            long revision,
            Instant effectiveFrom,
            String sha256,
            String document,
            String uri) {
        this(baselineId, model, modelVersion, revision, effectiveFrom, sha256, document, uri, null);
    }
}
