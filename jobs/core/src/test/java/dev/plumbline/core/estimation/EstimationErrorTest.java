package dev.plumbline.core.estimation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.plumbline.core.performance.PerformanceMetric;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EstimationErrorTest {
    private static final double REACH = 0.06;

    @Test
    void tellsBiasAndHowOftenChanceExplainsTheDistance() {
        EstimationError error =
                EstimationError.NONE.with(-0.05, REACH).with(0.01, REACH).with(-0.08, REACH);

        assertThat(error.bias()).isCloseTo(-0.04, within(1e-12));
        assertThat(error.misses()).isEqualTo(1);
        assertThat(error.coverage()).isCloseTo(2.0 / 3, within(1e-12));
    }

    @Test
    void knowsNothingWithoutAWindow() {
        assertThat(EstimationError.NONE.bias()).isNaN();
        assertThat(EstimationError.NONE.coverage()).isNaN();
        assertThat(EstimationError.NONE.isTrusted()).isTrue();
    }

    /** The fewest misses of which a tenth tolerated gives as many with at most one in a hundred. */
    @ParameterizedTest
    @CsvSource({"1, 2", "2, 3", "3, 3", "5, 3", "10, 5", "20, 7", "30, 8"})
    void isTrustedUntilItMissesMoreThanChanceAllows(int windows, int fewest) {
        assertThat(with(windows, fewest - 1).isTrusted()).isTrue();
        if (fewest <= windows) {
            assertThat(with(windows, fewest).isTrusted()).isFalse();
            assertThat(with(windows, fewest).coverage())
                    .isEqualTo(with(windows, fewest).leastCoverage());
        } else {
            assertThat(with(windows, fewest - 1).leastCoverage()).isNegative();
        }
    }

    private static EstimationError with(int windows, int misses) {
        EstimationError error = EstimationError.NONE;
        for (int i = 0; i < windows; i++) {
            error = error.with(i < misses ? 2 * REACH : 0, REACH);
        }
        return error;
    }

    @Test
    void forgetsSoThatTrustIsLostSoonAndComesBack() {
        EstimationError error = with(200, 0);
        assertThat(error.windows()).hasSize(EstimationError.MOST_WINDOWS);
        int until = 0;
        while (error.isTrusted()) {
            error = error.with(1, REACH);
            until++;
        }
        assertThat(until).isEqualTo(8);
        for (int i = 0; i < EstimationError.MOST_WINDOWS; i++) {
            error = error.with(0, REACH);
        }
        assertThat(error.isTrusted()).isTrue();
        assertThat(error.bias()).isZero();
    }

    /** A reach of three normal standard errors, over ten years of daily windows. */
    @Test
    void normalErrorsNeverCostTheTrust() {
        SplittableRandom random = new SplittableRandom(3);
        EstimationError error = EstimationError.NONE;
        for (int window = 0; window < 3_650; window++) {
            error = error.with(random.nextGaussian(), 3);
            assertThat(error.isTrusted()).as("after window %d", window).isTrue();
        }
    }

    @Test
    void reachIsOfTheLabelledRowsAndOfTheEvaluationRows() {
        MetricReference reference =
                new MetricReference(PerformanceMetric.ACCURACY, 0.3, 0.5, 0.5, 1);
        assertThat(reference.reach(200, Long.MAX_VALUE)).isCloseTo(3 * 0.03, within(1e-9));
        assertThat(reference.reach(200, 200)).isCloseTo(3 * 0.03 * Math.sqrt(2), within(1e-12));
    }

    @Test
    void declarationsAndMeasuresAreKeptApartInBytesToo() {
        EstimationErrors errors = EstimationErrors.fromBytes(null);
        for (int window = 0; window < 40; window++) {
            errors.add(0, "accuracy", 0.01 * window, REACH);
            errors.add(1, "roc_auc", 0.5, REACH);
        }
        byte[] bytes = errors.toBytes();
        EstimationErrors read = EstimationErrors.fromBytes(bytes);
        assertThat(read.of(0)).isEqualTo(errors.of(0)).containsOnlyKeys("accuracy");
        assertThat(read.of(1)).isEqualTo(errors.of(1)).containsOnlyKeys("roc_auc");
        assertThat(read.of(2)).isEmpty();
        assertThat(bytes).hasSizeLessThan(600);

        bytes[0] = 9;
        assertThatThrownBy(() -> EstimationErrors.fromBytes(bytes))
                .hasMessageContaining("must be of format 1, got 9");
    }
}
