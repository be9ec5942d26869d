package dev.plumbline.core.detector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class EqualSizeKolmogorovSmirnovTest {
    @Test
    void hasTheExactProbabilityOfTwoEqualSamples() {
        // scipy 1.17.1, ks_2samp exact, 10 each, D = .4
        assertThat(EqualSizeKolmogorovSmirnov.pValue(10, 4)).isCloseTo(.417524, within(5e-7));
        assertThat(EqualSizeKolmogorovSmirnov.pValue(30, 30))
                .isCloseTo(2 / 1.1826458e17, within(1e-23));
    }

    @Test
    void theCriticalDistanceIsTheFirstThatIsRareEnoughAndAboveTheFloor() {
        // 10 each: p is .417524 at .4, .167821 at .5, .052448 at .6, .012341 at .7
        assertThat(EqualSizeKolmogorovSmirnov.critical(10, .05, 0)).isEqualTo(7);
        assertThat(EqualSizeKolmogorovSmirnov.critical(10, .06, 0)).isEqualTo(6);
        assertThat(EqualSizeKolmogorovSmirnov.critical(10, .5, .5))
                .as("the floor itself is not above it")
                .isEqualTo(6);
        assertThat(EqualSizeKolmogorovSmirnov.critical(10, 1e-9, 0))
                .as("beyond what two samples of 10 can say")
                .isEqualTo(11);
    }

    @Test
    void theDistanceCountsTiedValuesTogether() {
        double[] low = {0, 1, 1, 2};
        double[] high = {1, 2, 2, 3};
        assertThat(EqualSizeKolmogorovSmirnov.distance(low, high)).isEqualTo(2);
        assertThat(EqualSizeKolmogorovSmirnov.distance(high, low)).isEqualTo(2);
        assertThat(EqualSizeKolmogorovSmirnov.distance(low, low)).isZero();
    }
}
