package dev.plumbline.core.alert;

import static dev.plumbline.core.report.ReportFixture.distribution;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.core.alert.RuleOutcome.Signal;
import dev.plumbline.core.judgement.DriftMetric;
import dev.plumbline.core.model.Task;
import dev.plumbline.core.monitor.Monitor;
import dev.plumbline.core.monitor.MonitorFixture;
import dev.plumbline.core.monitor.Sensitivity;
import dev.plumbline.core.report.Interval;
import dev.plumbline.core.report.Measurement;
import dev.plumbline.core.report.ReportFixture;
import dev.plumbline.core.report.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;

class HysteresisTest {
    private static final Monitor MONITOR = MonitorFixture.of(Task.REGRESSION).alerts(1, 1).build();

    private final Alerting alerting = new Alerting(MONITOR);
    private int day;

    private List<EpisodeState> on(Measurement... said) {
        return alerting.on(ReportFixture.data(day++).saying(said)).stream()
                .map(AlertEpisode::state)
                .toList();
    }

    private static Measurement effect(String feature, double value, double pValue) {
        return Measurement.of(DriftMetric.DISTRIBUTION, feature)
                .value(value)
                .threshold(.1)
                .pValue(pValue)
                .verdict(value > .1 && pValue < 1e-6 ? Verdict.DRIFT : Verdict.OK);
    }

    @Test
    void aWindowWithinChanceDoesNotEndAnEpisodeThatTheNextWindowGoesOnWith() {
        assertThat(on(effect("x", .3, 1e-9))).containsExactly(EpisodeState.OPEN);
        assertThat(on(effect("x", .25, 1e-5))).isEmpty();
        assertThat(on(effect("x", .3, 1e-9))).containsExactly(EpisodeState.UPDATED);
        assertThat(on(effect("x", .02, .6))).containsExactly(EpisodeState.RESOLVED);
    }

    @Test
    void whatNeverBreachedKeepsNoEpisodeOpen() {
        on(effect("x", .3, 1e-9), effect("y", .25, 1e-5));
        assertThat(on(effect("x", .02, .6), effect("y", .25, 1e-5)))
                .containsExactly(EpisodeState.RESOLVED);
    }

    @Test
    void anEpisodeLastsUntilAllThatBreachedHaveCleared() {
        on(effect("x", .3, 1e-9), effect("y", .02, .6));
        on(effect("x", .15, 1e-5), effect("y", .3, 1e-9));
        assertThat(on(effect("x", .02, .6), effect("y", .15, 1e-5))).isEmpty();
        assertThat(on(effect("x", .15, 1e-5), effect("y", .02, .6)))
                .as("x has cleared, and beyond its floor by chance is no breach")
                .containsExactly(EpisodeState.RESOLVED);
    }

    @Test
    void aFeatureThatIsUnknownMeanwhileHasNotCleared() {
        on(effect("x", .3, 1e-9), effect("y", .02, .6));
        assertThat(on(distribution("x", Verdict.INSUFFICIENT_DATA), effect("y", .02, .6)))
                .isEmpty();
        assertThat(on(effect("y", .02, .6)))
                .as("nobody measures x any more")
                .containsExactly(EpisodeState.RESOLVED);
    }

    @Test
    void aFeatureToWhichTheTestNoLongerAppliesKeepsNoEpisodeOpen() {
        on(effect("x", .3, 1e-9), effect("y", .02, .6));
        assertThat(on(distribution("x", Verdict.NOT_APPLICABLE), effect("y", .02, .6)))
                .containsExactly(EpisodeState.RESOLVED);
    }

    @Test
    void aFeatureThatStaysUnknownBesideOthersKeepsNoEpisodeOpenForEver() {
        Measurement unknown = distribution("x", Verdict.INSUFFICIENT_DATA);
        on(effect("x", .3, 1e-9), effect("y", .02, .6));
        for (int window = 0; window < 50; window++) {
            assertThat(on(unknown, distribution("y", Verdict.INSUFFICIENT_DATA)))
                    .as("a night without rows tells nothing")
                    .isEmpty();
        }
        for (int window = 1; window < CauseTrack.NEAR_FOR_CLEAR; window++) {
            assertThat(on(unknown, effect("y", .02, .6))).isEmpty();
        }
        assertThat(on(unknown, effect("y", .02, .6))).containsExactly(EpisodeState.RESOLVED);
    }

