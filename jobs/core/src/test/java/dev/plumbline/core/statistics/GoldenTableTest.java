package dev.plumbline.core.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import org.junit.jupiter.api.Test;

/**
 * The numbers that well-known tools report for the same two distributions, computed with SciPy
 * 1.17.1 and NumPy 2.4.6.
 */
class GoldenTableTest {
    /** A relative error of 1e-9. */
    private static final double PERCENT = 1e-7;

    private static final double[] BASELINE = {.5, .3, .2, 0};
    private static final double[] WINDOW = {.4, .3, .2, .1};
    private static final double SMALLEST_NORMAL = 2.2250738585072014e-308;

    @Test
    void jensenShannonDistanceInNaturalLogarithmsIsEvidentlys() {
        agree(JensenShannon.naturalDistance(BASELINE, WINDOW), 0.193496462012);
    }

    @Test
    void jensenShannonDistanceInBaseTwoIsNannyMls() {
        agree(JensenShannon.distance(BASELINE, WINDOW), 0.232412936544);
    }

    @Test
    void jensenShannonDivergenceInBitsIsTfdvs() {
        agree(JensenShannon.divergence(BASELINE, WINDOW), 0.054015773073);
    }

    @Test
    void psiReplacesEmptySharesAsEvidentlyDoes() {
        agree(PopulationStabilityIndex.of(BASELINE, WINDOW), 0.712399107502);
    }

    @Test
    void psiWithTheSmallestDoubleIsFrouros() {
        agree(PopulationStabilityIndex.of(BASELINE, WINDOW, SMALLEST_NORMAL), 70.631697698);
    }

    @Test
    void psiAfterLaplaceIsAzures() {
        long[] baseline = {500, 300, 200, 0};
        long[] window = {400, 300, 200, 100};
        agree(PopulationStabilityIndex.laplace(baseline, window), 0.481849122572);
    }

    @Test
    void psiWithoutSmoothingIsInfinite() {
        assertThat(PopulationStabilityIndex.of(BASELINE, WINDOW, 0))
                .isEqualTo(Double.POSITIVE_INFINITY);
    }

    @Test
    void hellingerIsEverybodys() {
        agree(Hellinger.of(BASELINE, WINDOW), 0.229752920547);
    }

    @Test
    void largestAndTotalShareDifferenceAreOneTenth() {
        agree(LInfinity.of(BASELINE, WINDOW), 0.1);
        agree(TotalVariation.of(BASELINE, WINDOW), 0.1);
    }

    @Test
    void kullbackLeiblerReplacesEmptyShares() {
        agree(KullbackLeibler.of(BASELINE, WINDOW), 0.11088100012920667);
    }

    @Test
    void kullbackLeiblerWithoutSmoothingIsInfiniteOnlyWhereTheWindowIsEmpty() {
        assertThat(KullbackLeibler.of(BASELINE, WINDOW, 0)).isFinite();
        assertThat(KullbackLeibler.of(WINDOW, BASELINE, 0)).isEqualTo(Double.POSITIVE_INFINITY);
    }

    @Test
    void wassersteinIsOneForAShiftByOne() {
        double[] baseline = {1, 2, 3, 4};
        double[] window = {2, 3, 4, 5};
        double[] quarters = {.25, .25, .25, .25};
        double distance = Wasserstein.of(baseline, quarters, window, quarters);
        agree(distance, 1);
        agree(distance / Math.sqrt(1.25), 0.894427191);
        agree(distance / Math.sqrt(5.0 / 3), 0.774596669);
    }

    @Test
    void kolmogorovSmirnovPValuesAreSciPys() {
        long[] baseline = new long[14];
        long[] window = new long[14];
        for (int i = 0; i < 10; i++) {
            baseline[i] = 1;
            window[i + 4] = 1;
        }
        agree(KolmogorovSmirnov.distance(Shares.of(baseline), Shares.of(window)), 0.4);
        agree(KolmogorovSmirnov.exactPValue(baseline, window), 0.41752365281777043);
        agree(KolmogorovSmirnov.asymptoticPValue(baseline, window), 0.3087999999999995);
    }

    @Test
    void chiSquareHasThreeReadings() {
        long[] baseline = {50, 50};
        long[] window = {40, 60};
        ChiSquare yates = ChiSquare.contingencyWithYates(baseline, window);
        agree(yates.statistic(), 1.6363636363636362);
        agree(yates.pValue(), 0.20082512269514174);
        ChiSquare plain = ChiSquare.contingency(baseline, window);
        agree(plain.statistic(), 2.0202020202020203);
        agree(plain.pValue(), 0.15521848968468005);
        ChiSquare fit = ChiSquare.goodnessOfFit(baseline, window);
        agree(fit.statistic(), 4.0);
        agree(fit.pValue(), 0.04550026389635857);
    }

    @Test
    void yatesIsForTwoCellsOnly() {
        ChiSquare three =
                ChiSquare.contingencyWithYates(new long[] {30, 50, 20}, new long[] {45, 40, 35});
        agree(three.statistic(), 6.43703703703704);
        agree(three.pValue(), 0.04001429480764793);
        assertThat(three.degreesOfFreedom()).isEqualTo(2);
    }

    @Test
    void aCategoryNeverSeenBeforeMakesTheFitImpossible() {
        ChiSquare fit = ChiSquare.goodnessOfFit(new long[] {50, 50, 0}, new long[] {40, 50, 10});
        assertThat(fit.statistic()).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(fit.pValue()).isZero();
    }

    @Test
    void gIsTheLikelihoodRatioOverWilliamsCorrection() {
        // 6.456235961669899 by SciPy; q = 1 + (220/100 + 220/120 - 1)(220/75 + 220/90 + 220/55 - 1)
        // / (6 * 220 * 2)
        double q =
                1
                        + (2.2 + 220 / 120.0 - 1)
                                * (220 / 75.0 + 220 / 90.0 + 220 / 55.0 - 1)
                                / (6 * 220 * 2);
        GTest g = GTest.of(new long[] {30, 50, 20}, new long[] {45, 40, 35});
        agree(g.statistic(), 6.456235961669899 / q);
        assertThat(g.degreesOfFreedom()).isEqualTo(2);
    }

    private static void agree(double actual, double expected) {
        assertThat(actual).isCloseTo(expected, withinPercentage(PERCENT));
    }
}
