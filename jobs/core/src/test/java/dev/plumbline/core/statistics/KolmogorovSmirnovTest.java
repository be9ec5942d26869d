package dev.plumbline.core.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.DoubleStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class KolmogorovSmirnovTest {
    private static final int CELLS = 12;

    @Property(tries = 300)
    void rowsCannotExceedTheBoundNorUndercutTheGrid(
            @ForAll @Size(min = 1, max = 60) List<@DoubleRange(min = 0, max = 1) Double> baseline,
            @ForAll @Size(min = 1, max = 60) List<@DoubleRange(min = 0, max = 1) Double> window) {
        double[] p = Shares.of(cells(baseline));
        double[] q = Shares.of(cells(window));
        double ofRows = ofRows(baseline, window);
        assertThat(KolmogorovSmirnov.distance(p, q)).isLessThanOrEqualTo(ofRows + 1e-12);
        assertThat(KolmogorovSmirnov.upperBound(p, q, cell -> false))
                .isGreaterThanOrEqualTo(ofRows - 1e-12);
    }

    @Test
    void theBoundIsReachedWhenACellHidesTwoSeparateClusters() {
        double[] one = {1};
        assertThat(KolmogorovSmirnov.distance(one, one)).isZero();
        assertThat(KolmogorovSmirnov.upperBound(one, one, cell -> false)).isEqualTo(1);
    }

    @Test
    void theBoundIsTheFarthestThatOneSideMayBeAheadWithinACell() {
        double[] p = {.2, .3, .5};
        double[] q = {.3, .3, .4};
        // up to a cell 0, .2, .5 and 0, .3, .6; with it .2, .5, 1 and .3, .6, 1
        assertThat(KolmogorovSmirnov.upperBound(p, q, cell -> false)).isCloseTo(.5, within(1e-15));
        assertThat(KolmogorovSmirnov.upperBound(p, q, cell -> cell == 2))
                .isCloseTo(.4, within(1e-15));
    }

    @Test
    void aKnownDistanceOfOneEffectiveRowIsThatOfAUniformRow() {
        assertThat(KolmogorovSmirnov.asymptoticPValue(.8, 1, 5)).isCloseTo(.4, within(1e-15));
        assertThat(KolmogorovSmirnov.asymptoticPValue(.3, 1, 5)).isEqualTo(1);
    }

    @Test
    void aKnownDistanceBelowHalfAStepIsCertain() {
        assertThat(KolmogorovSmirnov.asymptoticPValue(.0049, 200, 200)).isEqualTo(1);
        // SciPy 1.17.1: kstwo.sf(.1, 100)
        assertThat(KolmogorovSmirnov.asymptoticPValue(.1, 200, 200))
                .isCloseTo(.2526927570063874, within(1e-9));
    }

    @Test
    void cellsOfOneValueHideNothing() {
        double[] p = {.2, .3, .5};
        double[] q = {.3, .3, .4};
        assertThat(KolmogorovSmirnov.upperBound(p, q, cell -> true))
                .isEqualTo(KolmogorovSmirnov.distance(p, q))
                .isCloseTo(.1, within(1e-15));
    }

    @Test
    void refusesDifferentCells() {
        assertThatThrownBy(() -> KolmogorovSmirnov.distance(new double[2], new double[3]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("got 2 and 3");
    }

    @Test
    void refusesAnEmptySide() {
        assertThatThrownBy(() -> KolmogorovSmirnov.exactPValue(new long[] {0}, new long[] {3}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("0 in the baseline and 3 in the window");
    }

    private static long[] cells(List<Double> rows) {
        long[] counts = new long[CELLS];
        rows.forEach(x -> counts[Math.min(CELLS - 1, (int) (x * CELLS))]++);
        return counts;
    }

    private static double ofRows(List<Double> baseline, List<Double> window) {
        return DoubleStream.concat(
                        baseline.stream().mapToDouble(x -> x), window.stream().mapToDouble(x -> x))
                .map(x -> Math.abs(shareUpTo(baseline, x) - shareUpTo(window, x)))
                .max()
                .orElseThrow();
    }

    private static double shareUpTo(List<Double> rows, double x) {
        return (double) rows.stream().filter(row -> row <= x).count() / rows.size();
    }

    @Test
    void aSingleRowIsAsLikelyInAnyPlace() {
        // SciPy's ks_2samp([9], [0, 1, ..., 8]) and with 4.5 in place of 9, method exact
        long[] baseline = {1, 1, 1, 1, 1, 1, 1, 1, 1, 0};
        long[] last = {0, 0, 0, 0, 0, 0, 0, 0, 0, 1};
        assertThat(KolmogorovSmirnov.exactPValue(baseline, last)).isCloseTo(0.2, within(1e-12));
        long[] baselineAround = {1, 1, 1, 1, 1, 0, 1, 1, 1, 1};
        long[] middle = {0, 0, 0, 0, 0, 1, 0, 0, 0, 0};
        assertThat(KolmogorovSmirnov.exactPValue(baselineAround, middle)).isEqualTo(1);
    }
}
