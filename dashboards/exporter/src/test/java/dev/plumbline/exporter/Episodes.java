package dev.plumbline.exporter;

import dev.plumbline.core.alert.AlertEpisode;
import dev.plumbline.core.alert.EpisodeState;
import dev.plumbline.core.alert.Severity;
import dev.plumbline.core.model.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Messages of one performance episode of the model fraud. */
final class Episodes {
    private Episodes() {}

    static AlertEpisode episode(String id, EpisodeState state, int day) {
        Instant opened = Reports.DAY_ONE.plus(Duration.ofDays(1));
        Instant updated = Reports.DAY_ONE.plus(Duration.ofDays(day));
        return new AlertEpisode(
                id,
                "fraud",
                "1",
                "",
                "b1",
                "performance",
                Severity.CRITICAL,
                state,
                "P1D",
                Clock.TIME,
                opened,
                updated,
                state == EpisodeState.RESOLVED ? updated : null,
                Reports.DAY_ONE,
                updated,
                1,
                "rmse is 2.1 times the baseline's",
                List.of(),
                List.of(),
                "alerting/runbooks/performance.md",
                null);
    }
}
