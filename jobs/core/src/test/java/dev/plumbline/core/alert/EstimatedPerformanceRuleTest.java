package dev.plumbline.core.alert;

import static dev.plumbline.core.report.ReportFixture.metric;
import static dev.plumbline.core.report.ReportFixture.missing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.plumbline.core.alert.RuleOutcome.Signal;
import dev.plumbline.core.judgement.UnfinishedWindow;
import dev.plumbline.core.model.Task;
import dev.plumbline.core.monitor.EstimateRule;
import dev.plumbline.core.monitor.Monitor;
import dev.plumbline.core.monitor.MonitorFixture;
import dev.plumbline.core.monitor.MonitorOptions;
import dev.plumbline.core.report.Measurement;
import dev.plumbline.core.report.ReportFixture;
import dev.plumbline.core.report.ReportStatus;
import dev.plumbline.core.report.Verdict;
import dev.plumbline.core.report.WindowReport;
import java.util.List;
import org.junit.jupiter.api.Test;

class EstimatedPerformanceRuleTest {
    private static final Measurement LOST = estimated("roc_auc", Verdict.DRIFT);
    private static final Measurement WELL = estimated("roc_auc", Verdict.OK);

    private final EstimateTrust trust = EstimateTrust.fromBytes(null);
    private final AlertState state = AlertState.fromBytes(null);

    private static Monitor monitor(String... metrics) {
        return MonitorFixture.of(Task.BINARY)
                .options(
                        MonitorOptions.builder()
                                .estimateRule(new EstimateRule(List.of(metrics)))
                                .build())
                .alerts(2, 1)
                .build();
    }

    private static Measurement estimated(String name, Verdict verdict) {
        return metric("estimated_" + name, verdict == Verdict.DRIFT ? 0.8 : 0.9, 0.85, verdict);
    }

    private List<AlertEpisode> on(int day, Measurement... said) {
        WindowReport report = ReportFixture.data(day).saying(said).report();
        return AlertPolicy.step(
                state,
                report,
                monitor(),
                EstimatedPerformanceRule.outcomes(report, monitor(), trust));
    }

    /** What the labels of a window say of its version's estimates. */
    private void labelsSay(ReportFixture window, String metric, Verdict verdict) {
        labelsSay(window, metric, verdict, 0.1);
    }

    private void labelsSay(ReportFixture window, String metric, Verdict verdict, double bias) {
        trust.note(
                window.saying(
                                metric("estimate_coverage_" + metric, 0.5, 0.73, verdict),
                                Measurement.of("estimate_bias_" + metric, null)
                                        .value(bias)
                                        .verdict(Verdict.NOT_APPLICABLE))
                        .report(ReportStatus.FINAL, 1));
    }

    @Test
    void estimatesThatWereTooOptimisticKeepTheirSay() {
        labelsSay(ReportFixture.performance(0), "roc_auc", Verdict.WARN, -0.1);
        assertThat(signal(monitor(), LOST)).isEqualTo(Signal.BREACH);
        labelsSay(ReportFixture.performance(0), "rmse", Verdict.WARN, 4);
        assertThat(signal(monitor(), estimated("rmse", Verdict.DRIFT))).isEqualTo(Signal.BREACH);
        labelsSay(ReportFixture.performance(0), "rmse", Verdict.WARN, -4);
        assertThat(signal(monitor(), estimated("rmse", Verdict.DRIFT))).isEqualTo(Signal.CLEAR);
    }

    private Signal signal(Monitor monitor, Measurement... said) {
        List<RuleOutcome> outcomes =
                EstimatedPerformanceRule.outcomes(
                        ReportFixture.data(9).saying(said).report(), monitor, trust);
        assertThat(outcomes).hasSize(1);
        return outcomes.get(0).signal();
    }

    @Test
    void opensATicketAfterTheMonitorsNumberOfWindowsAndResolves() {
        assertThat(on(0, LOST)).extracting(AlertEpisode::state).containsOnly(EpisodeState.PENDING);
        assertThat(on(1, LOST))
                .extracting(AlertEpisode::rule, AlertEpisode::state, AlertEpisode::severity)
                .containsExactly(
                        tuple("estimated-performance", EpisodeState.OPEN, Severity.WARNING));
        assertThat(on(2, WELL))
                .extracting(AlertEpisode::state)
                .containsExactly(EpisodeState.RESOLVED);
    }

