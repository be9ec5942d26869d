package dev.plumbline.core.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.LongToDoubleFunction;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class WholeDayVarianceTest {
    @Test
    void daysOfOneAreTheirVariance() {
        WholeDayVariance days = of(28, 1, day -> day % 2 == 0 ? 3 : -3);
        // 28 sums of ±3 of 10 rows: 28 · 9 / 280 · 28 / 27
        assertThat(days.perRow()).isCloseTo(0.9 * 28 / 27, within(1e-12));
        assertThat(days.freedom()).isEqualTo(27);
    }

    @Test
    void windowsOfWeeksTakeTheWeekdaysOut() {
        WholeDayVariance weeks = of(28, 7, day -> 5 * (day % 7) - 15);
        assertThat(weeks.perRow()).isZero();
        assertThat(weeks.freedom()).isEqualTo(21);
        assertThat(of(28, 1, day -> 5 * (day % 7) - 15).perRow()).isGreaterThan(5);
    }

    @Test
    void independentDaysCostNoMoreThanWhatIsNotKnownOfThem() {
        // ρ 0 of 48 degrees of freedom may be .29: 1 + 2 Σ (1 − k/7) .29^k = 1.7
        SplittableRandom random = new SplittableRandom(11);
        double mean = meanOver(400, day -> Series.normal(random));
        assertThat(mean / 0.1).isBetween(1.5, 1.9);
    }

    @Test
    void daysThatResembleTheDayBeforeMakeWeeksVaryMore() {
        SplittableRandom random = new SplittableRandom(12);
        double[] last = {0};
        double mean =
                meanOver(
                        400,
                        day -> {
                            last[0] = Series.next(random, last[0], 0.4);
                            return last[0];
                        });
        // truly 2.02 times the variance of a day
        assertThat(mean / 0.1).isBetween(2.6, 4.0);
    }

    @Test
    void aDayWithoutRowsIsNone() {
        long[] numbers = LongStream.range(0, 28).toArray();
        double[] sums = new double[28];
        long[] rows = new long[28];
        Arrays.fill(rows, 10);
        rows[3] = 0;
        assertThat(WholeDayVariance.of(numbers, sums, rows, 1).freedom()).isEqualTo(26);
        assertThat(WholeDayVariance.of(numbers, sums, new long[28], 7).freedom()).isZero();
    }

    private static double meanOver(int trials, LongToDoubleFunction day) {
        double sum = 0;
        for (int trial = 0; trial < trials; trial++) {
            sum += of(56, 7, day).perRow() / trials;
        }
        return sum;
    }

    /** Of days of 10 rows each. */
    private static WholeDayVariance of(int days, int daysPerWindow, LongToDoubleFunction sum) {
        long[] numbers = LongStream.range(100, 100 + days).toArray();
        long[] rows = new long[days];
        Arrays.fill(rows, 10);
        double[] sums = LongStream.range(0, days).mapToDouble(sum).toArray();
        return WholeDayVariance.of(numbers, sums, rows, daysPerWindow);
    }
}
