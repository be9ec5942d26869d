package dev.plumbline.core.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class BaselineRiskTest {
    @Test
    void upperBoundIsClopperAndPearsons() {
        assertThat(new BaselineRisk(10, 100, 1).upperBound(.025))
                .isCloseTo(0.17622259774017, within(1e-9));
        assertThat(new BaselineRisk(0, 50, 1).upperBound(.025))
                .isCloseTo(1 - Math.pow(.025, 1 / 50.0), within(1e-12));
        assertThat(new BaselineRisk(50, 50, 1).upperBound(.025)).isEqualTo(1);
    }

    @Test
    void dependentRowsAreWorthFewer() {
        assertThat(new BaselineRisk(40, 400, 4).upperBound(.025))
                .isCloseTo(new BaselineRisk(10, 100, 1).upperBound(.025), within(1e-12));
    }

    @Test
    void designEffectIsNearOneForIndependentErrorsAndNearFourAtCorrelationPointSix() {
        assertThat(errors(0).designEffect()).isBetween(1.0, 1.5);
        assertThat(errors(.6).designEffect()).isBetween(2.5, 6.0);
        assertThat(errors(.6).mean()).isCloseTo(.1, within(.02));
    }

    @Test
    void designEffectIsTheVarianceOfBlocksOverThatOfRowsTimesTheRowsOfABlock() {
        // 50 blocks of 4 rows, each block all right or all wrong: 50 / 49 of the most there can be
        double[] losses = new double[200];
        for (int row = 0; row < losses.length; row++) {
            losses[row] = row / 4 % 5 == 0 ? 1 : 0;
        }
        assertThat(BaselineRisk.of(losses).designEffect()).isCloseTo(4 * 50 / 49.0, within(1e-12));

        double[] shorter = Arrays.copyOf(losses, 100);
        assertThat(BaselineRisk.of(shorter).designEffect()).isGreaterThan(1);
        assertThat(BaselineRisk.of(Arrays.copyOf(losses, 99)).designEffect()).isEqualTo(1);
    }

    @Test
    void withFewOrEqualLossesRowsAreTakenForIndependent() {
        assertThat(BaselineRisk.of(new double[] {0, 1, 1}).designEffect()).isEqualTo(1);
        assertThat(BaselineRisk.of(new double[500]).designEffect()).isEqualTo(1);
    }

    @Test
    void refusesWhatIsNoRisk() {
        assertThatThrownBy(() -> new BaselineRisk(3, 2, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("between 0 and 2 rows, got 3.0");
        assertThatThrownBy(() -> BaselineRisk.of(new double[0]))
                .hasMessageContaining("got 0 and 1.0");
        assertThatThrownBy(() -> new BaselineRisk(1, 2, .5)).hasMessageContaining("got 2 and 0.5");
    }

    private static BaselineRisk errors(double correlation) {
        SplittableRandom random = new SplittableRandom(5);
        double[] losses = new double[20_000];
        for (int row = 1; row < losses.length; row++) {
            double mean = correlation * losses[row - 1] + (1 - correlation) * .1;
            losses[row] = random.nextDouble() < mean ? 1 : 0;
        }
        return BaselineRisk.of(losses);
    }
}
