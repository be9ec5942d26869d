package dev.plumbline.core.alert;

import static dev.plumbline.core.report.ReportFixture.metric;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.core.alert.RuleOutcome.Signal;
import dev.plumbline.core.judgement.DriftMetric;
import dev.plumbline.core.judgement.LifetimeJudge;
import dev.plumbline.core.monitor.PerformanceRule;
import dev.plumbline.core.monitor.Sensitivity;
import dev.plumbline.core.report.Interval;
import dev.plumbline.core.report.Measurement;
import dev.plumbline.core.report.Verdict;
import org.junit.jupiter.api.Test;

/** On which side of a limit the limit itself lies; the limits are exact in binary. */
class HysteresisBoundsTest {
    @Test
    void aPOfOneInAThousandIsNoLongerRareAndOneInTwentyIsCommon() {
        assertThat(distribution(.2, Hysteresis.RARE)).isEqualTo(Signal.NEAR);
        assertThat(distribution(.2, .0009)).isEqualTo(Signal.HOLD);
        assertThat(distribution(.09, Hysteresis.COMMON)).isEqualTo(Signal.CLEAR);
        assertThat(distribution(.09, .0499)).isEqualTo(Signal.NEAR);
    }

    private static Signal distribution(double value, double pValue) {
        return comparison(DriftMetric.DISTRIBUTION, value, .1, pValue);
    }

    private static Signal comparison(String metric, double value, double threshold, double pValue) {
        return Hysteresis.ofComparison(
                Measurement.of(metric, "x")
                        .value(value)
                        .threshold(threshold)
                        .pValue(pValue)
                        .verdict(Verdict.OK),
                Sensitivity.DEFAULT);
    }

    @Test
    void aLimitOfTheUsersIsClearRightUpToItThoughItHasAP() {
        assertThat(comparison(DriftMetric.DUPLICATE_RATE, .0099, .01, .01)).isEqualTo(Signal.CLEAR);
        assertThat(comparison(DriftMetric.MISSING_RATE, .0099, .01, .01)).isEqualTo(Signal.NEAR);
    }

    @Test
    void aScoreIsClearAtItsExit() {
        PerformanceRule rule = new PerformanceRule("accuracy", 2, 1.25, 1);
        assertThat(Hysteresis.ofPerformance(metric("accuracy", .5, .3125, Verdict.OK), rule))
                .isEqualTo(Signal.CLEAR);
        assertThat(Hysteresis.ofPerformance(metric("accuracy", .499, .3125, Verdict.OK), rule))
                .isEqualTo(Signal.HOLD);
    }

    @Test
    void aMetricWithoutAValueOrAThresholdSaysNeither() {
        PerformanceRule rule = new PerformanceRule("rmse", 1.3, 1.1, 1);
        Measurement.Builder said = Measurement.of("rmse", null);
        assertThat(Hysteresis.ofPerformance(said.value(1).verdict(Verdict.OK), rule))
                .isEqualTo(Signal.HOLD);
        Measurement.Builder empty = Measurement.of("rmse", null);
        assertThat(Hysteresis.ofPerformance(empty.threshold(1).verdict(Verdict.OK), rule))
                .isEqualTo(Signal.HOLD);
    }

    @Test
    void anEstimateIsClearWhereHalfItsReachLiesWithin() {
        assertThat(estimate(.625)).isEqualTo(Signal.CLEAR);
        assertThat(estimate(.6249)).isEqualTo(Signal.NEAR);
    }

    private static Signal estimate(double value) {
        return Hysteresis.ofEstimate(
                Measurement.of("estimated_roc_auc", null)
                        .value(value)
                        .threshold(.5)
                        .interval(new Interval(.5, 1, .9973))
                        .verdict(Verdict.OK));
    }

    @Test
    void aGapAtItsLimitIsWithinIt() {
        assertThat(gap(.75)).isEqualTo(Signal.CLEAR);
        assertThat(gap(.7499)).isEqualTo(Signal.HOLD);
        Measurement unlimited =
                Measurement.of("fairness_disparate_impact", "sex=F").value(.5).verdict(Verdict.OK);
        assertThat(Hysteresis.ofGap(unlimited)).isEqualTo(Signal.CLEAR);
    }

    private static Signal gap(double value) {
        return Hysteresis.ofGap(
                Measurement.of("fairness_disparate_impact", "sex=F")
                        .value(value)
                        .threshold(.75)
                        .verdict(Verdict.OK));
    }

    @Test
    void evidenceOfALifeIsNearOnlyAboveHalfOfWhatAlarms() {
        assertThat(evidence(20)).isEqualTo(Signal.CLEAR);
        assertThat(evidence(20.001)).isEqualTo(Signal.NEAR);
    }

    private static Signal evidence(double value) {
        return Hysteresis.ofEvidence(metric(LifetimeJudge.LIFETIME_RISK, value, 40, Verdict.OK));
    }
}
