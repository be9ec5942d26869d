package dev.plumbline.core.judgement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.plumbline.core.baseline.Baseline;
import dev.plumbline.core.evaluation.BaselineBuilder;
import dev.plumbline.core.event.Output;
import dev.plumbline.core.model.Task;
import dev.plumbline.core.monitor.CoverageSpec;
import dev.plumbline.core.monitor.LifetimeSpec;
import dev.plumbline.core.monitor.Monitor;
import dev.plumbline.core.monitor.MonitorFixture;
import dev.plumbline.core.monitor.MonitorOptions;
import dev.plumbline.core.performance.ClassificationTally;
import dev.plumbline.core.performance.RegressionTally;
import dev.plumbline.core.report.Measurement;
import dev.plumbline.core.report.Verdict;
import dev.plumbline.core.risk.BaselineRisk;
import dev.plumbline.core.risk.RiskEvidence;
import java.time.Instant;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The evaluation erred on about a tenth of 5,000 independent rows; windows hold 200. */
class LifetimeJudgeTest {
    private static final int WINDOW = 200;
    private static final LifetimeSpec SPEC = LifetimeSpec.usually(Task.MULTICLASS);
    private static final Baseline BASELINE =
            baseline(MonitorOptions.builder().lifetime(SPEC).build());

    private static final CoverageSpec COVERAGE = CoverageSpec.DEFAULT;

    private RiskEvidence evidence = RiskEvidence.none();

    @Test
    void theBaselineCountsItsErrorsOnlyWhereTheLifeIsWatched() {
        BaselineRisk risk = BASELINE.supplement().risk();
        assertThat(risk.rows()).isEqualTo(5_000);
        assertThat(1 - risk.mean())
                .isCloseTo(BASELINE.performance().metrics().get("accuracy").value(), within(1e-12));
        assertThat(risk.designEffect()).isBetween(1.0, 1.6);
        Baseline unwatched = baseline(MonitorOptions.DEFAULT);
        assertThat(unwatched.supplement().risk()).isNull();
        assertThat(unwatched.id()).isNotEqualTo(BASELINE.id());
    }

    @Test
    void outOfFoldPredictionsCountForTheRiskAndShowTheirDependence() {
        BaselineBuilder builder = new BaselineBuilder(monitor(watched()), "1");
        for (int row = 0; row < 5_000; row++) {
            builder.add(Instant.ofEpochMilli(row), Map.of("x", row), decided("no"), null);
            // a hundred errors on end, then nine hundred hits
            builder.addPerformance(decided("no"), row % 1_000 < 100 ? "yes" : "no");
        }
        BaselineRisk risk = builder.build().supplement().risk();
        assertThat(risk.lossSum()).isEqualTo(500);
        assertThat(risk.rows()).isEqualTo(5_000);
        assertThat(risk.designEffect()).isGreaterThan(50);
    }

    @Test
    void staysSilentWhileTheErrorRateIsTheBaselines() {
        for (int window = 0; window < 500; window++) {
            Measurement said = next(20, WINDOW, WINDOW);
            assertThat(said.verdict()).isEqualTo(Verdict.OK);
            assertThat(said.threshold()).isEqualTo(40);
            assertThat(said.value()).isLessThan(40);
        }
    }

    @Test
    void alarmsSoonAfterTheErrorRateRisesAndSaysWhatWasAllowed() {
        for (int window = 0; window < 50; window++) {
            next(20, WINDOW, WINDOW);
        }
        int windows = 1;
        Measurement said = next(40, WINDOW, WINDOW);
        while (said.verdict() == Verdict.OK) {
            said = next(40, WINDOW, WINDOW);
            windows++;
        }
        assertThat(windows).isLessThanOrEqualTo(8);
        assertThat(said.verdict()).isEqualTo(Verdict.DRIFT);
        assertThat(said.value()).isGreaterThanOrEqualTo(40);
        assertThat(said.reason())
                .startsWith("over %d windows the error rate exceeds".formatted(50 + windows))
                .endsWith("0.2000 in this window");
    }

    @Test
    void aWindowWhoseLabelsAreMostlyMissingCountsForNothing() {
        for (int window = 0; window < 3; window++) {
            next(20, WINDOW, WINDOW);
        }
        RiskEvidence before = evidence;
        Measurement said = next(90, 90, WINDOW);
        assertThat(said.verdict()).isEqualTo(Verdict.INSUFFICIENT_DATA);
        assertThat(said.reason()).contains("got 90 of 200");
        assertThat(evidence).isEqualTo(before);
        assertThat(next(0, 0, 0).verdict()).isEqualTo(Verdict.INSUFFICIENT_DATA);
        assertThat(evidence).isEqualTo(before);
    }

