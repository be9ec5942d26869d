package dev.plumbline.core.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class LongRunVarianceTest {

    @Test
    void isTheBlockLengthTimesTheSampleVariance() {
        assertThat(LongRunVariance.lambda(new double[] {1, 2, 3, 4}, 30))
                .isCloseTo(30 * 5.0 / 3, within(1e-12));
    }

    @Test
    void neverFallsBelowOne() {
        assertThat(LongRunVariance.lambda(new double[] {0, 0, 0}, 100)).isEqualTo(1);
    }

    @Test
    void refusesOneBlock() {
        assertThatThrownBy(() -> LongRunVariance.lambda(new double[1], 10))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("at least 2 blocks, got 1");
    }

    @Test
    void isNearOneForIndependentRowsAndNearFourAtCorrelationPointSix() {
        // (1 + ρ) / (1 − ρ) = 4, less a little because ranks are bounded
        assertThat(ofSeries(0)).isBetween(0.8, 1.3);
        assertThat(ofSeries(0.6)).isBetween(3.0, 4.8);
    }

    private static double ofSeries(double correlation) {
        SplittableRandom random = new SplittableRandom(3);
        int blocks = 400;
        int length = 200;
        double[] means = new double[blocks];
        double x = 0;
        for (int block = 0; block < blocks; block++) {
            for (int row = 0; row < length; row++) {
                x = Series.next(random, x, correlation);
                means[block] += Math.sqrt(12) * (Series.rank(x) - .5) / length;
            }
        }
        return LongRunVariance.lambda(means, length);
    }
}
