package dev.plumbline.core.estimation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.plumbline.core.performance.PerformanceMetric;
import org.junit.jupiter.api.Test;

class EstimationErrorTest {
    /** A band of three times .02 over 100 rows. */
    private static final MetricReference REFERENCE =
            new MetricReference(PerformanceMetric.ACCURACY, .2, 1, .5, 1);

    @Test
    void tellsBiasDistanceAndHowOftenTheBandHeld() {
        EstimationError error =
                EstimationError.NONE
                        .with(REFERENCE.estimate(.9, 100, null), .85)
                        .plus(
                                EstimationError.NONE
                                        .with(REFERENCE.estimate(.8, 100, null), .81)
                                        .with(REFERENCE.estimate(.9, 100, null), .82));

        assertThat(error.windows()).isEqualTo(3);
        assertThat(error.bias()).isCloseTo(.04, within(1e-12));
        assertThat(error.meanAbsolute()).isCloseTo(.14 / 3, within(1e-12));
        assertThat(error.coverage()).isCloseTo(2.0 / 3, within(1e-12));
    }

    @Test
    void knowsNothingWithoutAWindow() {
        assertThat(EstimationError.NONE.bias()).isNaN();
        assertThat(EstimationError.NONE.coverage()).isNaN();
    }
}
