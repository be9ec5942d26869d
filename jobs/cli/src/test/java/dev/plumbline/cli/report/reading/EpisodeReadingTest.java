package dev.plumbline.cli.report.reading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.cli.report.LoanRows;
import dev.plumbline.cli.report.SampleRecords;
import dev.plumbline.core.alert.AlertEpisode;
import dev.plumbline.core.alert.AlertRules;
import dev.plumbline.core.alert.EpisodeState;
import dev.plumbline.core.alert.Severity;
import dev.plumbline.core.report.Measurement;
import dev.plumbline.core.report.Verdict;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class EpisodeReadingTest {
    @Test
    void theWidestMessageSaysWhatWasWrongAndTheLastOneUntilWhen() {
        EpisodeReading drift =
                EpisodeReading.of(
                                List.of(
                                        message(1, EpisodeState.OPEN, effect(0.2)),
                                        message(2, EpisodeState.UPDATED, effect(0.9)),
                                        message(3, EpisodeState.UPDATED, effect(0.3)),
                                        message(4, EpisodeState.RESOLVED, effect(0))))
                        .get(0);
        assertThat(drift.worst().summary()).isEqualTo("window 2");
        assertThat(drift.told().summary()).isEqualTo("window 3");
        assertThat(drift.latest().state()).isEqualTo(EpisodeState.RESOLVED);
    }

    @Test
    void whereMoreIsBetterTheLowestIsTheWorst() {
        EpisodeReading loss =
                EpisodeReading.of(
                                List.of(
                                        message(1, EpisodeState.OPEN, auc(0.80)),
                                        message(2, EpisodeState.UPDATED, auc(0.71)),
                                        message(3, EpisodeState.UPDATED, auc(0.78))))
                        .get(0);
        assertThat(loss.worst().summary()).isEqualTo("window 2");
    }

    private static Measurement effect(double effect) {
        return SampleRecords.distribution("car_value", effect, Verdict.DRIFT);
    }

    private static Measurement auc(double value) {
        return SampleRecords.metric("roc_auc", value, 5_000, 0.95, true);
    }

    private static AlertEpisode message(int window, EpisodeState state, Measurement evidence) {
        return LoanRows.LOANS.episode(
                "e1",
                "1",
                AlertRules.FEATURE_DRIFT,
                Severity.INFO,
                state,
                Instant.EPOCH,
                Instant.EPOCH,
                Instant.ofEpochMilli(window),
                Instant.ofEpochMilli(window),
                "window " + window,
                List.of(evidence));
    }
}
