package dev.plumbline.core.risk;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the check promises over the life of a deployment. */
class LifetimeTest {
    private static final double ALPHA = .05;
    private static final double TOLERANCE = .01;

    @ParameterizedTest
    @ValueSource(doubles = {0, .6})
    void hardlyEverAlarmsWithoutHarm(double correlation) {
        Deployments well = new Deployments(correlation, 0, watch -> Deployments.BASELINE_RISK);
        assertThat(well.delays(TOLERANCE, ALPHA)).hasSizeLessThan(Deployments.COUNT / 100);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, .6})
    void alarmsInAtMostAlphaOfDeploymentsWhoseRiskIsExactlyAtTheLimit(double correlation) {
        Deployments limit = new Deployments(correlation, 0, RiskWatch::limit);
        assertThat(limit.delays(TOLERANCE, ALPHA))
                .hasSizeLessThan((int) (ALPHA * Deployments.COUNT));
    }

    @Test
    void findsHarmFromTheFirstRow() {
        int[] delays = new Deployments(0, 0, watch -> .15).delays(TOLERANCE, ALPHA);
        assertThat(delays).hasSizeGreaterThanOrEqualTo(95 * Deployments.COUNT / 100);
        assertThat(Deployments.median(delays)).isLessThanOrEqualTo(1400);
    }

    @Test
    void findsHarmThatBeginsHalfWay() {
        int[] delays = new Deployments(0, 5000, watch -> .15).delays(TOLERANCE, ALPHA);
        assertThat(delays).hasSizeGreaterThanOrEqualTo(95 * Deployments.COUNT / 100);
        assertThat(delays[0]).as("no alarm before the harm").isPositive();
        assertThat(Deployments.median(delays)).isLessThanOrEqualTo(2600);
    }

    @Test
    void dependentErrorsTakenForIndependentWouldRaiseFalseAlarms() {
        Deployments careless =
                new Deployments(.6, 0, RiskWatch::limit, Deployments::takenForIndependent);
        assertThat(careless.delays(TOLERANCE, ALPHA)).hasSizeGreaterThan(Deployments.COUNT / 3);
    }
}
