package dev.plumbline.core.performance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.plumbline.core.report.Interval;
import org.junit.jupiter.api.Test;

class PlacementsTest {
    @Test
    void takesTheVarianceOfPlacementsAndOfOneUnknownPair() {
        // positives at 2, 3, 5, 5, negatives at 1, 3, 4: placements of the positives 1/3, 1/2, 1,
        // 1,
        // of the negatives 1, 5/8, 1/2, so A = 17/24; sample variances 17/144 and 13/192
        Placements placements = of(new long[][] {{0, 1}, {1, 0}, {1, 1}, {0, 1}, {2, 0}});
        double variance = 17.0 / 144 / 4 + 13.0 / 192 / 3 + 0.25 / (5 * 4);
        double area = 17.0 / 24;

        assertThat(placements.area()).isCloseTo(area, within(1e-15));
        Interval expected = Intervals.wilsonOfShare(area, area * (1 - area) / variance);
        assertInterval(placements.interval(), expected);
    }

    @Test
    void countsTheRarerClassInFullWhereTheOrderIsPerfectOrHasOneRowOfIt() {
        assertInterval(
                of(new long[][] {{0, 50}, {20, 0}}).interval(), Intervals.wilsonOfShare(1, 20));
        assertInterval(
                of(new long[][] {{0, 50}, {1, 0}, {0, 50}}).interval(),
                Intervals.wilsonOfShare(0.5, 1));
    }

    @Test
    void widensWhereTheManyOutnumberTheFewThatVary() {
        // nine of ten rows are positive; the negatives lie in two heaps, one far below all others
        Placements placements = of(new long[][] {{0, 50}, {450, 25}, {450, 25}});
        // the areas under either heap alone are 1 and .5, so the area is as unsure as their mix
        double ofNegatives = (50 * 0.25 * 0.25 + 25 * 0.5 * 0.5) / 100 / 99;
        Interval interval = placements.interval();

        assertThat(placements.area()).isEqualTo(0.75);
        assertThat(interval.upper() - interval.lower())
                .isGreaterThan(2 * 1.9 * Math.sqrt(ofNegatives));
    }

    @Test
    void staysFiniteAtHugeCounts() {
        long many = 1_000_000_000_000L;
        Interval interval = of(new long[][] {{many, 3 * many}, {2 * many, many}}).interval();

        assertThat(interval.lower()).isCloseTo(interval.upper(), within(1e-5));
        assertThat(interval.lower()).isLessThan(interval.upper());
    }

    private static Placements of(long[][] cells) {
        Placements placements = new Placements();
        for (long[] cell : cells) {
            placements.add(cell[0], cell[1]);
        }
        return placements;
    }

    private static void assertInterval(Interval interval, Interval expected) {
        assertThat(interval.lower()).isCloseTo(expected.lower(), within(1e-12));
        assertThat(interval.upper()).isCloseTo(expected.upper(), within(1e-12));
    }
}
