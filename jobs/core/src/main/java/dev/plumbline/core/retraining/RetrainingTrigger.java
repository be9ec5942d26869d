package dev.plumbline.core.retraining;

import dev.plumbline.core.model.Clock;
import dev.plumbline.core.monitor.TriggerMode;
import dev.plumbline.core.report.Measurement;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

/**
 * Asks for a model to be retrained; travels as a CloudEvents 1.0 event of type {@value #TYPE}.
 *
 * @param id the same input gives the same id, so a reader may see an event twice and must act once
 * @param source CloudEvents source, {@code /plumbline/<model>}
 * @param time event time of the judgement that asked
 * @param modelVersion the version that is to be replaced
 * @param baselineId the baseline departed from; null if there was none
 * @param trainFrom inclusive
 * @param trainTo exclusive
 * @param exclude spans to leave out, in order of time
 * @param evidence the measurements that asked, worst first
 */
public record RetrainingTrigger(
        String id,
        String source,
        Instant time,
        String model,
        String modelVersion,
        String baselineId,
        TriggerMode mode,
        String rule,
        String episodeId,
        String reason,
        Clock clock,
        Instant trainFrom,
        Instant trainTo,
        List<ExcludedSpan> exclude,
        List<Measurement> evidence) {

    /** RFC 3986, section 2.3. */
    private static final String UNRESERVED =
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";

    public static final String TYPE = "dev.plumbline.retraining.requested.v1";

    /**
     * Returns the CloudEvents source of a model's triggers: a URI reference, so what may not stand
     * in one is percent-encoded.
     */
    public static String sourceOf(String model) {
        StringBuilder source = new StringBuilder("/plumbline/");
        for (byte octet : model.getBytes(StandardCharsets.UTF_8)) {
            char letter = (char) (octet & 0xFF);
            if (UNRESERVED.indexOf(letter) >= 0) {
                source.append(letter);
            } else {
                source.append("%%%02X".formatted((int) letter));
            }
        }
        return source.toString();
    }

    public RetrainingTrigger {
        exclude = List.copyOf(exclude);
        evidence = List.copyOf(evidence);
    }
}
