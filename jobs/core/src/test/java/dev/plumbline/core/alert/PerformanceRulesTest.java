package dev.plumbline.core.alert;

import static dev.plumbline.core.alert.EpisodeState.OPEN;
import static dev.plumbline.core.alert.EpisodeState.PENDING;
import static dev.plumbline.core.alert.EpisodeState.RESOLVED;
import static dev.plumbline.core.alert.EpisodeState.UPDATED;
import static dev.plumbline.core.report.ReportFixture.metric;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.core.alert.RuleOutcome.Signal;
import dev.plumbline.core.model.Task;
import dev.plumbline.core.monitor.Monitor;
import dev.plumbline.core.monitor.MonitorFixture;
import dev.plumbline.core.monitor.PerformanceRule;
import dev.plumbline.core.report.Measurement;
import dev.plumbline.core.report.ReportFixture;
import dev.plumbline.core.report.Verdict;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

/** The baseline's rmse is 100 and its accuracy 0.9, unless a test says otherwise. */
class PerformanceRulesTest {
    private static final PerformanceRule RMSE = new PerformanceRule("rmse", 1.3, 1.1, 1);
    private static final PerformanceRule ACCURACY = new PerformanceRule("accuracy", 1.2, 1.1, 1);

    @Test
    void opensWhenALossRisesAndClosesOnlyBelowItsExit() {
        Alerting alerting = new Alerting(monitor(RMSE));

        alerting.on(rmse(0, 129));
        alerting.on(rmse(1, 131));
        alerting.on(rmse(2, 125));
        alerting.on(rmse(3, 111));
        assertThat(alerting.states()).containsExactly(OPEN);

        alerting.on(rmse(4, 110));
        assertThat(alerting.states()).containsExactly(OPEN, RESOLVED);
    }

    @Test
    void opensWhenAScoreFallsAndClosesOnlyAboveItsExit() {
        Alerting alerting = new Alerting(monitor(ACCURACY));

        alerting.on(accuracy(0, 0.76));
        alerting.on(accuracy(1, 0.74));
        alerting.on(accuracy(2, 0.80));
        assertThat(alerting.states()).containsExactly(OPEN);

        alerting.on(accuracy(3, 0.82));
        assertThat(alerting.states()).containsExactly(OPEN, RESOLVED);
    }

    @Test
    void betweenExitAndEnterNothingOpens() {
        Alerting alerting = new Alerting(monitor(RMSE));

        for (int day = 0; day < 50; day++) {
            alerting.on(rmse(day, 111 + day % 19));
        }

        assertThat(alerting.told()).isEmpty();
    }

    @Test
    void aWindowBetweenExitAndEnterNeitherCountsNorResets() {
        Alerting alerting = new Alerting(monitor(new PerformanceRule("rmse", 1.3, 1.1, 2)));

        alerting.on(rmse(0, 140));
        alerting.on(rmse(1, 120));
        alerting.on(rmse(2, 140));
        alerting.on(rmse(3, 140));

        assertThat(alerting.states()).containsExactly(PENDING, OPEN, UPDATED);
    }

    @Test
    void aSegmentIsToldOfWhileTheWholeStaysBetweenExitAndEnter() {
        Alerting alerting = new Alerting(monitor(new PerformanceRule("rmse", 1.3, 1.1, 2)));

        alerting.on(rmse(0, 131));
        for (int day = 1; day < 3; day++) {
            alerting.on(rmse(day, 120));
            alerting.on(rmse(day, 200).segment("country=DE"));
        }

        assertThat(alerting.states()).containsExactly(PENDING, PENDING, OPEN);
        assertThat(alerting.told().get(2).segment()).isEqualTo("country=DE");
    }

    @Test
    void whatOpensForTheWholeOpensForNoSegmentBesides() {
        Alerting alerting = new Alerting(monitor(new PerformanceRule("rmse", 1.3, 1.1, 2)));

        for (int day = 0; day < 3; day++) {
            alerting.on(rmse(day, 140));
            alerting.on(rmse(day, 200).segment("country=DE"));
        }
        assertThat(alerting.states()).containsExactly(PENDING, PENDING, OPEN, UPDATED);

        alerting.on(rmse(3, 100));
        alerting.on(rmse(3, 200).segment("country=DE"));
        assertThat(alerting.states().subList(4, 6)).containsExactly(RESOLVED, OPEN);
        assertThat(alerting.told().get(5).segment()).isEqualTo("country=DE");
    }

    @Test
    void aValueThatStandsExactlyAtTheExitIsClear() {
        for (int cents = 1; cents < 2_000; cents++) {
            BigDecimal baseline = BigDecimal.valueOf(cents, 2);
            double threshold = baseline.multiply(new BigDecimal("1.3")).doubleValue();
            double exit = baseline.multiply(new BigDecimal("1.1")).doubleValue();

            assertThat(signal(RMSE, metric("rmse", exit, threshold, Verdict.OK)))
                    .as("baseline %s", baseline)
                    .isEqualTo(Signal.CLEAR);
        }
    }

    @Test
    void tooFewLabelsSayNeither() {
        assertThat(signal(RMSE, metric("rmse", 100, 130, Verdict.INSUFFICIENT_DATA)))
                .isEqualTo(Signal.HOLD);
        assertThat(signal(RMSE, metric("mae", 100, 130, Verdict.OK))).isEqualTo(Signal.HOLD);
    }

