package dev.plumbline.core.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class WassersteinTest {
    private static final int CELLS = 6;

    @Property(tries = 300)
    void theBoundHoldsForTheRowsBehindTheCells(
            @ForAll @Size(min = 1, max = 50) List<@DoubleRange(min = 0, max = 1) Double> baseline,
            @ForAll @Size(min = 1, max = 50) List<@DoubleRange(min = 0, max = 1) Double> window) {
        Grid p = new Grid(baseline);
        Grid q = new Grid(window);
        double onGrid = Wasserstein.of(p.means, p.shares, q.means, q.shares);
        assertThat(onGrid)
                .isCloseTo(ofRows(baseline, window), within(p.bound() + q.bound() + 1e-12));
    }

    @Test
    void seesAShiftThatStaysWithinItsCell() {
        double[] all = {1};
        assertThat(Wasserstein.of(new double[] {2}, all, new double[] {2.5}, all)).isEqualTo(0.5);
    }

    @Test
    void ignoresWhereEmptyCellsStand() {
        double[] baseline = {1, Double.NaN};
        double[] window = {Double.NaN, 4};
        assertThat(Wasserstein.of(baseline, new double[] {1, 0}, window, new double[] {0, 1}))
                .isEqualTo(3);
    }

    @Test
    void aCellOfOneValueHidesNothing() {
        double[] at = {7};
        assertThat(Wasserstein.errorBound(at, new double[] {1}, at, at)).isZero();
    }

    private static double ofRows(List<Double> baseline, List<Double> window) {
        return Wasserstein.of(sorted(baseline), equal(baseline), sorted(window), equal(window));
    }

    private static double[] sorted(List<Double> rows) {
        return rows.stream().mapToDouble(x -> x).sorted().toArray();
    }

    private static double[] equal(List<Double> rows) {
        double[] shares = new double[rows.size()];
        Arrays.fill(shares, 1.0 / rows.size());
        return shares;
    }

    /** Rows sorted into equal cells over [0, 1], with each cell's own mean. */
    private static final class Grid {
        final double[] means = new double[CELLS];
        final double[] shares = new double[CELLS];

        Grid(List<Double> rows) {
            for (double row : rows) {
                int cell = Math.min(CELLS - 1, (int) (row * CELLS));
                shares[cell] += 1.0 / rows.size();
                means[cell] += row / rows.size();
            }
            for (int cell = 0; cell < CELLS; cell++) {
                means[cell] /= shares[cell];
            }
        }

        double bound() {
            double[] from = new double[CELLS];
            double[] to = new double[CELLS];
            for (int cell = 0; cell < CELLS; cell++) {
                from[cell] = (double) cell / CELLS;
                to[cell] = (cell + 1.0) / CELLS;
            }
            return Wasserstein.errorBound(means, shares, from, to);
        }
    }
}
