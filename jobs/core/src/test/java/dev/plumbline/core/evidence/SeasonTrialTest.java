package dev.plumbline.core.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The short form of {@link SeasonEvidence}: one feature, the same weeks and seeds. */
class SeasonTrialTest {
    private static final int SEEDS = 20;
    private static final int ROWS = 200;

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.15})
    void theHoursOfAWeekKeepTheBudget(double hourlyEffect) {
        // one in a thousand of 20,160 windows, and what chance may add in one case of a hundred
        assertThat(alarmed(new SeasonTrial(1, ROWS, 168, ROWS, hourlyEffect), SEEDS))
                .isLessThanOrEqualTo(31);
    }

    @Test
    void withoutThemTheCycleIsDriftAllDay() {
        assertThat(alarmed(new SeasonTrial(1, ROWS, 0, 1, 0), 1))
                .isGreaterThan(SeasonTrial.SCORED_HOURS / 2);
    }

    @Test
    void orElseAShiftIsHiddenByTheCycle() {
        assertThat(found(new SeasonTrial(1, 500, 0, 500, 0), 3)).isZero();
        assertThat(found(new SeasonTrial(1, 500, 168, 500, 0), 3)).isEqualTo(3);
    }

    @Test
    void aDayFindsAShiftThatIsWithinWhatItsHoursCanShow() {
        SeasonTrial trial = new SeasonTrial(1, ROWS, 168, ROWS, 0);
        assertThat(IntStream.range(0, 5).filter(seed -> trial.findsInADay(0.3, seed)).count())
                .isEqualTo(5);
        assertThat(IntStream.range(0, 2).map(trial::alarmedDays).sum()).isZero();
    }

    private static int alarmed(SeasonTrial trial, int seeds) {
        return IntStream.range(0, seeds).map(seed -> trial.alarmedHours(seed).cardinality()).sum();
    }

    private static long found(SeasonTrial trial, int seeds) {
        return IntStream.range(0, seeds).filter(seed -> trial.finds(0.8, seed)).count();
    }
}
