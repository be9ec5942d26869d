package dev.plumbline.core.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;

class AndersonDarlingTest {

    @Test
    void isHalfTheChiSquareOfTwoCells() {
        long[] baseline = {970, 30};
        long[] window = {180, 20};
        AndersonDarling statistic = AndersonDarling.of(baseline, window);
        assertThat(statistic.value())
                .isCloseTo(ChiSquare.contingency(baseline, window).statistic() / 2, within(1e-10));
        assertThat(statistic.tailFactor()).isCloseTo(1, within(1e-12));
    }

    @Test
    void theTailFactorIsRootThreeForManySmallCells() {
        long[] counts = new long[100_000];
        Arrays.fill(counts, 1);
        assertThat(AndersonDarling.of(counts, counts).tailFactor())
                .isCloseTo(Math.sqrt(3), within(1e-4));
    }

    @Test
    void emptyCellsChangeNothing() {
        AndersonDarling dense = AndersonDarling.of(new long[] {5, 9, 2}, new long[] {1, 4, 8});
        AndersonDarling sparse =
                AndersonDarling.of(
                        new long[] {0, 5, 0, 0, 9, 2, 0}, new long[] {0, 1, 0, 0, 4, 8, 0});
        assertThat(sparse.value()).isCloseTo(dense.value(), within(1e-12));
        assertThat(sparse.tailFactor()).isCloseTo(dense.tailFactor(), within(1e-12));
    }

    @Test
    void isZeroWhereAllRowsAreEqual() {
        assertThat(AndersonDarling.of(new long[] {0, 7, 0}, new long[] {0, 3, 0}))
                .isEqualTo(new AndersonDarling(0, 1));
    }

    @Test
    void theTailHoldsForContinuousRowsAndForAnAtomThatHoldsNearlyAll() {
        double[] even = new double[60];
        Arrays.fill(even, 1.0 / 60);
        double[] atom = {.05, .9, .05};
        SplittableRandom random = new SplittableRandom(17);
        assertThat(exceedances(even, random)).isBetween(0.6, 1.4);
        assertThat(exceedances(atom, random)).isBetween(0.3, 1.4);
    }

    /** Share of samples whose tail probability is below 1 %, in per cent. */
    private static double exceedances(double[] shares, SplittableRandom random) {
        int repeats = 6_000;
        int below = 0;
        for (int i = 0; i < repeats; i++) {
            AndersonDarling statistic =
                    AndersonDarling.of(draw(shares, 400, random), draw(shares, 400, random));
            double z = Math.sqrt(2 * statistic.value());
            double tail =
                    statistic.tailFactor() * 2 * NormalDistribution.of(0, 1).survivalProbability(z);
            below += tail < 0.01 ? 1 : 0;
        }
        return 100.0 * below / repeats;
    }

    private static long[] draw(double[] shares, int rows, SplittableRandom random) {
        long[] counts = new long[shares.length];
        for (int row = 0; row < rows; row++) {
            double left = random.nextDouble();
            int cell = 0;
            while (cell + 1 < shares.length && left >= shares[cell]) {
                left -= shares[cell++];
            }
            counts[cell]++;
        }
        return counts;
    }
}
