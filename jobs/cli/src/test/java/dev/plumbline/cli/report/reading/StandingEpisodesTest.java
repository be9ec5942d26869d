package dev.plumbline.cli.report.reading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.cli.report.BikeYear;
import dev.plumbline.cli.report.run.RunCollector;
import dev.plumbline.cli.report.run.RunResult;
import dev.plumbline.core.alert.AlertEpisode;
import dev.plumbline.core.alert.AlertRules;
import dev.plumbline.core.alert.EpisodeState;
import dev.plumbline.core.alert.Severity;
import dev.plumbline.core.model.Clock;
import dev.plumbline.core.report.Verdict;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the story says of episodes that are open at the end. */
class StandingEpisodesTest {
    @Test
    void tellsStandingEpisodesApartBySegmentAndWindowLength() {
        assertThat(StoryTest.story(standing(week("country=AT"), week(""))))
                .last()
                .isEqualTo(
                        "2 alert episodes opened; open at the end: target-drift (target drifted),"
                                + " target-drift of country=AT (target drifted).");
        assertThat(StoryTest.story(standing(week("country=AT"), episode("", "P1D"))))
                .last()
                .isEqualTo(
                        "2 alert episodes opened; open at the end: target-drift of windows of 1 day"
                                + " (target drifted), target-drift of country=AT, windows of 7"
                                + " days (target drifted).");
    }

    @Test
    void onlyNamesTheRulesWhereManyEpisodesStand() {
        AlertEpisode[] many =
                IntStream.range(0, 6)
                        .mapToObj(age -> week("age=" + age))
                        .toArray(AlertEpisode[]::new);
        assertThat(StoryTest.story(standing(many)))
                .last()
                .isEqualTo(
                        "6 alert episodes opened; open at the end: target-drift of age=0,"
                                + " target-drift of age=1, target-drift of age=2, target-drift of"
                                + " age=3, target-drift of age=4, target-drift of age=5.");
    }

    private static AlertEpisode week(String segment) {
        return episode(segment, "P7D");
    }

    private static AlertEpisode episode(String segment, String granularity) {
        return new AlertEpisode(
                "e" + segment,
                "bike-demand",
                "v1",
                segment,
                "b-v1",
                AlertRules.TARGET_DRIFT,
                Severity.WARNING,
                EpisodeState.OPEN,
                granularity,
                Clock.TIME,
                BikeYear.week(1),
                BikeYear.week(1),
                null,
                BikeYear.week(0),
                BikeYear.week(1),
                1,
                "target drifted.",
                List.of(),
                List.of(),
                "alerting/runbooks/target-drift.md",
                null);
    }

    private static RunResult standing(AlertEpisode... episodes) {
        RunCollector run = new RunCollector("standing episodes", BikeYear.monitor());
        StoryTest.add(run, BikeYear.BIKES, BikeYear.week(1), Verdict.OK);
        Stream.of(episodes).forEach(run::add);
        return run.result();
    }
}
