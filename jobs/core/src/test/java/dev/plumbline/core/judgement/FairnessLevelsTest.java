package dev.plumbline.core.judgement;

import static dev.plumbline.core.fairness.FairnessMetric.DISPARATE_IMPACT;
import static dev.plumbline.core.fairness.FairnessMetric.SELECTION_RATE_DIFFERENCE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.core.judgement.FairnessLevels.Level;
import dev.plumbline.core.monitor.FairnessSpec.Reference;
import org.junit.jupiter.api.Test;

/** The short form of {@link FairnessEvidence}. */
class FairnessLevelsTest {
    private static final int WINDOWS = 1_000;
    private static final int[] ROWS = {300, 200, 60};

    @Test
    void equalRatesAreNeverBeyondTheLimitThoughTheirValuesOftenAre() {
        Level level =
                levels(Reference.LARGEST)
                        .run(DISPARATE_IMPACT, WINDOWS, ROWS, new double[] {.3, .3, .3});
        assertThat(level.outside()).isGreaterThan(WINDOWS / 5);
        assertThat(level.beyond()).isLessThanOrEqualTo(WINDOWS / 50);
    }

    @Test
    void aGapFarBeyondTheLimitIsFound() {
        Level level =
                levels(Reference.LARGEST)
                        .run(
                                DISPARATE_IMPACT,
                                WINDOWS,
                                new int[] {600, 400},
                                new double[] {.5, .25});
        assertThat(level.beyond()).isGreaterThan(WINDOWS * 95 / 100);
    }

    /** At level .95: of 1,000 intervals 50 miss, and by chance seldom more than 75. */
    @Test
    void intervalsHoldTheTrueGapAsOftenAsTheySay() {
        double[] rates = {.3, .2};
        assertThat(
                        levels(Reference.LARGEST)
                                .run(DISPARATE_IMPACT, WINDOWS, new int[] {300, 200}, rates)
                                .covered())
                .isBetween(925, 980);
        assertThat(
                        new FairnessLevels(SELECTION_RATE_DIFFERENCE, .1, Reference.LARGEST, 5)
                                .run(
                                        SELECTION_RATE_DIFFERENCE,
                                        WINDOWS,
                                        new int[] {300, 200},
                                        rates)
                                .covered())
                .isBetween(925, 980);
    }

    private static FairnessLevels levels(Reference reference) {
        return new FairnessLevels(DISPARATE_IMPACT, .8, reference, 7);
    }
}
