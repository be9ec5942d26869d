package dev.plumbline.dispatcher;

import dev.plumbline.core.alert.AlertEpisode;
import dev.plumbline.core.alert.EpisodeState;
import dev.plumbline.core.alert.Severity;
import dev.plumbline.core.model.Clock;
import dev.plumbline.core.monitor.TriggerMode;
import dev.plumbline.core.report.Measurement;
import dev.plumbline.core.report.Verdict;
import dev.plumbline.core.retraining.ExcludedSpan;
import dev.plumbline.core.retraining.RetrainingTrigger;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Messages about the model fraud, version 7. */
final class Messages {
    static final Instant OPENED = Instant.parse("2026-03-02T00:00:00Z");

    private Messages() {}

    /** A performance episode that was judged this many hours after it opened. */
    static AlertEpisode episode(EpisodeState state, int hours) {
        return episode("e1", "performance", Severity.CRITICAL, Clock.TIME, state, hours);
    }

    static AlertEpisode episode(
            String id, String rule, Severity severity, Clock clock, EpisodeState state, int hours) {
        Instant updated = OPENED.plus(Duration.ofHours(hours));
        return new AlertEpisode(
                id,
                "fraud",
                "7",
                "",
                "b7",
                rule,
                severity,
                state,
                "PT1H",
                clock,
                OPENED,
                updated,
                state == EpisodeState.RESOLVED ? updated : null,
                OPENED.minus(Duration.ofHours(1)),
                updated,
                hours + 1,
                "rmse " + (2 + hours) + " beyond 1.5",
                List.of(rmse(2.0 + hours)),
                List.of(),
                "alerting/runbooks/performance.md",
                null);
    }

    static Measurement rmse(double value) {
        return Measurement.of("rmse", null)
                .value(value)
                .threshold(1.5)
                .rows(1000, 5000)
                .verdict(Verdict.DRIFT);
    }

    static RetrainingTrigger trigger(String id) {
        return trigger(id, "fraud", Clock.TIME);
    }

    static RetrainingTrigger trigger(String id, String model, Clock clock) {
        return new RetrainingTrigger(
                id,
                RetrainingTrigger.sourceOf(model),
                OPENED,
                model,
                "7",
                "b7",
                TriggerMode.REQUEST,
                "performance",
                "e1",
                "rmse 2 beyond 1.5",
                clock,
                OPENED.minus(Duration.ofDays(30)),
                OPENED,
                List.of(
                        new ExcludedSpan(
                                OPENED.minus(Duration.ofDays(9)),
                                OPENED.minus(Duration.ofDays(8)),
                                "data-quality episode e0")),
                List.of(rmse(2)));
    }
}
