package dev.plumbline.core.alert;

import dev.plumbline.core.identity.Identity;
import dev.plumbline.core.report.Distribution;
import dev.plumbline.core.report.Measurement;
import dev.plumbline.core.report.WindowReport;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** Puts into words and evidence where an {@link EpisodeTrack} stands after a window. */
final class Episodes {
    private Episodes() {}

    /** The same window always opens the same episode. */
    static String idOf(WindowReport report, String rule) {
        return Identity.of(
                report.model(),
                report.modelVersion(),
                String.valueOf(report.baselineId()),
                rule,
                report.segment(),
                report.granularity(),
                Long.toString(report.windowStart().toEpochMilli()));
    }

    /** Returns the baseline that a window was judged by; empty if there was none. */
    static String baselineOf(WindowReport report) {
        return report.baselineId() == null ? "" : report.baselineId();
    }

    /** Tells what the window did to the episode. */
    static AlertEpisode told(
            EpisodeTrack track, EpisodeState state, WindowReport report, RuleOutcome outcome) {
        return new AlertEpisode(
                track.id(),
                report.model(),
                report.modelVersion(),
                report.segment(),
                report.baselineId(),
                outcome.rule(),
                outcome.severity(),
                state,
                report.granularity(),
                report.clock(),
                Instant.ofEpochMilli(track.openedAt()),
                report.emittedAt(),
                state == EpisodeState.RESOLVED ? report.emittedAt() : null,
                Instant.ofEpochMilli(track.windowStart()),
                report.windowEnd(),
                track.windows(),
                outcome.summary(),
                outcome.evidence(),
                distributions(report, outcome),
                runbook(outcome.rule()),
                null);
    }

    private static List<Distribution> distributions(WindowReport report, RuleOutcome outcome) {
        Set<String> features =
                outcome.evidence().stream()
                        .map(Measurement::feature)
                        .filter(Objects::nonNull)
                        .collect(Collectors.toSet());
        return report.distributions().stream()
                .filter(distribution -> features.contains(distribution.feature()))
                .toList();
    }

    /** Tells that an episode ended because what it was about is no longer a question. */
    static AlertEpisode ended(
            TrackKey key, EpisodeTrack track, WindowReport report, String summary) {
        return new AlertEpisode(
                track.id(),
                report.model(),
                key.version(),
                key.segment(),
                track.baselineId().isEmpty() ? null : track.baselineId(),
                key.rule(),
                AlertRules.severityOf(key.rule()),
                EpisodeState.RESOLVED,
                key.granularity(),
                report.clock(),
                Instant.ofEpochMilli(track.openedAt()),
                report.emittedAt(),
                report.emittedAt(),
                Instant.ofEpochMilli(track.windowStart()),
                report.windowEnd(),
                track.windows(),
                summary,
                List.of(),
                List.of(),
                runbook(key.rule()),
                null);
    }

    private static String runbook(String rule) {
        return "alerting/runbooks/" + rule + ".md";
    }
}
