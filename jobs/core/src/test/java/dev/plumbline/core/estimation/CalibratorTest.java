package dev.plumbline.core.estimation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class CalibratorTest {
    @Test
    void predictsWhatScikitLearnPredicts() {
        GoldenTable outcomes = GoldenTable.read("isotonic.csv");
        Calibrator calibrator =
                Calibrator.fit(outcomes.numbers("score"), outcomes.truths("positive"));
        GoldenTable expected = GoldenTable.read("isotonic_expected.csv");

        for (int row = 0; row < expected.rows().size(); row++) {
            assertThat(calibrator.probability(expected.number(row, "score")))
                    .isCloseTo(expected.number(row, "probability"), within(1e-14));
        }
    }

    @Test
    void poolsNeighboursThatFallAndKeepsTheRest() {
        Calibrator calibrator =
                Calibrator.fit(
                        new double[] {.4, .1, .3, .2, .4, .9},
                        new boolean[] {true, false, false, true, false, true});

        assertThat(calibrator.scores()).containsExactly(.1, .2, .4, .9);
        assertThat(calibrator.probabilities()).containsExactly(0.0, .5, .5, 1.0);
        assertThat(calibrator.probability(.15)).isCloseTo(.25, within(1e-15));
        assertThat(calibrator.probability(-1)).isZero();
        assertThat(calibrator.probability(2)).isEqualTo(1);
    }

    @Property
    void neverFallsAndStaysWithinZeroAndOne(
            @ForAll long seed,
            @ForAll @DoubleRange(min = -1, max = 2) double lower,
            @ForAll @DoubleRange(min = -1, max = 2) double other) {
        Calibrator calibrator = drawn(seed, 60);
        double low = calibrator.probability(Math.min(lower, other));
        double high = calibrator.probability(Math.max(lower, other));
        assertThat(low).isBetween(0.0, high);
        assertThat(high).isLessThanOrEqualTo(1);
    }

    @Property
    void expectsAsManyPositivesAsThereWere(@ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] scores = random.doubles(80).map(s -> Math.rint(s * 30) / 30).toArray();
        boolean[] positive = new boolean[80];
        double expected = 0;
        for (int row = 0; row < 80; row++) {
            positive[row] = random.nextDouble() < scores[row];
            expected -= positive[row] ? 1 : 0;
        }
        Calibrator calibrator = Calibrator.fit(scores, positive);
        for (double score : scores) {
            expected += calibrator.probability(score);
        }
        assertThat(expected).isCloseTo(0, within(1e-11));
    }

    @Property
    void isReadBackFromItsKnots(@ForAll long seed) {
        Calibrator calibrator = drawn(seed, 40);
        assertThat(Calibrator.of(calibrator.scores(), calibrator.probabilities()))
                .isEqualTo(calibrator)
                .hasSameHashCodeAs(calibrator);
    }

    @Test
    void withoutStepsTheScoreIsTheProbability() {
        assertThat(Calibrator.of(List.of(), List.of())).isEqualTo(Calibrator.identity());
        assertThat(Calibrator.fit(new double[0], new boolean[0]).isIdentity()).isTrue();
        assertThat(Calibrator.identity().probability(.3)).isEqualTo(.3);
        assertThat(Calibrator.identity().probability(1.5)).isEqualTo(1);
        assertThat(Calibrator.identity().probability(-.5)).isZero();
    }

    @Test
    void refusesWhatIsNoCalibration() {
        assertThatThrownBy(() -> Calibrator.of(List.of(.1, .2), List.of(.5, .4)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("got 0.2, 0.4 at position 1");
        assertThatThrownBy(() -> Calibrator.of(List.of(.1), List.of(1.4)))
                .hasMessageContaining("got 0.1, 1.4 at position 0");
        assertThatThrownBy(() -> Calibrator.of(List.of(.1), List.of()))
                .hasMessageContaining("got 1 scores and 0 others");
        assertThatThrownBy(() -> Calibrator.fit(new double[] {Double.NaN}, new boolean[1]))
                .hasMessageContaining("scores must be finite, got NaN in row 0");
    }

    private static Calibrator drawn(long seed, int rows) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] scores = random.doubles(rows).toArray();
        boolean[] positive = new boolean[rows];
        for (int row = 0; row < rows; row++) {
            positive[row] = random.nextDouble() < scores[row];
        }
        return Calibrator.fit(scores, positive);
    }
}
