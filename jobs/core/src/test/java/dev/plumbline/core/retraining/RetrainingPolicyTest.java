package dev.plumbline.core.retraining;

import static dev.plumbline.core.alert.EpisodeState.OPEN;
import static dev.plumbline.core.alert.EpisodeState.PENDING;
import static dev.plumbline.core.alert.EpisodeState.RESOLVED;
import static dev.plumbline.core.alert.EpisodeState.UPDATED;
import static dev.plumbline.core.retraining.Retraining.breach;
import static dev.plumbline.core.retraining.Retraining.day;
import static dev.plumbline.core.retraining.Retraining.episode;
import static dev.plumbline.core.retraining.Retraining.inSegment;
import static dev.plumbline.core.retraining.Retraining.loss;
import static dev.plumbline.core.retraining.Retraining.withUndeclaredLabels;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.core.alert.AlertEpisode;
import dev.plumbline.core.alert.AlertRules;
import dev.plumbline.core.monitor.TriggerMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RetrainingPolicyTest {
    private final Retraining retraining = new Retraining();

    @Test
    void asksOnceWhileTenThousandWindowsBreachWithinTheCooldown() {
        retraining.on(loss("1", 1, OPEN));
        for (int window = 0; window < 10_000; window++) {
            retraining.on(loss("1", 1 + window / 1001.0, UPDATED));
        }

        assertThat(retraining.triggers()).hasSize(1);
    }

    @Test
    void namesWhatToTrainOnAndWhy() {
        retraining.on(loss("1", 40, OPEN));

        RetrainingTrigger trigger = retraining.triggers().get(0);
        assertThat(trigger.time()).isEqualTo(day(40));
        assertThat(trigger.trainFrom()).isEqualTo(day(10));
        assertThat(trigger.trainTo()).isEqualTo(day(40));
        assertThat(trigger.modelVersion()).isEqualTo("1");
        assertThat(trigger.baselineId()).isEqualTo("b1");
        assertThat(trigger.episodeId()).isEqualTo("loss-1");
        assertThat(trigger.mode()).isEqualTo(TriggerMode.SUGGEST);
        assertThat(trigger.source()).isEqualTo("/plumbline/model");
        assertThat(trigger.reason()).isEqualTo("rmse 140 beyond 130, in 1 windows");
        assertThat(trigger.exclude()).isEmpty();
    }

    @Test
    void neverAsksForAWindowWhoseLabelsHoldClassesThatNobodyDeclared() {
        retraining.on(withUndeclaredLabels(loss("1", 40, OPEN)));
        retraining.on(withUndeclaredLabels(loss("1", 41, UPDATED)));
        assertThat(retraining.triggers()).isEmpty();

        retraining.on(loss("1", 42, UPDATED));
        retraining.on(withUndeclaredLabels(loss("1", 43, UPDATED)));

        assertThat(retraining.triggers())
                .singleElement()
                .satisfies(
                        trigger -> {
                            assertThat(trigger.time()).isEqualTo(day(42));
                            assertThat(trigger.exclude())
                                    .containsExactly(
                                            new ExcludedSpan(
                                                    day(39),
                                                    day(41),
                                                    "labels of undeclared classes, performance episode loss-1"));
                        });
    }

    @Test
    void labelsOfASegmentOrAnotherVersionForbidNothing() {
        retraining.on(inSegment("country=DE", withUndeclaredLabels(loss("1", 40, OPEN))));
        retraining.on(withUndeclaredLabels(loss("2", 40, OPEN)));
        retraining.on(loss("1", 40, OPEN));

        assertThat(retraining.triggers())
                .singleElement()
                .satisfies(trigger -> assertThat(trigger.exclude()).isEmpty());
    }

    @Test
    void tenThousandWindowsOfUndeclaredLabelsMakeOneSpan() {
        for (int window = 0; window < 10_000; window++) {
            retraining.on(withUndeclaredLabels(loss("1", 40 + window, UPDATED)));
        }

        assertThat(retraining.triggers()).isEmpty();
        assertThat(retraining.stateBytes()).isLessThan(100);
    }

    @Test
    void aSourceIsAUriReferenceWhateverTheModelsName() {
        assertThat(RetrainingTrigger.sourceOf("churn-2.1")).isEqualTo("/plumbline/churn-2.1");
        assertThat(RetrainingTrigger.sourceOf("Zürich 100%"))
                .isEqualTo("/plumbline/Z%C3%BCrich%20100%25");
    }

    @Test
    void onlyAnOpenEpisodeOfPerformanceAsks() {
        retraining.on(loss("1", 1, PENDING));
        retraining.on(loss("1", 2, RESOLVED));
        retraining.on(episode("drift", "1", AlertRules.FEATURE_DRIFT, 0, 3, OPEN));
        retraining.on(episode("drift", "1", AlertRules.PREDICTION_DRIFT, 0, 4, OPEN));
        retraining.on(episode("silent", "1", AlertRules.SILENT, 0, 5, OPEN));
        assertThat(retraining.triggers()).isEmpty();

        retraining.on(loss("1", 6, OPEN));
        assertThat(retraining.triggers()).hasSize(1);
    }

    @Test
    void aSegmentAloneDoesNotAsk() {
        retraining.on(inSegment("country=DE", loss("1", 1, OPEN)));
        assertThat(retraining.triggers()).isEmpty();
        retraining.on(loss("1", 2, OPEN));
        assertThat(retraining.triggers()).hasSize(1);
    }

    @Test
    void doesNotAskWhileDataIsBroken() {
        retraining.on(breach("broken", "1", 0, 1, OPEN));
        retraining.on(loss("1", 2, OPEN));
        retraining.on(breach("broken", "1", 0, 3, UPDATED));
        retraining.on(loss("1", 4, UPDATED));
        assertThat(retraining.triggers()).isEmpty();

        retraining.on(breach("broken", "1", 0, 5, RESOLVED));
        retraining.on(loss("1", 6, UPDATED));
        assertThat(retraining.triggers()).hasSize(1);
    }

    @Test
    void aWindowThatWasBrokenDoesNotAskEvenWhenItsLabelsComeAfterTheBreak() {
        retraining.on(breach("broken", "1", 1, 2, OPEN));
        retraining.on(breach("broken", "1", 1, 3, RESOLVED));

        retraining.on(loss("1", 2, OPEN));
        assertThat(retraining.triggers()).isEmpty();

        retraining.on(loss("1", 3, UPDATED));
        assertThat(retraining.triggers()).hasSize(1);
    }

    @Test
    void aBreakToldAtTheSameTimeVetoes() {
        List<AlertEpisode> together =
                new ArrayList<>(List.of(loss("1", 5, OPEN), breach("broken", "1", 4, 5, OPEN)));
        together.sort(RetrainingPolicy.ORDER);

        together.forEach(retraining::on);

        assertThat(retraining.triggers()).isEmpty();
    }

    @Test
    void aBreakThatIsNotYetAnEpisodeDoesNotVeto() {
        retraining.on(breach("broken", "1", 0, 1, PENDING));
        retraining.on(loss("1", 2, OPEN));

        assertThat(retraining.triggers()).hasSize(1);
    }

    @Test
    void theBreakOfAVersionThatDoesNotAnswerCallersExcludesButDoesNotVeto() {
        retraining.on(breach("broken", "challenger", 1, 2, OPEN));
        retraining.on(loss("1", 9, OPEN));

        assertThat(retraining.triggers()).hasSize(1);
        assertThat(retraining.triggers().get(0).exclude())
                .extracting(ExcludedSpan::from)
                .containsExactly(day(1));
    }

    @Test
    void leavesOutBrokenSpansUpToTheirLastBreachedWindow() {
        retraining.on(breach("second", "1", 20, 21, OPEN));
        retraining.on(breach("second", "1", 20, 22, UPDATED));
        retraining.on(breach("second", "1", 20, 23, RESOLVED));
        retraining.on(breach("first", "1", 11, 12, OPEN));
        retraining.on(breach("first", "1", 11, 13, RESOLVED));
        retraining.on(loss("1", 40, OPEN));

        assertThat(retraining.triggers().get(0).exclude())
                .containsExactly(
                        new ExcludedSpan(day(11), day(12), "data-quality episode first"),
                        new ExcludedSpan(day(20), day(22), "data-quality episode second"));
    }

    @Test
    void oneRequestIsInFlightUntilItCountsAsAbandoned() {
        retraining.on(loss("1", 1, OPEN));
        retraining.on(loss("1", 11, UPDATED));
        retraining.on(loss("1", 20.9, UPDATED));
        assertThat(retraining.triggers()).hasSize(1);

        retraining.on(loss("1", 21, UPDATED));
        assertThat(retraining.triggers()).hasSize(2);
    }

    @Test
    void aNewVersionAnswersTheRequestButTheCooldownHolds() {
        retraining.on(loss("1", 1, OPEN));
        retraining.deploy("2");
        retraining.on(loss("2", 10.9, OPEN));
        assertThat(retraining.triggers()).hasSize(1);

        retraining.on(loss("2", 11, UPDATED));
        assertThat(retraining.triggers())
                .extracting(RetrainingTrigger::modelVersion)
                .containsExactly("1", "2");
    }

    @Test
    void anOldVersionOrAShadowNeverAsks() {
        retraining.deploy("2");

        retraining.on(loss("1", 1, OPEN));
        retraining.on(loss("shadow", 2, OPEN));

        assertThat(retraining.triggers()).isEmpty();
    }

    @Test
    void aRetrainingThatDoesNotHelpIsAskedForNoMoreOftenThanTheCooldown() {
        for (int day = 1; day <= 365; day++) {
            retraining.deploy("v" + day);
            retraining.on(loss("v" + day, day, OPEN));
        }

        assertThat(retraining.triggers()).hasSize(37);
    }

    @Test
    void everyRequestHasAnIdOfItsOwn() {
        for (int day = 1; day < 200; day++) {
            retraining.on(loss("1", day, day == 1 ? OPEN : UPDATED));
        }

        assertThat(retraining.triggers()).hasSize(10);
        assertThat(retraining.triggers()).extracting(RetrainingTrigger::id).doesNotHaveDuplicates();
    }

    @Test
    void breaksOfLongAgoAreForgotten() {
        for (int day = 0; day < 3 * 366; day++) {
            retraining.on(breach("broken-" + (10_000 + day), "1", day, day + 1, OPEN));
            retraining.on(breach("broken-" + (10_000 + day), "1", day, day + 1, RESOLVED));
        }
        int bytes = retraining.stateBytes();
        for (int day = 3 * 366; day < 6 * 366; day++) {
            retraining.on(breach("broken-" + (10_000 + day), "1", day, day + 1, OPEN));
            retraining.on(breach("broken-" + (10_000 + day), "1", day, day + 1, RESOLVED));
        }

        assertThat(retraining.stateBytes()).isEqualTo(bytes);
    }

    @Test
    void episodesOfOneTimeHaveOneOrder() {
        List<AlertEpisode> episodes =
                new ArrayList<>(
                        List.of(
                                breach("a", "1", 0, 5, RESOLVED),
                                breach("b", "2", 0, 5, OPEN),
                                breach("b", "1", 0, 5, OPEN),
                                loss("1", 5, UPDATED),
                                loss("2", 5, OPEN)));
        List<AlertEpisode> once = episodes.stream().sorted(RetrainingPolicy.ORDER).toList();
        Collections.shuffle(episodes, new Random(3));

        assertThat(episodes.stream().sorted(RetrainingPolicy.ORDER).toList()).isEqualTo(once);
        assertThat(once.get(0).rule()).isEqualTo(AlertRules.DATA_QUALITY);
    }

    @Test
    void refusesTheStateOfAnotherRelease() {
        assertThatThrownBy(() -> RetrainingState.fromBytes(new byte[] {7}))
                .hasMessageContaining("format 1, got 7");
    }
}
