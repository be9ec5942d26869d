package dev.plumbline.core.judgement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.core.baseline.HourOfWeek;
import dev.plumbline.core.report.Measurement;
import dev.plumbline.core.report.Verdict;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ObstacleTest {
    private static final HourOfWeek HOURS = new HourOfWeek(168, ZoneOffset.UTC);

    /** By the very words that the judges use: who changes them sees it here. */
    @Test
    void isReadFromTheReasonsThatJudgesGive() {
        Map<String, Obstacle> reasons =
                Map.ofEntries(
                        Map.entry(Reasons.tooFewRows(50, 48), Obstacle.TOO_FEW_ROWS),
                        Map.entry(Reasons.tooFewExpected(50, 4.8), Obstacle.TOO_FEW_ROWS),
                        Map.entry(Reasons.tooFewValues(50, 0), Obstacle.TOO_FEW_VALUES),
                        Map.entry(Reasons.tooFewBlocks(20, 7), Obstacle.SHORT_BASELINE),
                        Map.entry(Reasons.tooFewWindows(20, 7), Obstacle.SHORT_BASELINE),
                        Map.entry(Reasons.EMPTY_BASELINE, Obstacle.EMPTY_BASELINE),
                        Map.entry(Reasons.UNKNOWN_HOURS, Obstacle.UNKNOWN_HOURS),
                        Map.entry(Reasons.NO_LABELS_BY_HOUR, Obstacle.UNKNOWN_HOURS),
                        Map.entry(Reasons.withoutHours(HOURS, 100), Obstacle.UNKNOWN_HOURS),
                        Map.entry(Reasons.withoutHours(HOURS, 100_000), Obstacle.UNKNOWN_HOURS),
                        Map.entry(Reasons.SEASONS_NOT_FOUND, Obstacle.NO_BASELINE),
                        Map.entry(Reasons.tooFewLabels(.5, 3, 100), Obstacle.TOO_FEW_LABELS),
                        Map.entry(
                                "needs at least 50 labelled rows, got 4", Obstacle.TOO_FEW_LABELS),
                        Map.entry(Reasons.unequalLabels("a .9, b .4"), Obstacle.UNEQUAL_LABELS),
                        Map.entry("the baseline has no rmse", Obstacle.NOT_IN_BASELINE),
                        Map.entry(
                                Reasons.failed(new IllegalStateException("no bins")),
                                Obstacle.NOT_MEASURED));
        reasons.forEach(
                (reason, obstacle) ->
                        assertThat(Obstacle.of(kept(reason))).as(reason).contains(obstacle));
    }

    @Test
    void reasonsReadTheSameOnEveryMachine() {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.GERMANY);
        try {
            assertThat(Reasons.withoutHours(HOURS, 1_234)).contains("got 1,234;");
            assertThat(Reasons.tooFewExpected(50, 4.8)).endsWith("got 4.80");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void aWindowWithoutABaselineHasNone() {
        assertThat(NoBaseline.measure(70).stream().flatMap(m -> Obstacle.of(m).stream()))
                .containsExactly(Obstacle.NO_BASELINE);
        assertThat(
                        NoBaseline.withoutSeasons(70, "00").stream()
                                .flatMap(m -> Obstacle.of(m).stream()))
                .containsExactly(Obstacle.NO_BASELINE);
    }

    @Test
    void aSegmentWithoutABaselineOfItsOwnIsNamedThoughItsVerdictIsNone() {
        Measurement judged = Measurement.of("rmse", null).verdict(Verdict.OK);
        assertThat(Obstacle.of(Unjudged.of(judged))).contains(Obstacle.SMALL_SEGMENT);
    }

    @Test
    void nothingStandsInTheWayOfAVerdictOrOfWhatIsOnlyShown() {
        assertThat(Obstacle.of(Measurement.of("rmse", null).verdict(Verdict.OK))).isEmpty();
        assertThat(
                        Obstacle.of(
                                Measurement.of("psi", "x")
                                        .verdict(Verdict.NOT_APPLICABLE, Reasons.DISPLAYED)))
                .isEmpty();
        assertThat(Obstacle.of(kept(null))).contains(Obstacle.OTHER);
    }

    private static Measurement kept(String reason) {
        return Measurement.of("distribution", "x").verdict(Verdict.INSUFFICIENT_DATA, reason);
    }
}