    @Test
    void oneWindowBackWithinBreaksTheRowThatWouldOpenAnEpisode() {
        Alerting patient = new Alerting(MonitorFixture.of(Task.REGRESSION).alerts(2, 1).build());
        for (int window = 0; window < 20; window += 2) {
            patient.on(ReportFixture.data(window).saying(effect("x", .3, 1e-9)));
            patient.on(ReportFixture.data(window + 1).saying(effect("x", .09, 1e-5)));
        }
        assertThat(patient.states()).doesNotContain(EpisodeState.OPEN);
    }

    @Test
    void anOtherBaselineEndsWhatItsOwnWindowDoesNotClear() {
        on(effect("x", .3, 1e-9), effect("y", .02, .6));
        ReportFixture other = ReportFixture.data(day).baseline("b2");
        assertThat(alerting.on(other.saying(effect("x", .15, 1e-5), effect("y", .02, .6))))
                .extracting(AlertEpisode::summary)
                .containsExactly("another baseline has taken over");
    }

    @Test
    void ratesAreClearHalfwayToTheBaselinesOwnShare() {
        assertThat(rate(.0251, .09)).isEqualTo(Signal.CLEAR);
        assertThat(rate(.33, .35)).isEqualTo(Signal.NEAR);
        assertThat(rate(.32, .35)).isEqualTo(Signal.CLEAR);
        assertThat(rate(0, 0)).as("a value that is required, and there").isEqualTo(Signal.CLEAR);
    }

    private static Signal rate(double value, double threshold) {
        return comparison(DriftMetric.MISSING_RATE, value, threshold, .01);
    }

    @Test
    void theUsersLimitsOnExactFiguresTurnWhereTheyStand() {
        assertThat(comparison(DriftMetric.FRESHNESS, 3599, 3600, null)).isEqualTo(Signal.CLEAR);
        assertThat(comparison(DriftMetric.ROW_COUNT_CHANGE, .9, .5, null)).isEqualTo(Signal.CLEAR);
        assertThat(comparison(DriftMetric.DUPLICATE_RATE, .009, .01, .5)).isEqualTo(Signal.CLEAR);
        assertThat(comparison(DriftMetric.DUPLICATE_RATE, .02, .01, 1e-4)).isEqualTo(Signal.HOLD);
    }

    @Test
    void beyondItsThresholdAValueHoldsForEverOnlyWhileItsPIsRare() {
        assertThat(comparison(DriftMetric.DISTRIBUTION, .2, .1, .0009)).isEqualTo(Signal.HOLD);
        assertThat(comparison(DriftMetric.DISTRIBUTION, .2, .1, .002)).isEqualTo(Signal.NEAR);
        assertThat(comparison(DriftMetric.DISTRIBUTION, .09, .1, .002)).isEqualTo(Signal.NEAR);
        assertThat(comparison(DriftMetric.DISTRIBUTION, .09, .1, .06)).isEqualTo(Signal.CLEAR);
        assertThat(comparison(DriftMetric.DISTRIBUTION, .05, .1, .002)).isEqualTo(Signal.CLEAR);
    }

    private static Signal comparison(String metric, double value, double threshold, Double pValue) {
        Measurement.Builder held = Measurement.of(metric, "x").value(value).threshold(threshold);
        if (pValue != null) {
            held.pValue(pValue);
        }
        return Hysteresis.ofComparison(held.verdict(Verdict.OK), Sensitivity.DEFAULT);
    }

    @Test
    void anEstimateIsClearWhenHalfItsBandTowardsTheThresholdIsWithin() {
        assertThat(estimate(.851)).isEqualTo(Signal.NEAR);
        assertThat(estimate(.879)).isEqualTo(Signal.NEAR);
        assertThat(estimate(.881)).isEqualTo(Signal.CLEAR);
    }

    private static Signal estimate(double value) {
        return Hysteresis.ofEstimate(
                Measurement.of("estimated_roc_auc", null)
                        .value(value)
                        .threshold(.85)
                        .interval(new Interval(value - .06, value + .06, .9973))
                        .verdict(Verdict.OK));
    }
}
