package dev.plumbline.core.fairness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** Intervals of gaps are finite, hold their value, and narrow with rows. */
class GapPropertyTest {
    @Provide
    Arbitrary<Rate> rates() {
        return Arbitraries.longs()
                .between(1, 5_000)
                .flatMap(
                        n ->
                                Arbitraries.longs()
                                        .between(0, n)
                                        .map(selected -> new Rate(selected, n)));
    }

    @Property
    void everyIntervalHoldsItsValue(@ForAll("rates") Rate one, @ForAll("rates") Rate other) {
        assertHolds(Gap.difference(one, other), -1, 1);
        assertHolds(Gap.larger(one, other, other, one), 0, 1);
        if (other.selected() > 0) {
            assertHolds(Gap.ratio(one, other), 0, Double.MAX_VALUE);
        }
    }

    private static void assertHolds(Gap gap, double least, double most) {
        assertThat(gap.interval().lower()).isBetween(least, gap.value() + 1e-12);
        assertThat(gap.interval().upper()).isBetween(gap.value() - 1e-12, most);
    }

    @Property
    void turningTheTwoGroupsAroundTurnsTheGapAround(
            @ForAll("rates") Rate one, @ForAll("rates") Rate other) {
        Gap difference = Gap.difference(one, other);
        Gap turned = Gap.difference(other, one);
        assertThat(turned.value()).isCloseTo(-difference.value(), within(1e-12));
        assertThat(turned.interval().lower())
                .isCloseTo(-difference.interval().upper(), within(1e-12));
        if (one.selected() > 0 && other.selected() > 0) {
            assertThat(Gap.ratio(other, one).interval().lower())
                    .isCloseTo(1 / Gap.ratio(one, other).interval().upper(), within(1e-9));
        }
    }

    @Test
    void theLargerDifferenceIsThatOfTheRatesThatDifferMore() {
        Rate half = new Rate(500, 1_000);
        Gap gap = Gap.larger(new Rate(400, 1_000), half, new Rate(800, 1_000), half);
        assertThat(gap.value()).isCloseTo(0.3, within(1e-12));
        assertThat(gap.isBeyond(0.2, false)).isTrue();
        assertThat(gap.isBeyond(0.29, false)).isFalse();
        assertThat(gap.isOutside(0.29, false)).isTrue();
        Gap none = Gap.larger(half, half, half, half);
        assertThat(none.interval().lower()).isZero();
    }

    @Test
    void aRatioWithoutAnySelectionHasAFiniteInterval() {
        Gap gap = Gap.ratio(new Rate(0, 50), new Rate(1, 50));
        assertThat(gap.value()).isZero();
        assertThat(gap.interval().lower()).isZero();
        assertThat(gap.interval().upper()).isBetween(1.0, 10.0);
    }
}
