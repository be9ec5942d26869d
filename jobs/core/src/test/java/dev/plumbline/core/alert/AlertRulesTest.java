package dev.plumbline.core.alert;

import static dev.plumbline.core.alert.AlertRules.DATA_QUALITY;
import static dev.plumbline.core.alert.AlertRules.FEATURE_DRIFT;
import static dev.plumbline.core.alert.AlertRules.NO_BASELINE;
import static dev.plumbline.core.alert.AlertRules.PREDICTION_DRIFT;
import static dev.plumbline.core.alert.AlertRules.SILENT;
import static dev.plumbline.core.report.ReportFixture.distribution;
import static dev.plumbline.core.report.ReportFixture.missing;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.core.alert.RuleOutcome.Signal;
import dev.plumbline.core.baseline.Baseline;
import dev.plumbline.core.model.Task;
import dev.plumbline.core.monitor.FeatureSpec;
import dev.plumbline.core.monitor.Monitor;
import dev.plumbline.core.monitor.MonitorFixture;
import dev.plumbline.core.monitor.MonitorOptions;
import dev.plumbline.core.monitor.StatisticSpec;
import dev.plumbline.core.report.Measurement;
import dev.plumbline.core.report.ReportFixture;
import dev.plumbline.core.report.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AlertRulesTest {
    private static final Monitor MONITOR = MonitorFixture.of(Task.REGRESSION).build();

    @Test
    void readsDriftOfInputsAndOfOutputsAsTwoRules() {
        assertThat(
                        signals(
                                distribution("temp", Verdict.DRIFT),
                                distribution(Baseline.VALUE, Verdict.OK)))
                .containsEntry(FEATURE_DRIFT, Signal.BREACH)
                .containsEntry(PREDICTION_DRIFT, Signal.CLEAR);
        assertThat(
                        signals(
                                distribution("temp", Verdict.OK),
                                distribution(Baseline.SCORE, Verdict.DRIFT)))
                .containsEntry(FEATURE_DRIFT, Signal.CLEAR)
                .containsEntry(PREDICTION_DRIFT, Signal.BREACH);
    }

    @Test
    void aStatisticThatTheUserLetsDecideIsDriftOfItsFeature() {
        Measurement psi =
                Measurement.of("psi@evidently", "temp")
                        .value(0.4)
                        .threshold(0.2)
                        .verdict(Verdict.DRIFT);
        Monitor asking =
                MonitorFixture.of(Task.REGRESSION)
                        .options(
                                MonitorOptions.builder()
                                        .statistics(
                                                List.of(
                                                        new StatisticSpec(
                                                                "psi",
                                                                "evidently",
                                                                0.2,
                                                                true,
                                                                List.of())))
                                        .build())
                        .build();
        ReportFixture report = ReportFixture.data(0).saying(psi, distribution("temp", Verdict.OK));

        assertThat(AlertRules.outcomes(report.report(), asking))
                .filteredOn(outcome -> outcome.rule().equals(FEATURE_DRIFT))
                .extracting(RuleOutcome::signal)
                .containsExactly(Signal.BREACH);
        assertThat(AlertRules.outcomes(report.report(), MONITOR))
                .filteredOn(outcome -> outcome.rule().equals(FEATURE_DRIFT))
                .extracting(RuleOutcome::signal)
                .containsExactly(Signal.CLEAR);
    }

    @Test
    void aBreakExplainsTheDriftOfItsFeatureAndOfThePredictions() {
        Map<String, Signal> signals =
                signals(
                        missing("temp", Verdict.DRIFT),
                        distribution("temp", Verdict.DRIFT),
                        distribution("wind", Verdict.OK),
                        distribution(Baseline.VALUE, Verdict.DRIFT));

        assertThat(signals)
                .containsEntry(DATA_QUALITY, Signal.BREACH)
                .containsEntry(FEATURE_DRIFT, Signal.HOLD)
                .containsEntry(PREDICTION_DRIFT, Signal.HOLD);
    }

    @Test
    void everyFaultOfTheDataIsABreak() {
        for (String metric :
                List.of(
                        "missing_rate",
                        "out_of_range_rate",
                        "unseen_rate",
                        "empty_rate",
                        "type_error_rate",
                        "nan_rate",
                        "infinite_rate",
                        "scale_jump",
                        "duplicate_rate",
                        "freshness",
                        "row_count_change")) {
            Measurement fault =
                    Measurement.of(metric, null).value(0.5).rows(100).verdict(Verdict.DRIFT);
            assertThat(signals(fault)).as(metric).containsEntry(DATA_QUALITY, Signal.BREACH);
        }
    }

    @Test
    void anEpisodeSaysByWhatFactorValuesJumped() {
        Measurement down =
                Measurement.of("scale_jump", "temp")
                        .value(-3)
                        .threshold(-0.699)
                        .verdict(Verdict.DRIFT, "values are about 1/1,000 of the baseline's");
        assertThat(Evidence.summary(List.of(down), "fine"))
                .isEqualTo(
                        "temp scale_jump -3.000 beyond -0.6990 (values are about 1/1,000 of the baseline's)");
    }

    @Test
    void aBreakDoesNotExplainTheDriftOfAnotherFeature() {
        assertThat(
                        signals(
                                missing("temp", Verdict.DRIFT),
                                distribution("temp", Verdict.DRIFT),
                                distribution("wind", Verdict.DRIFT)))
                .containsEntry(FEATURE_DRIFT, Signal.BREACH);
    }

    @Test
    void aBreakThatHidesAFeatureDoesNotClearItsDrift() {
        assertThat(
                        signals(
                                missing("temp", Verdict.DRIFT),
                                distribution("temp", Verdict.INSUFFICIENT_DATA),
                                distribution("wind", Verdict.OK)))
                .containsEntry(FEATURE_DRIFT, Signal.HOLD);
        assertThat(
                        signals(
                                missing("temp", Verdict.DRIFT),
                                distribution("temp", Verdict.OK),
                                distribution("wind", Verdict.OK)))
                .containsEntry(FEATURE_DRIFT, Signal.CLEAR);
    }

    @Test
    void manyBreaksExplainTheDriftOfEveryBrokenFeature() {
        List<Measurement> said = new ArrayList<>();
        for (int i = 0; i < 3 * Evidence.MOST; i++) {
            said.add(missing("f" + i, Verdict.DRIFT));
            said.add(distribution("f" + i, Verdict.DRIFT));
        }

        assertThat(signals(said.toArray(Measurement[]::new)))
                .containsEntry(DATA_QUALITY, Signal.BREACH)
                .containsEntry(FEATURE_DRIFT, Signal.HOLD);
    }

    @Test
    void tooLittleDataSaysNeither() {
        assertThat(
                        signals(
                                missing("temp", Verdict.INSUFFICIENT_DATA),
                                distribution("temp", Verdict.INSUFFICIENT_DATA)))
                .containsEntry(DATA_QUALITY, Signal.HOLD)
                .containsEntry(FEATURE_DRIFT, Signal.HOLD)
                .containsEntry(PREDICTION_DRIFT, Signal.HOLD);
    }

    @Test
    void namesTheWorstFirstAndNoMoreThanFive() {
        List<Measurement> said = new ArrayList<>();
        for (int i = 1; i <= 8; i++) {
            said.add(
                    Measurement.of("missing_rate", "f" + i)
                            .value(i / 10.0)
                            .threshold(0.05)
                            .verdict(Verdict.DRIFT));
        }
        RuleOutcome quality =
                outcomes(ReportFixture.data(0).saying(said.toArray(Measurement[]::new)))
                        .get(DATA_QUALITY);

        assertThat(quality.evidence())
                .extracting(Measurement::feature)
                .containsExactly("f8", "f7", "f6", "f5", "f4");
        assertThat(quality.summary()).startsWith("f8 missing_rate 0.8000 beyond 0.05000; f7 ");
    }

    @Test
    void ranksDriftByItsEffectTimesTheFeaturesImportance() {
        Monitor monitor =
                MonitorFixture.of(Task.REGRESSION)
                        .features(
                                new FeatureSpec("temp", null, 3),
                                new FeatureSpec("hum", null, 1),
                                new FeatureSpec("wind", null, 0))
                        .build();
        ReportFixture report =
                ReportFixture.data(0)
                        .saying(moved("wind", 0.9), moved("hum", 0.5), moved("temp", 0.2));

        RuleOutcome drift =
                AlertRules.outcomes(report.report(), monitor).stream()
                        .filter(outcome -> outcome.rule().equals(FEATURE_DRIFT))
                        .findFirst()
                        .orElseThrow();

        assertThat(drift.evidence())
                .extracting(Measurement::feature)
                .containsExactly("temp", "hum", "wind");
    }

    private static Measurement moved(String feature, double effect) {
        return Measurement.of("distribution", feature).effect(effect).verdict(Verdict.DRIFT);
    }

    @Test
    void aMissingBaselineIsARuleOfItsOwn() {
        assertThat(outcomes(ReportFixture.data(0).baseline(null)).get(NO_BASELINE).signal())
                .isEqualTo(Signal.BREACH);
        assertThat(outcomes(ReportFixture.data(0)).get(NO_BASELINE).signal())
                .isEqualTo(Signal.CLEAR);
    }

    @Test
    void anEmptyWindowSpeaksOfSilenceAlone() {
        Map<String, RuleOutcome> outcomes = outcomes(ReportFixture.data(0).rows(0));

        assertThat(outcomes).containsOnlyKeys(SILENT);
        assertThat(outcomes.get(SILENT).signal()).isEqualTo(Signal.BREACH);
    }

    @Test
    void aSegmentWithoutRowsIsNoSilence() {
        assertThat(outcomes(ReportFixture.data(0).rows(0).segment("country=FO"))).isEmpty();
    }

    private static Map<String, Signal> signals(Measurement... said) {
        Map<String, Signal> signals = new LinkedHashMap<>();
        outcomes(ReportFixture.data(0).saying(said))
                .forEach((rule, outcome) -> signals.put(rule, outcome.signal()));
        return signals;
    }

    private static Map<String, RuleOutcome> outcomes(ReportFixture report) {
        Map<String, RuleOutcome> outcomes = new LinkedHashMap<>();
        AlertRules.outcomes(report.report(), MONITOR)
                .forEach(outcome -> outcomes.put(outcome.rule(), outcome));
        return outcomes;
    }
}
