package dev.plumbline.core.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class LocalExcessTest {
    private static final int CELLS = 250;

    @Test
    void seesAValueThatSticks() {
        long[] window = even(4);
        window[17] += 50;
        assertThat(LocalExcess.pValue(even(40), window, 1)).isLessThan(1e-20);
    }

    @Test
    void isTheExactTestOfTheCellTimesTheCells() {
        long[] window = even(4);
        window[17] += 5;
        double cell = ProportionTest.risePValue(40, 40 * CELLS, 9, 4 * CELLS + 5);
        assertThat(LocalExcess.pValue(even(40), window, 1))
                .isCloseTo(Math.min(1, CELLS * cell), within(1e-12));
    }

    @Test
    void staysSilentOnEqualSharesAndOnASingleCell() {
        assertThat(LocalExcess.pValue(even(40), even(4), 1)).isEqualTo(1);
        assertThat(LocalExcess.pValue(new long[] {0, 9}, new long[] {0, 4}, 1)).isEqualTo(1);
    }

    @Test
    void staysSilentOnCellsThatOnlyTheBaselineHeld() {
        assertThat(LocalExcess.pValue(new long[] {50, 50}, new long[] {10, 11}, 1)).isEqualTo(1);
    }

    @Test
    void takesARunOfDependentRowsForFewer() {
        long[] window = even(4);
        window[17] += 20;
        double independent = LocalExcess.pValue(even(40), window, 1);
        double dependent = LocalExcess.pValue(even(40), window, 4);
        assertThat(independent).isLessThan(1e-5);
        assertThat(dependent).isGreaterThan(1000 * independent);
    }

    private static long[] even(long rows) {
        long[] counts = new long[CELLS];
        Arrays.fill(counts, rows);
        return counts;
    }
}
