package dev.plumbline.core.threshold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.apache.commons.statistics.distribution.FDistribution;
import org.junit.jupiter.api.Test;

class ExponentialTailTest {
    @Test
    void anExponentialIsReadFarBeyondItsValues() {
        ExponentialTail tail = ExponentialTail.of(quantiles(p -> -3 * Math.log1p(-p)));
        assertThat(tail.excess()).isCloseTo(3, within(0.06));
        assertThat(tail.at(-Math.log(1e-6))).isCloseTo(3 * -Math.log(1e-6), within(0.8));
        assertThat(tail.surprise(tail.at(9))).isCloseTo(9, within(1e-12));
    }

    @Test
    void theTailOfAChiSquareIsReadOnTheQuietSide() {
        ChiSquaredDistribution ten = ChiSquaredDistribution.of(10);
        ExponentialTail tail = ExponentialTail.of(quantiles(ten::inverseCumulativeProbability));
        double read = tail.at(-Math.log(1e-5));
        assertThat(read / ten.inverseSurvivalProbability(1e-5)).isBetween(1.0, 1.12);
    }

    @Test
    void anEstimatedScaleCostsWhatTheFDistributionSays() {
        ChiSquaredDistribution two = ChiSquaredDistribution.of(2);
        ExponentialTail tail = ExponentialTail.of(quantiles(two::inverseCumulativeProbability));
        double known = 2 * FDistribution.of(2, 49).inverseSurvivalProbability(1e-5);
        assertThat(tail.at(-Math.log(1e-5), 49)).isCloseTo(known, within(0.03 * known));
    }

    private static double[] quantiles(DoubleUnaryOperator quantile) {
        return IntStream.range(0, 2_000)
                .mapToDouble(i -> quantile.applyAsDouble((i + .5) / 2_000))
                .toArray();
    }
}
