package dev.plumbline.core.retraining;

import dev.plumbline.core.model.Clock;
import dev.plumbline.core.monitor.TriggerMode;
import dev.plumbline.core.report.Measurement;
import java.net.URLEncoder;
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

    public static final String TYPE = "dev.plumbline.retraining.requested.v1";

    /**
     * Returns the CloudEvents source of a model's triggers: a URI reference, so what may not stand
     * in one is percent-encoded.
     */
    public static String sourceOf(String model) {
        String encoded = URLEncoder.encode(model, StandardCharsets.UTF_8);
        return "/plumbline/" + encoded.replace("+", "%20");
    }

    public RetrainingTrigger {
        exclude = List.copyOf(exclude);
        evidence = List.copyOf(evidence);
    }
}
