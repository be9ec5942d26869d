package dev.plumbline.core.retraining;

import dev.plumbline.core.alert.AlertEpisode;
import dev.plumbline.core.alert.AlertRules;
import dev.plumbline.core.alert.EpisodeState;
import dev.plumbline.core.alert.Severity;
import dev.plumbline.core.model.Clock;
import dev.plumbline.core.monitor.RetrainingSpec;
import dev.plumbline.core.monitor.TriggerMode;
import dev.plumbline.core.report.Measurement;
import dev.plumbline.core.report.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Runs the policy as a job does, with the state written and read back before every step. A cooldown
 * is 10 days, and what is trained on 30.
 */
final class Retraining {
    static final RetrainingSpec SPEC =
            new RetrainingSpec(TriggerMode.SUGGEST, Duration.ofDays(10), Duration.ofDays(30));

    private final List<RetrainingTrigger> triggers = new ArrayList<>();
    private String champion = "1";
    private byte[] state;

    void deploy(String version) {
        champion = version;
    }

    Optional<RetrainingTrigger> on(AlertEpisode episode) {
        RetrainingState restored = RetrainingState.fromBytes(state);
        Optional<RetrainingTrigger> trigger =
                RetrainingPolicy.step(restored, episode, SPEC, champion);
        state = restored.toBytes();
        trigger.ifPresent(triggers::add);
        return trigger;
    }

    List<RetrainingTrigger> triggers() {
        return triggers;
    }

    int stateBytes() {
        return state.length;
    }

    static Instant day(double days) {
        return Instant.EPOCH.plusMillis(Math.round(days * Duration.ofDays(1).toMillis()));
    }

    /** Performance of the version's day that ends then, in an episode that began on day 0. */
    static AlertEpisode loss(String version, double end, EpisodeState state) {
        return episode("loss-" + version, version, AlertRules.PERFORMANCE, 0, end, state);
    }

    /** The same episode, of a window whose labels hold classes that nobody declared. */
    static AlertEpisode withUndeclaredLabels(AlertEpisode e) {
        Measurement labels =
                Measurement.of("unknown_label_rate", null)
                        .value(0.2)
                        .threshold(0.05)
                        .rows(500)
                        .verdict(Verdict.WARN, "labels that are none of the classes [0, 1]");
        return new AlertEpisode(
                e.id(),
                e.model(),
                e.modelVersion(),
                e.segment(),
                e.baselineId(),
                e.rule(),
                e.severity(),
                e.state(),
                e.granularity(),
                e.clock(),
                e.openedAt(),
                e.updatedAt(),
                e.resolvedAt(),
                e.windowStart(),
                e.windowEnd(),
                e.windows(),
                e.summary(),
                List.of(labels),
                e.distributions(),
                e.runbook(),
                null);
    }

    static AlertEpisode breach(
            String id, String version, double begin, double end, EpisodeState state) {
        return episode(id, version, AlertRules.DATA_QUALITY, begin, end, state);
    }

    static AlertEpisode inSegment(String segment, AlertEpisode e) {
        return new AlertEpisode(
                e.id() + segment,
                e.model(),
                e.modelVersion(),
                segment,
                e.baselineId(),
                e.rule(),
                e.severity(),
                e.state(),
                e.granularity(),
                e.clock(),
                e.openedAt(),
                e.updatedAt(),
                e.resolvedAt(),
                e.windowStart(),
                e.windowEnd(),
                e.windows(),
                e.summary(),
                e.evidence(),
                e.distributions(),
                e.runbook(),
                null);
    }

    static AlertEpisode episode(
            String id, String version, String rule, double begin, double end, EpisodeState state) {
        return new AlertEpisode(
                id,
                "model",
                version,
                "",
                "b" + version,
                rule,
                Severity.CRITICAL,
                state,
                "P1D",
                Clock.TIME,
                day(begin),
                day(end),
                state == EpisodeState.RESOLVED ? day(end) : null,
                day(begin),
                day(end),
                1,
                "rmse 140 beyond 130",
                List.of(),
                List.of(),
                "alerting/runbooks/performance.md",
                null);
    }
}
