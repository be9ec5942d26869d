package dev.plumbline.core.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.core.evidence.DailySeries.Shape;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The short form of {@link WholeDayEvidence}. */
class WholeDayTrialTest {
    private static final int ROWS = 20;

    @ParameterizedTest
    @CsvSource({"7, 4, 1, .5", "7, 8, 1, .5", "7, 4, 3, .5", "1, 4, 1, 0"})
    void whatAveragesOutInAWindowIsNoDrift(int days, int weeks, double daily, double weekend) {
        Shape shape = new Shape(daily, weekend, 0.6, 0.15, 0, 0);
        WholeDayTrial trial = new WholeDayTrial(shape, 2, weeks, ROWS, days);
        int seeds = 15;
        int alarmed = IntStream.range(0, seeds).map(trial::alarmed).sum();
        // what chance may add to the budget in one case of a hundred
        double expected = WholeDayTrial.BUDGET * seeds * trial.windows();
        assertThat(alarmed).isLessThanOrEqualTo((int) (expected + 2.33 * Math.sqrt(expected)));
    }

    @ParameterizedTest
    @CsvSource({"7, 4, 200, .3", "7, 8, 20, .5", "1, 4, 200, .5"})
    void andHidesNoShift(int days, int weeks, int rows, double shift) {
        Shape shape = new Shape(1, days == 1 ? 0 : 0.5, 0.6, 0.15, 0, 0);
        WholeDayTrial trial = new WholeDayTrial(shape, 2, weeks, rows, days);
        assertThat(IntStream.range(0, 5).filter(seed -> trial.finds(shift, seed)).count())
                .isGreaterThanOrEqualTo(4);
    }
}
