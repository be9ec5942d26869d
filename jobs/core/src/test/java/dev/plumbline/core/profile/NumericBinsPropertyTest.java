package dev.plumbline.core.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.TreeSet;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;

class NumericBinsPropertyTest {
    @Property
    void findsTheCellThatAScanFinds(
            @ForAll @Size(min = 1, max = 255) List<@DoubleRange(min = -50, max = 50) Double> edges,
            @ForAll List<@DoubleRange(min = -60, max = 60) Double> values) {
        NumericBins bins = bins(edges);
        for (double value : values) {
            assertThat(bins.cellOf(value)).isEqualTo(scan(bins, value));
        }
    }

    @Property
    void findsTheCellOfEveryEdgeAndItsNeighbours(
            @ForAll @Size(min = 1, max = 255)
                    List<@DoubleRange(min = -50, max = 50) Double> edges) {
        NumericBins bins = bins(edges);
        for (double edge : bins.boundaries()) {
            assertThat(bins.cellOf(edge)).isEqualTo(scan(bins, edge));
            assertThat(bins.cellOf(Math.nextDown(edge))).isEqualTo(scan(bins, Math.nextDown(edge)));
            assertThat(bins.cellOf(Math.nextUp(edge))).isEqualTo(scan(bins, Math.nextUp(edge)));
        }
    }

    @Example
    void fillsEveryCellAtEveryNumberOfBoundaries() {
        for (int size = 1; size <= NumericBins.MOST_BOUNDARIES; size++) {
            double[] edges = new double[size];
            for (int i = 0; i < size; i++) {
                edges[i] = i;
            }
            NumericBins bins = NumericBins.of(edges, 0);
            for (int cell = 0; cell <= size; cell++) {
                assertThat(bins.cellOf(cell - 0.5)).isEqualTo(cell);
            }
            assertThat(bins.cellOf(Double.MAX_VALUE)).isEqualTo(size);
            assertThat(bins.cellOf(-Double.MAX_VALUE)).isZero();
        }
    }

    @Example
    void givesAFrequentValueACellOfItsOwn() {
        NumericBins bins = NumericBins.of(new double[] {0, 1, Math.nextUp(1.0), 2}, 1);

        assertThat(bins.isAtom(bins.cellOf(1))).isTrue();
        assertThat(bins.cellOf(Math.nextUp(1.0))).isNotEqualTo(bins.cellOf(1));
        assertThat(bins.cellOf(Math.nextDown(1.0))).isNotEqualTo(bins.cellOf(1));
        assertThat(bins.isAtom(bins.cellOf(1.5))).isFalse();
        assertThat(bins.label(bins.cellOf(1))).isEqualTo("1");
    }

    @Example
    void refusesBoundariesThatDoNotAscend() {
        assertThatThrownBy(() -> NumericBins.of(new double[] {1, 1}, 0))
                .hasMessageContaining("strictly ascending, got 1.0 at position 1");
        assertThatThrownBy(() -> NumericBins.of(new double[] {}, 0)).hasMessageContaining("got 0");
        assertThatThrownBy(() -> NumericBins.of(new double[256], 0))
                .hasMessageContaining("got 256");
        assertThatThrownBy(() -> NumericBins.of(new double[] {Double.NaN}, 0))
                .hasMessageContaining("finite");
    }

    private static NumericBins bins(List<Double> edges) {
        TreeSet<Double> distinct = new TreeSet<>();
        // -0.0 and 0.0 are one boundary
        edges.forEach(edge -> distinct.add(edge + 0.0));
        return NumericBins.of(distinct.stream().mapToDouble(Double::doubleValue).toArray(), 0);
    }

    private static int scan(NumericBins bins, double value) {
        int cell = 0;
        for (double edge : bins.boundaries()) {
            cell += edge <= value ? 1 : 0;
        }
        return cell;
    }
}