    @Test
    void aRuleThatCannotDecideDoesNotKeepAnEpisodeOpen() {
        Alerting alerting = new Alerting(monitor(RMSE, new PerformanceRule("r2", 1.2, 1.1, 1)));
        Measurement negative = Measurement.of("r2", null).verdict(Verdict.NOT_APPLICABLE, "below");

        alerting.on(report(0, metric("rmse", 140, 130, Verdict.DRIFT), negative));
        alerting.on(report(1, metric("rmse", 100, 130, Verdict.OK), negative));

        assertThat(alerting.states()).containsExactly(OPEN, RESOLVED);
    }

    @Test
    void rulesOfWhichNoneCanDecideSayNeither() {
        assertThat(signal(RMSE, Measurement.of("rmse", null).verdict(Verdict.NO_BASELINE)))
                .isEqualTo(Signal.HOLD);
    }

    @Test
    void eachRuleOpensAfterItsOwnNumberOfWindows() {
        Monitor monitor = monitor(RMSE, new PerformanceRule("mae", 1.3, 1.1, 3));
        Measurement goodMae = metric("mae", 50, 65, Verdict.OK);
        Measurement badMae = metric("mae", 70, 65, Verdict.DRIFT);
        Measurement goodRmse = metric("rmse", 100, 130, Verdict.OK);
        Measurement badRmse = metric("rmse", 140, 130, Verdict.DRIFT);

        Alerting quick = new Alerting(monitor);
        quick.on(report(0, badRmse, goodMae));
        assertThat(quick.states()).containsExactly(OPEN);

        Alerting slow = new Alerting(monitor);
        slow.on(report(0, goodRmse, badMae));
        slow.on(report(1, goodRmse, badMae));
        assertThat(slow.states()).containsExactly(PENDING, PENDING);
        slow.on(report(2, goodRmse, badMae));
        assertThat(slow.states()).containsExactly(PENDING, PENDING, OPEN);
    }

    @Test
    void windowsOfOneRuleDoNotCountForAnother() {
        Alerting alerting =
                new Alerting(
                        monitor(
                                new PerformanceRule("rmse", 1.3, 1.1, 2),
                                new PerformanceRule("mae", 1.3, 1.1, 2)));
        Measurement goodMae = metric("mae", 50, 65, Verdict.OK);
        Measurement badMae = metric("mae", 70, 65, Verdict.DRIFT);
        Measurement goodRmse = metric("rmse", 100, 130, Verdict.OK);
        Measurement badRmse = metric("rmse", 140, 130, Verdict.DRIFT);
        Measurement unknownMae = metric("mae", 70, 65, Verdict.INSUFFICIENT_DATA);

        alerting.on(report(0, badRmse, goodMae));
        alerting.on(report(1, goodRmse, badMae));
        alerting.on(report(2, badRmse, goodMae));
        alerting.on(report(3, goodRmse, badMae));
        assertThat(alerting.states()).containsOnly(PENDING);

        alerting.on(report(4, goodRmse, unknownMae));
        alerting.on(report(5, goodRmse, badMae));
        assertThat(alerting.states()).endsWith(PENDING, OPEN);
    }

    @Test
    void namesTheMetricFirstThatIsWorstByItsOwnThreshold() {
        ReportFixture report =
                report(
                        0,
                        metric("rmse", 140, 130, Verdict.DRIFT),
                        metric("accuracy", 0.3, 0.75, Verdict.DRIFT));

        assertThat(AlertRules.outcomes(report.report(), monitor(RMSE, ACCURACY)).get(0).evidence())
                .extracting(Measurement::metric)
                .containsExactly("accuracy", "rmse");
    }

    @Test
    void aLossTellsOfLabelsThatNoClassWasDeclaredFor() {
        Measurement labels =
                Measurement.of("unknown_label_rate", null)
                        .value(0.2)
                        .threshold(0.05)
                        .verdict(Verdict.WARN, "none of the classes [0, 1]");
        Alerting alerting = new Alerting(monitor(ACCURACY));

        alerting.on(report(0, labels, metric("accuracy", 0.8, 0.75, Verdict.OK)));
        assertThat(alerting.told()).as("they are no loss").isEmpty();

        alerting.on(report(1, labels, metric("accuracy", 0.3, 0.75, Verdict.DRIFT)));
        AlertEpisode told = alerting.told().get(0);
        assertThat(told.evidence())
                .extracting(Measurement::metric)
                .containsExactly("accuracy", "unknown_label_rate");
        assertThat(told.summary())
                .isEqualTo(
                        "accuracy 0.3000 beyond 0.7500; unknown_label_rate 0.2000 beyond 0.05000 (none of the classes [0, 1])");
    }

    private static ReportFixture rmse(int day, double value) {
        Verdict verdict = value > 130 ? Verdict.DRIFT : Verdict.OK;
        return report(day, metric("rmse", value, 130, verdict));
    }

    private static ReportFixture accuracy(int day, double value) {
        Verdict verdict = value < 0.75 ? Verdict.DRIFT : Verdict.OK;
        return report(day, metric("accuracy", value, 0.75, verdict));
    }

    private static ReportFixture report(int day, Measurement... said) {
        return ReportFixture.performance(day).saying(said);
    }

    private static Signal signal(PerformanceRule rule, Measurement said) {
        return AlertRules.outcomes(report(0, said).report(), monitor(rule)).get(0).signal();
    }

    private static Monitor monitor(PerformanceRule... rules) {
        return MonitorFixture.of(Task.REGRESSION).rules(rules).build();
    }
}
