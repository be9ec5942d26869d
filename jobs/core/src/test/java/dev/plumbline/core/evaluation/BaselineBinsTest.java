package dev.plumbline.core.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.core.profile.NumericBins;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class BaselineBinsTest {
    @Provide
    Arbitrary<double[]> values() {
        return Arbitraries.oneOf(
                        Arbitraries.doubles().between(-1e6, 1e6),
                        Arbitraries.doubles(),
                        Arbitraries.integers().between(-20, 20).map(i -> (double) i),
                        Arbitraries.of(-0.0, 0.0, 1e300, Double.MAX_VALUE, -Double.MAX_VALUE))
                .array(double[].class)
                .ofMinSize(1)
                .ofMaxSize(600);
    }

    @Property(tries = 300)
    void boundariesReachFromTheLeastToJustAboveTheGreatestValue(@ForAll("values") double[] values) {
        NumericBins bins = BaselineBins.numeric(values);
        double[] boundaries = bins.boundaries();
        double max = DoubleStream.of(values).max().orElseThrow();

        assertThat(boundaries.length).isBetween(1, NumericBins.MOST_BOUNDARIES);
        assertThat(boundaries[0]).isEqualTo(DoubleStream.of(values).min().orElseThrow() + 0.0);
        if (max < Double.MAX_VALUE) {
            assertThat(boundaries[boundaries.length - 1]).isEqualTo(Math.nextUp(max));
            assertThat(bins.cellOf(max)).isEqualTo(boundaries.length - 1);
        }
        for (double value : values) {
            assertThat(bins.cellOf(value)).isPositive();
        }
    }

    @Example
    void aFrequentValueHasAClosedCellAndARareOneHasNot() {
        double[] values = new Random(1).doubles(2550).toArray();
        Arrays.fill(values, 0, 10, 0.25);
        Arrays.fill(values, 10, 19, 0.75);
        NumericBins bins = BaselineBins.numeric(values);

        assertThat(bins.isAtom(bins.cellOf(0.25))).isTrue();
        assertThat(bins.isAtom(bins.cellOf(0.75))).isFalse();
    }

    @Example
    void cellsOfAContinuousFeatureHoldNearlyEquallyManyRows() {
        double[] values = new Random(2).doubles(25_500).toArray();
        NumericBins bins = BaselineBins.numeric(values);
        long[] counts = new long[bins.cells()];
        Arrays.stream(values).forEach(value -> counts[bins.cellOf(value)]++);

        assertThat(bins.boundaries()).hasSize(255);
        assertThat(counts[0]).isZero();
        assertThat(counts[255]).isZero();
        assertThat(Arrays.stream(counts).skip(1).limit(254)).allMatch(c -> c >= 94 && c <= 106);
        assertThat(bins.origin()).isBetween(0.49, 0.51);
    }

    @Example
    void aConstantFeatureHasOneClosedCell() {
        NumericBins bins = BaselineBins.numeric(new double[] {7, 7, 7});
        assertThat(bins.boundaries()).containsExactly(7, Math.nextUp(7.0));
        assertThat(bins.isAtom(bins.cellOf(7))).isTrue();
        assertThat(bins.origin()).isEqualTo(7);
    }

    @Example
    void aFeatureWithoutValuesHasASingleBoundary() {
        assertThat(BaselineBins.numeric(new double[] {}).boundaries()).containsExactly(0);
    }

    @Example
    void fewerClosedCellsWhereThereAreMoreFrequentValuesThanRoom() {
        // 200 values of equal mass: a closed cell for each would need 400 boundaries
        double[] values = IntStream.range(0, 2000).mapToDouble(i -> i % 200).toArray();
        NumericBins bins = BaselineBins.numeric(values);

        assertThat(bins.boundaries()).hasSize(255);
        for (int value = 0; value < 200; value++) {
            assertThat(bins.cellOf(value)).isNotEqualTo(bins.cellOf(value - 1.0));
        }
        assertThat(bins.isAtom(bins.cellOf(0))).isTrue();
        assertThat(bins.isAtom(bins.cellOf(150))).isFalse();
    }

    @Example
    void categoriesStandByFallingRowsThenByName() {
        assertThat(BaselineBins.categories(rows("b", 6, "c", 9, "a", 6, "d", 4), List.of()))
                .extracting(bins -> bins.categories())
                .isEqualTo(List.of("c", "a", "b"));
    }

    @Example
    void aCategoryOfFewRowsIsNotNamed() {
        List<String> many = rows("common", 2000, "nineteen", 19, "twenty", 20);
        assertThat(BaselineBins.categories(many, List.of()).categories())
                .containsExactly("common", "twenty");
        assertThat(BaselineBins.categories(many, List.of("never", "nineteen")).categories())
                .containsExactly("common", "twenty", "nineteen", "never");
    }

    @Example
    void atMostAThousandCategoriesAreNamed() {
        List<String> values = new ArrayList<>();
        for (int i = 0; i < 30_000; i++) {
            values.add("category " + i % 1200);
        }
        assertThat(BaselineBins.categories(values, List.of()).categories()).hasSize(1000);
    }

    private static List<String> rows(Object... categoriesAndCounts) {
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < categoriesAndCounts.length; i += 2) {
            for (int k = 0; k < (int) categoriesAndCounts[i + 1]; k++) {
                rows.add((String) categoriesAndCounts[i]);
            }
        }
        return rows;
    }
}
