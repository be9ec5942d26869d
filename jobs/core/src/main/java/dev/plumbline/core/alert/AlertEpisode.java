package dev.plumbline.core.alert;

import dev.plumbline.core.model.Clock;
import dev.plumbline.core.report.Distribution;
import dev.plumbline.core.report.Measurement;
import java.time.Instant;
import java.util.List;

/**
 * One thing that is wrong, from the window that showed it to the window that cleared it.
 *
 * @param id hash of model, version, baseline, rule, segment and the first breaching window's start
 * @param segment slice of the traffic; empty for all of it
 * @param baselineId the baseline departed from; null if there was none
 * @param rule the rule's name, as in docs/alerts.md
 * @param openedAt event time of the judgement that opened it; while PENDING, of the first breach
 * @param updatedAt event time of the judgement that this message reports
 * @param resolvedAt event time of the judgement that resolved it; null while it stands
 * @param windowStart start of the first window that breached
 * @param windowEnd end of the last window judged
 * @param windows windows that have breached so far
 * @param summary one sentence for a person
 * @param evidence the measurements that speak most clearly, worst first, at most 5
 * @param distributions distributions of the features in the evidence
 * @param runbook path or link of the page that says what to do
 * @param dashboard link to the dashboard; null if none is configured
 */
public record AlertEpisode(
        String id,
        String model,
        String modelVersion,
        String segment,
        String baselineId,
        String rule,
        Severity severity,
        EpisodeState state,
        String granularity,
        Clock clock,
        Instant openedAt,
        Instant updatedAt,
        Instant resolvedAt,
        Instant windowStart,
        Instant windowEnd,
        int windows,
        String summary,
        List<Measurement> evidence,
        List<Distribution> distributions,
        String runbook,
        String dashboard) {

    public AlertEpisode {
        evidence = List.copyOf(evidence);
        distributions = List.copyOf(distributions);
    }

    /**
     * Whether a reader that holds {@code other}, with the same id, replaces it by this: the later
     * judgement counts, and of one judgement nothing overrules RESOLVED.
     */
    public boolean supersedes(AlertEpisode other) {
        int byTime = updatedAt.compareTo(other.updatedAt);
        return byTime == 0
                ? state == EpisodeState.RESOLVED || other.state != EpisodeState.RESOLVED
                : byTime > 0;
    }
}
