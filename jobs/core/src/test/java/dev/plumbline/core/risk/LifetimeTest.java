package dev.plumbline.core.risk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.core.report.Verdict;
import java.util.Comparator;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
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

    @Test
    void errorsLabelledSoonerThanHitsAlarmInOrderOfArrivalAndNotInThatOfWindows() {
        RiskWatch watch = RiskWatch.over(new BaselineRisk(1_000, 10_000, 1), TOLERANCE, ALPHA);
        int byWindow = 0;
        int byArrival = 0;
        for (int seed = 0; seed < Deployments.COUNT; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            boolean[] wrong = new boolean[10_000];
            for (int row = 0; row < wrong.length; row++) {
                wrong[row] = random.nextDouble() < Deployments.BASELINE_RISK;
            }
            int[] inOrder = IntStream.range(0, wrong.length).toArray();
            int[] asLabelled =
                    IntStream.of(inOrder)
                            .boxed()
                            .sorted(Comparator.comparing(row -> row + (wrong[row] ? 0 : 1_400)))
                            .mapToInt(row -> row)
                            .toArray();
            byWindow += alarms(watch, wrong, inOrder) ? 1 : 0;
            byArrival += alarms(watch, wrong, asLabelled) ? 1 : 0;
        }
        assertThat(byWindow).isLessThanOrEqualTo((int) (ALPHA * Deployments.COUNT));
        assertThat(byArrival).isEqualTo(Deployments.COUNT);
    }

    /** Whether there is an alarm when rows are read in this order, a hundred at a time. */
    private static boolean alarms(RiskWatch watch, boolean[] wrong, int[] order) {
        RiskEvidence evidence = RiskEvidence.none();
        for (int start = 0; start < order.length; start += 100) {
            long losses = IntStream.range(start, start + 100).filter(i -> wrong[order[i]]).count();
            RiskWatch.Step step = watch.next(evidence, losses, 100);
            if (step.verdict() == Verdict.DRIFT) {
                return true;
            }
            evidence = step.evidence();
        }
        return false;
    }
}
