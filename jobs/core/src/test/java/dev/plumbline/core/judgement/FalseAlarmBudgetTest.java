package dev.plumbline.core.judgement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A short form of {@link FalseAlarmEvidence}: a model of 200 features, the floor off. */
class FalseAlarmBudgetTest {
    private static final int FEATURES = 200;
    private static final int[] SIZES = {200, 1_000};

    @ParameterizedTest
    @CsvSource({"independent, 301", "correlated, 302", "mixed, 303"})
    void hardlyAnyOfAHundredWindowsAlarms(String name, long seed) {
        FalseAlarmExperiment.Outcome outcome =
                new FalseAlarmExperiment(
                                FEATURES, 1, 100, SIZES, FalseAlarmEvidence.correlation(name))
                        .run(1_000_000 * seed);
        // .1 is allowed; three or more would happen to a rule at its budget once in 6,000 times
        assertThat(most(outcome.numbers())).isLessThanOrEqualTo(2);
        assertThat(most(outcome.categories())).isLessThanOrEqualTo(2);
    }

    private static int most(FalseAlarmExperiment.Alarms alarms) {
        return Arrays.stream(alarms.withoutFloor()).max().orElseThrow();
    }

    @Test
    void findsAShiftAndAValueThatSticks() {
        PowerExperiment experiment =
                new PowerExperiment(FalseAlarmExperiment.tests(FEATURES), 2, 20, 1_000);
        SplittableRandom moved = new SplittableRandom(7);
        assertThat(experiment.found(401, 0, x -> x + .3)).isGreaterThanOrEqualTo(.95);
        assertThat(experiment.found(402, .6, x -> x + .5)).isGreaterThanOrEqualTo(.9);
        assertThat(experiment.found(403, 0, x -> moved.nextInt(20) == 0 ? .3 : x))
                .isGreaterThanOrEqualTo(.75);
        assertThat(experiment.found(404, 0, x -> x)).isZero();
    }
}
