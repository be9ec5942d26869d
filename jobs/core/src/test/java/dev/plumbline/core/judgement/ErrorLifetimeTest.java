package dev.plumbline.core.judgement;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the check promises over the life of a regression's deployment. */
class ErrorLifetimeTest {
    private static final double ALPHA = .05;
    private static final double TOLERANCE = .1;

    @ParameterizedTest
    @ValueSource(doubles = {0, .6})
    void hardlyEverAlarmsWithoutHarm(double correlation) {
        assertThat(deployments(correlation, 0, 1).delays())
                .hasSizeLessThanOrEqualTo(ErrorDeployments.COUNT / 100);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, .6})
    void alarmsInAtMostAlphaOfDeploymentsWhoseErrorIsExactlyAtTheLimit(double correlation) {
        int[] delays =
                new ErrorDeployments(correlation, 0, ErrorDeployments::atTheLimit, TOLERANCE)
                        .delays();
        assertThat(delays).hasSizeLessThanOrEqualTo((int) (ALPHA * ErrorDeployments.COUNT));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 5000})
    void findsErrorsThatGrewByHalf(int from) {
        int[] delays = deployments(0, from, 1.5).delays();
        assertThat(delays).hasSizeGreaterThanOrEqualTo(95 * ErrorDeployments.COUNT / 100);
        assertThat(delays[0]).as("no alarm before the harm").isPositive();
        assertThat(ErrorDeployments.median(delays)).isLessThanOrEqualTo(from == 0 ? 900 : 1900);
    }

    @Test
    void findsErrorsThatGrewByAThirdLater() {
        int[] delays = deployments(0, 0, 1.33).delays();
        assertThat(delays).hasSizeGreaterThanOrEqualTo(90 * ErrorDeployments.COUNT / 100);
    }

    private static ErrorDeployments deployments(double correlation, int harmFrom, double scale) {
        return new ErrorDeployments(correlation, harmFrom, (watch, bounded) -> scale, TOLERANCE);
    }
}
