package dev.plumbline.core.judgement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import dev.plumbline.core.baseline.Baseline;
import dev.plumbline.core.baseline.TargetReference;
import dev.plumbline.core.judgement.LabelledTraffic.Window;
import dev.plumbline.core.model.Task;
import dev.plumbline.core.monitor.Monitor;
import dev.plumbline.core.monitor.MonitorFixture;
import dev.plumbline.core.monitor.Sensitivity;
import dev.plumbline.core.monitor.StatisticSpec;
import dev.plumbline.core.performance.ClassificationTally;
import dev.plumbline.core.report.Measurement;
import dev.plumbline.core.report.Verdict;
import dev.plumbline.core.target.TargetTally;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class TargetJudgeTest {
    private static final double LEVEL = 1e-4;
    private static final String SEGMENT = "country=AT";
    private static final Sensitivity NO_FLOOR = new Sensitivity(1, 0, 0.05, 50);

    private static LabelledTraffic traffic(Task task) {
        return new LabelledTraffic(task, 0.5, 0, 3);
    }

    private static TargetJudge judge(LabelledTraffic traffic, Baseline baseline) {
        return TargetJudge.of(baseline, traffic.monitor(), LEVEL).orElseThrow();
    }

    private static Measurement deciding(List<Measurement> measurements) {
        return measurements.stream()
                .filter(m -> m.metric().equals(TargetJudge.TARGET_DISTRIBUTION))
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @EnumSource(
            value = Task.class,
            names = {"BINARY", "REGRESSION"})
    void findsAShiftOfTheLabelsAndNoneWhereThereIsNone(Task task) {
        LabelledTraffic traffic = traffic(task);
        TargetJudge judge = judge(traffic, traffic.baseline(10_000));
        Window same = traffic.window(500, 0);
        Window moved = traffic.window(500, 0.5);
        Measurement ok = deciding(judge.measure(same.tally(), same.numbers(), 500));
        Measurement drift = deciding(judge.measure(moved.tally(), moved.numbers(), 500));
        assertThat(ok.verdict()).isEqualTo(Verdict.OK);
        assertThat(ok.feature()).isEqualTo("target");
        assertThat(ok.detectable()).isBetween(0.1, 0.4);
        assertThat(drift.verdict()).isEqualTo(Verdict.DRIFT);
        assertThat(drift.effect()).isCloseTo(0.45, within(0.2));
        assertThat(drift.n()).isEqualTo(500);
        assertThat(drift.baselineN()).isEqualTo(10_000);
    }

    @Test
    void showsTheUsualStatisticsWithTheChanceThatTheyHave() {
        LabelledTraffic traffic = traffic(Task.REGRESSION);
        TargetJudge judge = judge(traffic, traffic.baseline(2_000));
        Window moved = traffic.window(500, 0.5);
        assertThat(judge.measure(moved.tally(), moved.numbers(), 500))
                .extracting(Measurement::metric)
                .containsExactly(
                        "target_distribution",
                        "psi",
                        "jensen_shannon",
                        "kolmogorov_smirnov",
                        "wasserstein",
                        "mean");
        assertThat(judge.measure(moved.tally(), moved.numbers(), 500))
                .filteredOn(m -> m.metric().equals("mean"))
                .singleElement()
                .satisfies(m -> assertThat(m.value()).isCloseTo(0.5, within(0.2)));
        assertThat(judge.distributions(moved.tally(), moved.numbers()))
                .singleElement()
                .satisfies(
                        shown -> {
                            assertThat(shown.feature()).isEqualTo("target");
                            assertThat(shown.current().stream().mapToLong(n -> n).sum())
                                    .isEqualTo(500);
                        });
    }

    @Test
    void aStatisticThatNamesTheLabelsIsMeasuredOnThemAndDecides() {
        LabelledTraffic traffic = traffic(Task.REGRESSION);
        Monitor monitor =
                traffic.asking(
                        new StatisticSpec("psi", "plumbline", 0.1, true, List.of("target")),
                        new StatisticSpec("mean", "plumbline", null, false, List.of("x")));
        Baseline baseline = traffic.baseline(monitor, 2_000);
        TargetJudge judge = TargetJudge.of(baseline, monitor, LEVEL).orElseThrow();
        Window moved = traffic.window(500, 1);
        assertThat(judge.measure(moved.tally(), moved.numbers(), 500))
                .extracting(Measurement::metric, Measurement::verdict)
                .containsExactly(
                        tuple("target_distribution", Verdict.DRIFT), tuple("psi", Verdict.DRIFT));
        assertThat(TargetJudge.tests(baseline, monitor)).isEqualTo(2);
    }

    @Test
    void aMissingLabelIsNoDriftButTooFewGiveNoVerdict() {
        LabelledTraffic traffic = traffic(Task.BINARY);
        TargetJudge judge = judge(traffic, traffic.baseline(5_000));
        Window moved = traffic.window(400, 0.8);
        assertThat(deciding(judge.measure(moved.tally(), moved.numbers(), 800)).verdict())
                .isEqualTo(Verdict.DRIFT);
        Measurement held = deciding(judge.measure(moved.tally(), moved.numbers(), 801));
        assertThat(held.verdict()).isEqualTo(Verdict.INSUFFICIENT_DATA);
        assertThat(held.reason()).contains("got 400 of 801");
        Window few = traffic.window(49, 0.8);
        assertThat(deciding(judge.measure(few.tally(), few.numbers(), 49)).reason())
                .contains("at least 50 rows with a value, got 49");
        assertThat(judge.measure(new ClassificationTally(), new TargetTally(), 800)).isEmpty();
    }

    @Test
    void labelsThatCameUnequallyGiveNoVerdict() {
        LabelledTraffic traffic = traffic(Task.BINARY);
        TargetJudge judge = judge(traffic, traffic.baseline(5_000));
        for (double shift : new double[] {0, 0.8}) {
            Window window = traffic.window(400, shift);
            Measurement held =
                    deciding(
                            judge.measure(
                                    window.tally(), window.numbers(), 400, List.of(), "unequal"));
            assertThat(held.verdict()).isEqualTo(Verdict.INSUFFICIENT_DATA);
            assertThat(held.reason()).isEqualTo("unequal");
            assertThat(held.value()).isNotNull();
        }
    }

    @Test
    void aClassThatNobodyEvaluatedIsUnseenAndCounts() {
        LabelledTraffic traffic = traffic(Task.BINARY);
        TargetJudge judge = judge(traffic, traffic.baseline(5_000));
        ClassificationTally tally = (ClassificationTally) traffic.window(450, 0).tally();
        for (int row = 0; row < 50; row++) {
            tally.add(-1, Double.NaN, "no", "maybe", 1);
        }
        assertThat(judge.measure(tally, new TargetTally(), 500))
                .filteredOn(m -> m.metric().equals("unseen_rate"))
                .singleElement()
                .satisfies(
                        m -> {
                            assertThat(m.feature()).isEqualTo("target");
                            assertThat(m.value()).isEqualTo(0.1);
                            assertThat(m.verdict()).isEqualTo(Verdict.DRIFT);
                        });
        assertThat(judge.distributions(tally, new TargetTally()).get(0).bins())
                .containsExactly("no", "yes", "(unseen)", "(missing)");
        assertThat(judge.distributions(tally, new TargetTally()).get(0).current().get(2))
                .isEqualTo(50);
    }

    @Test
    void moreLabelsThanAreKeptByNameGiveNoVerdict() {
        LabelledTraffic traffic = traffic(Task.BINARY);
        TargetJudge judge = judge(traffic, traffic.baseline(5_000));
        ClassificationTally tally = new ClassificationTally();
        for (int row = 0; row < 300; row++) {
            tally.add(-1, Double.NaN, "no", "class " + row, 1);
        }
        assertThat(deciding(judge.measure(tally, new TargetTally(), 300)).reason())
                .isEqualTo("needs at most 256 distinct labels, got more");
    }

    @Test
    void aFailureIsAMeasurementOfTheTargetAlone() {
        LabelledTraffic traffic = traffic(Task.REGRESSION);
        TargetJudge judge = judge(traffic, traffic.baseline(2_000));
        Window window = traffic.window(100, 0);
        TargetTally debt = new TargetTally();
        debt.add(0.25, -1);
        assertThat(judge.measure(window.tally(), debt, 100))
                .singleElement()
                .satisfies(
                        m -> {
                            assertThat(m.verdict()).isEqualTo(Verdict.INSUFFICIENT_DATA);
                            assertThat(m.reason()).contains("could not be measured");
                        });
    }

    @Test
    void isTwoTestsMoreOfAClassifierAndNoneWithoutLabels() {
        LabelledTraffic traffic = traffic(Task.BINARY);
        Baseline baseline = traffic.baseline(2_000);
        Monitor unlabelled = MonitorFixture.of(Task.BINARY).classes("no", "yes").build();
        int with = DriftJudge.of(baseline, traffic.monitor(), 0.001).tests();
        assertThat(with).isEqualTo(DriftJudge.of(baseline, unlabelled, 0.001).tests() + 2);
        assertThat(TargetJudge.of(baseline, unlabelled, LEVEL)).isEmpty();
        Baseline without = baseline.with(baseline.supplement().toBuilder().target(null).build());
        assertThat(TargetJudge.of(without, traffic.monitor(), LEVEL)).isEmpty();
        assertThat(DriftJudge.of(without, traffic.monitor(), 0.001).tests()).isEqualTo(with - 2);
        assertThat(baseline.supplement().target().labels().name()).isEqualTo(TargetReference.NAME);
    }

    /**
     * Labels that nothing happens to, at a level a hundred times the usual, so that 2,000 windows
     * tell; the printed counts are those of docs/evidence.md.
     */
    @ParameterizedTest
    @CsvSource({
        "REGRESSION, 0, 0",
        "REGRESSION, 0, 0.6",
        "BINARY, 0.5, 0",
        "BINARY, 0.5, 0.6",
        "BINARY, 1.6, 0",
        "BINARY, 1.6, 0.6"
    })
    void seldomAlarmsWhereNothingHappens(Task task, double positives, double correlation) {
        double level = 0.01;
        int windows = 500;
        int seeds = 4;
        int alarms = 0;
        for (int seed = 0; seed < seeds; seed++) {
            LabelledTraffic traffic = new LabelledTraffic(task, positives, correlation, 100 + seed);
            TargetJudge judge =
                    TargetJudge.of(traffic.baseline(10_000), traffic.monitor(NO_FLOOR), level)
                            .orElseThrow();
            for (int i = 0; i < windows; i++) {
                Window window = traffic.window(LabelledTraffic.ROWS, 0);
                List<Measurement> measured =
                        judge.measure(window.tally(), window.numbers(), LabelledTraffic.ROWS);
                alarms += deciding(measured).verdict() == Verdict.DRIFT ? 1 : 0;
            }
        }
        System.out.printf(
                "stationary labels, %s above %.1f, rho %.1f: %d of %d windows alarmed, %.0f expected%n",
                task, positives, correlation, alarms, seeds * windows, level * seeds * windows);
        assertThat(alarms).isLessThanOrEqualTo((int) (2 * level * seeds * windows));
    }
}
