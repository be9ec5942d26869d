package dev.plumbline.core.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import org.apache.commons.statistics.distribution.HypergeometricDistribution;
import org.junit.jupiter.api.Test;

class ProportionTestTest {

    @Test
    void oneRowMoreIsAsLikelyAsItsPlaceAmongAllRows() {
        assertThat(ProportionTest.risePValue(0, 9_900, 1, 100))
                .isCloseTo(0.01, withinPercentage(1e-7));
    }

    @Test
    void agreesWithTheHypergeometricTail() {
        double expected = HypergeometricDistribution.of(1_300, 70, 300).survivalProbability(29);
        assertThat(ProportionTest.risePValue(40, 1_000, 30, 300))
                .isCloseTo(expected, withinPercentage(1e-6));
    }

    @Test
    void agreesBelowTheMeanToo() {
        double expected = HypergeometricDistribution.of(1_300, 70, 300).survivalProbability(4);
        assertThat(ProportionTest.risePValue(65, 1_000, 5, 300))
                .isCloseTo(expected, withinPercentage(1e-6));
    }

    @Test
    void countsBeyondIntegersAreReducedInProportion() {
        long rows = 3_000_000_000L;
        assertThat(ProportionTest.risePValue(rows / 10, rows, rows / 10, rows)).isBetween(0.4, 0.6);
        // a rise of one per thousand of the share: 400 standard errors
        assertThat(ProportionTest.risePValue(rows / 10, rows, rows / 10 + rows / 100, rows))
                .isLessThan(1e-12);
        assertThat(ProportionTest.risePValue(rows, rows, rows, rows)).isEqualTo(1);
        assertThat(ProportionTest.risePValue(0, Long.MAX_VALUE / 2, 0, 5)).isEqualTo(1);
    }

    @Test
    void noRowIsNoRise() {
        assertThat(ProportionTest.risePValue(7, 100, 0, 100)).isEqualTo(1);
    }

    @Test
    void aRiseOfMillionsIsCertain() {
        assertThat(ProportionTest.risePValue(100_000, 1_000_000, 200_000, 1_000_000))
                .isLessThan(1e-300);
    }
}