    @Test
    void saysWhatIsMissingWhereTheBaselineWasBuiltWithoutIt() {
        LifetimeJudge judge = new LifetimeJudge(baseline(MonitorOptions.DEFAULT), SPEC, COVERAGE);
        Measurement said = judge.next(evidence, tally(1, 10), 10, null).measurement();
        assertThat(said.verdict()).isEqualTo(Verdict.NO_BASELINE);
        assertThat(said.reason()).contains("build it with lifetime");
    }

    @Test
    void doesNotApplyWhereEveryErrorRateIsTolerated() {
        LifetimeJudge judge = new LifetimeJudge(BASELINE, new LifetimeSpec(0.05, 0.95), COVERAGE);
        assertThat(judge.next(evidence, tally(10, 10), 10, null).measurement().verdict())
                .isEqualTo(Verdict.NOT_APPLICABLE);
    }

    @Test
    void saysInTheTargetsUnitWhatErrorOfARegressionWasAllowed() {
        LifetimeSpec spec = LifetimeSpec.usually(Task.REGRESSION);
        Monitor monitor =
                MonitorFixture.of(Task.REGRESSION)
                        .options(MonitorOptions.builder().lifetime(spec).build())
                        .build();
        BaselineBuilder builder = new BaselineBuilder(monitor, "1");
        for (int row = 0; row < 5_000; row++) {
            Output predicted = new Output(row % 100 / 10.0, null, null, null);
            builder.add(Instant.ofEpochMilli(row), Map.of("x", row), predicted, 0.0);
        }
        LifetimeJudge judge = new LifetimeJudge(builder.build(), spec, COVERAGE);
        RegressionTally tally = new RegressionTally();
        for (int row = 0; row < 2_000; row++) {
            tally.add(0, row % 100 / 5.0, 1);
        }
        Measurement said = judge.next(evidence, tally, 2_000, null).measurement();
        assertThat(said.verdict()).isEqualTo(Verdict.DRIFT);
        assertThat(said.reason())
                .matches(
                        "over 1 window the mean absolute error, each counted as at most 19\\.\\d+, exceeds the 5\\.\\d+ that the baseline and the tolerance allow; 9\\.\\d+ in this window");
        assertThat(judge.next(evidence, tally, 5_000, null).measurement().verdict())
                .isEqualTo(Verdict.INSUFFICIENT_DATA);
        assertThat(judge.next(evidence, tally(1, 10), 10, null).measurement().verdict())
                .as("a tally of another task")
                .isEqualTo(Verdict.NOT_APPLICABLE);
    }

    private Measurement next(int errors, int labelled, int predicted) {
        LifetimeJudge.Step step =
                new LifetimeJudge(BASELINE, SPEC, COVERAGE)
                        .next(evidence, tally(errors, labelled), predicted, null);
        evidence = RiskEvidence.fromBytes(step.evidence().toBytes());
        return step.measurement();
    }

    private static ClassificationTally tally(int errors, int rows) {
        ClassificationTally tally = new ClassificationTally();
        for (int row = 0; row < rows; row++) {
            tally.add(-1, Double.NaN, "no", row < errors ? "yes" : "no", 1);
        }
        return tally;
    }

    private static MonitorOptions watched() {
        return MonitorOptions.builder().lifetime(SPEC).build();
    }

    private static Monitor monitor(MonitorOptions options) {
        return MonitorFixture.of(Task.MULTICLASS).classes("no", "yes").options(options).build();
    }

    private static Output decided(String name) {
        return new Output(null, null, null, name);
    }

    private static Baseline baseline(MonitorOptions options) {
        BaselineBuilder builder = new BaselineBuilder(monitor(options), "1");
        SplittableRandom random = new SplittableRandom(5);
        for (int row = 0; row < 5_000; row++) {
            String predicted = random.nextBoolean() ? "yes" : "no";
            String other = predicted.equals("yes") ? "no" : "yes";
            builder.add(
                    Instant.ofEpochMilli(row),
                    Map.of("x", row),
                    decided(predicted),
                    random.nextInt(10) == 0 ? other : predicted);
        }
        return builder.build();
    }
}