    @Test
    void estimatesThatLabelsHaveShownToBeTooPessimisticEndTheEpisodeAndOpenNone() {
        on(0, LOST);
        on(1, LOST);
        labelsSay(ReportFixture.performance(0), "roc_auc", Verdict.WARN);

        assertThat(on(2, LOST))
                .singleElement()
                .satisfies(
                        episode -> {
                            assertThat(episode.state()).isEqualTo(EpisodeState.RESOLVED);
                            assertThat(episode.summary())
                                    .contains("labels have shown that estimates of roc_auc");
                        });
        assertThat(on(3, LOST)).isEmpty();
        assertThat(on(4, LOST, estimated("f1", Verdict.DRIFT))).isNotEmpty();

        labelsSay(ReportFixture.performance(1), "roc_auc", Verdict.NOT_APPLICABLE);
        assertThat(signal(monitor(), LOST)).isEqualTo(Signal.BREACH);
    }

    @Test
    void whatLabelsSayOfAnotherVersionOrBaselineDoesNotCount() {
        labelsSay(ReportFixture.performance(0).version("2"), "roc_auc", Verdict.WARN);
        labelsSay(ReportFixture.performance(0).baseline("old"), "roc_auc", Verdict.WARN);
        labelsSay(ReportFixture.performance(0).monitorRevision(9L), "roc_auc", Verdict.WARN);
        assertThat(signal(monitor(), LOST)).isEqualTo(Signal.BREACH);
    }

    @Test
    void onlyTheMeasuresThatTheMonitorNamesDecide() {
        assertThat(signal(monitor("f1"), LOST, estimated("f1", Verdict.OK)))
                .isEqualTo(Signal.CLEAR);
        assertThat(signal(monitor("roc_auc"), LOST, estimated("f1", Verdict.OK)))
                .isEqualTo(Signal.BREACH);
    }

    @Test
    void aBetterEstimateIsNoLossAndTooFewRowsDecideNothing() {
        assertThat(signal(monitor(), estimated("roc_auc", Verdict.WARN))).isEqualTo(Signal.CLEAR);
        assertThat(signal(monitor(), estimated("roc_auc", Verdict.INSUFFICIENT_DATA)))
                .isEqualTo(Signal.HOLD);
    }

    @Test
    void brokenInputsHoldIt() {
        assertThat(signal(monitor(), LOST, missing("x", Verdict.DRIFT))).isEqualTo(Signal.HOLD);
        assertThat(signal(monitor(), WELL, missing("x", Verdict.DRIFT))).isEqualTo(Signal.HOLD);
    }

    @Test
    void aWindowThatTheEndOfTheInputCutShortHoldsIt() {
        Measurement mark = UnfinishedWindow.byRows(99, 832).orElseThrow().mark(99);
        assertThat(signal(monitor(), LOST, mark)).isEqualTo(Signal.HOLD);
        assertThat(signal(monitor(), WELL, mark)).isEqualTo(Signal.HOLD);
    }

    @Test
    void decidesNothingUnlessAskedNorForSegments() {
        WindowReport report = ReportFixture.data(0).saying(LOST).report();
        Monitor unasked = MonitorFixture.of(Task.BINARY).build();
        assertThat(EstimatedPerformanceRule.outcomes(report, unasked, trust)).isEmpty();
        WindowReport segment = ReportFixture.data(0).segment("a=b").saying(LOST).report();
        assertThat(EstimatedPerformanceRule.outcomes(segment, monitor(), trust)).isEmpty();
    }

    @Test
    void trustIsReadBackFromItsBytesAndKeepsTheNewest() {
        for (int version = 0; version < 80; version++) {
            ReportFixture window = ReportFixture.performance(0).version("v" + version);
            labelsSay(window, "roc_auc", Verdict.WARN);
        }
        EstimateTrust read = EstimateTrust.fromBytes(trust.toBytes());
        assertThat(read.distrusted(ReportFixture.data(3).version("v79").report()))
                .containsExactly("roc_auc");
        assertThat(read.distrusted(ReportFixture.data(3).version("v3").report())).isEmpty();
        assertThat(read.toBytes()).isEqualTo(trust.toBytes()).hasSizeLessThan(64 * 80);
    }

    @Test
    void whatLabelsSayOfSegmentsPushesOutNothingThatTheySayOfTheWhole() {
        labelsSay(ReportFixture.performance(0), "roc_auc", Verdict.WARN);
        for (int segment = 0; segment < 80; segment++) {
            ReportFixture window = ReportFixture.performance(0).segment("shop=" + segment);
            labelsSay(window, "roc_auc", Verdict.WARN);
        }
        assertThat(signal(monitor(), LOST)).isEqualTo(Signal.CLEAR);
    }
}
