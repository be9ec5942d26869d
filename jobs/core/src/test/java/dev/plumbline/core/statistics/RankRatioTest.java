package dev.plumbline.core.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class RankRatioTest {
    @Example
    void holdsRanksToRanks() {
        RankRatio before = RankRatio.of(new double[] {-1, 0, 3, 9}, new long[] {2, 50, 2, 0});
        RankRatio now = RankRatio.of(new double[] {20}, new long[] {7});

        assertThat(before.rows()).isEqualTo(4);
        assertThat(before.quantile(0.5)).isEqualTo(1);
        assertThat(before.quantile(0.51)).isEqualTo(3);
        // one cell holds all ranks, so it is held to the mean magnitude of all
        assertThat(now.over(before)).isCloseTo(10, within(1e-12));
    }

    @Example
    void aMinorityOfRanksDoesNotCount() {
        RankRatio before = RankRatio.of(new double[] {1, 2, 3}, new long[] {10, 10, 10});
        RankRatio now = RankRatio.of(new double[] {1, 2, 3e9}, new long[] {10, 10, 10});

        assertThat(now.over(before)).isCloseTo(1, within(1e-12));
    }

    @Example
    void isTheMedianByRanksAndNotByCells() {
        RankRatio before = RankRatio.of(new double[] {1}, new long[] {100});

        assertThat(RankRatio.of(new double[] {2, 3, 50}, new long[] {20, 20, 60}).over(before))
                .isCloseTo(50, within(1e-12));
        assertThat(RankRatio.of(new double[] {2, 3, 50}, new long[] {20, 40, 40}).over(before))
                .isCloseTo(3, within(1e-12));
        assertThat(RankRatio.of(new double[] {2, 3}, new long[] {10, 10}).over(before))
                .as("the lower of two middle ratios")
                .isCloseTo(2, within(1e-12));
    }

    @Example
    void nothingIsKnownWithoutRows() {
        RankRatio none = RankRatio.of(new double[] {0, Double.NaN}, new long[] {5, 0});
        RankRatio some = RankRatio.of(new double[] {1}, new long[] {5});

        assertThat(none.rows()).isZero();
        assertThat(none.quantile(0.5)).isNaN();
        assertThat(none.over(some)).isNaN();
        assertThat(some.over(none)).isNaN();
    }

    @Property
    void findsTheFactorWhateverTheCells(
            @ForAll @Size(min = 1, max = 40) List<@DoubleRange(min = -1e6, max = 1e6) Double> drawn,
            @ForAll @DoubleRange(min = 0.01, max = 1e9) double factor,
            @ForAll @IntRange(min = 1, max = 5) int grouped) {
        double[] means = drawn.stream().mapToDouble(Double::doubleValue).toArray();
        long[] counts = new long[means.length];
        Arrays.fill(counts, grouped);
        means[0] = 7;
        double[] scaled = Arrays.stream(means).map(mean -> factor * mean).toArray();

        double ratio = RankRatio.of(scaled, counts).over(RankRatio.of(means, counts));

        assertThat(ratio).isCloseTo(factor, within(1e-6 * factor));
    }
}
