package dev.plumbline.core.judgement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.core.baseline.Baseline;
import dev.plumbline.core.baseline.Dependence;
import dev.plumbline.core.monitor.Sensitivity;
import dev.plumbline.core.monitor.StatisticSpec;
import dev.plumbline.core.profile.ModelProfile;
import dev.plumbline.core.report.Measurement;
import dev.plumbline.core.report.Verdict;
import dev.plumbline.core.threshold.BootstrapSettings;
import dev.plumbline.core.threshold.SamplingProgress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleFunction;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.junit.jupiter.api.Test;

/** Statistics that are shown against what chance does, and statistics that the user lets decide. */
class StatisticLimitsTest {
    private static final BootstrapSettings SAMPLED =
            new BootstrapSettings(500, BootstrapSettings.USUAL_SEED, SamplingProgress.NONE);
    private static final double BUDGET = 0.1;

    /** Numbers, a heavy value among them, and categories down to rare ones. */
    private static final List<DoubleFunction<Object>> KINDS =
            List.of(
                    x -> x,
                    x -> Math.max(0, x - 1),
                    x -> Math.round(2 * x),
                    x -> "c" + (int) Math.floor(Math.exp(1.2 * Math.abs(x))));

    private final Simulation simulation = new Simulation(41, 0.3, KINDS);
    private final Baseline baseline = simulation.baseline(5_000, 200, SAMPLED);

    @Test
    void whatIsShownExceedsItsThresholdNoOftenerThanTheBudgetAllows() {
        DriftJudge judge = new DriftJudge(baseline, Sensitivity.DEFAULT, BUDGET);
        Map<String, Integer> beyond = new HashMap<>();
        int windows = 300;
        for (int i = 0; i < windows; i++) {
            for (Measurement shown : judge.measure(simulation.window(baseline.layout(), 200, 0))) {
                boolean exceeds =
                        shown.verdict() == Verdict.NOT_APPLICABLE
                                && shown.threshold() != null
                                && shown.value() > shown.threshold();
                beyond.merge(shown.metric(), exceeds ? 1 : 0, Integer::sum);
            }
        }
        // five slots at most, each at the level of one test
        int allowed =
                BinomialDistribution.of(windows * 5, BUDGET / 2 / judge.tests())
                        .inverseCumulativeProbability(0.999);
        assertThat(beyond).containsKeys("psi", "wasserstein", "chi_square");
        assertThat(beyond)
                .allSatisfy(
                        (metric, count) -> assertThat(count).as(metric).isLessThan(allowed + 1));
    }

    @Test
    void aShownStatisticCarriesItsThresholdAndDecidesNothing() {
        Measurement shown = measured("psi", "f0", List.of(), 200, 2.0);
        assertThat(shown.verdict()).isEqualTo(Verdict.NOT_APPLICABLE);
        assertThat(shown.reason()).isEqualTo("displayed");
        assertThat(shown.value()).isGreaterThan(shown.threshold());
    }

    @Test
    void aWindowLargerThanTheEvaluationSetHasNoThresholdAndSaysSo() {
        Measurement shown = measured("psi", "f0", List.of(), 5_001, 0);
        assertThat(shown.threshold()).isNull();
        assertThat(shown.reason()).startsWith("displayed; the evaluation set holds 5000 rows");
    }

    @Test
    void aStatisticThatTheUserLetsDecideIsDriftBeyondChance() {
        List<StatisticSpec> deciding = List.of(deciding("kolmogorov_smirnov", null));
        assertThat(measured("kolmogorov_smirnov", "f0", deciding, 500, 0.7).verdict())
                .isEqualTo(Verdict.DRIFT);
        assertThat(measured("kolmogorov_smirnov", "f0", deciding, 500, 0).verdict())
                .isEqualTo(Verdict.OK);
    }

    @Test
    void theUsersOwnThresholdGoesBeforeChance() {
        List<StatisticSpec> own = List.of(deciding("psi", 0.001));
        Measurement measured = measured("psi", "f0", own, 500, 0);
        assertThat(measured.threshold()).isEqualTo(0.001);
        assertThat(measured.verdict()).isEqualTo(Verdict.DRIFT);
    }

    @Test
    void everyDecidingStatisticMakesTheLevelOfATestSmaller() {
        DriftJudge usual = new DriftJudge(baseline, Sensitivity.DEFAULT, BUDGET);
        DriftJudge more =
                new DriftJudge(
                        baseline, Sensitivity.DEFAULT, BUDGET, List.of(deciding("psi", null)));
        // four features and the output
        assertThat(more.tests()).isEqualTo(usual.tests() + 5);
        assertThat(more.testLevel()).isLessThan(usual.testLevel());
    }

    @Test
    void tooFewRowsAreNoVerdict() {
        List<StatisticSpec> both = List.of(deciding("psi", 0.001), deciding("wasserstein", null));
        for (String metric : List.of("psi", "wasserstein")) {
            Measurement measured = measured(metric, "f0", both, 49, 3);
            assertThat(measured.verdict()).isEqualTo(Verdict.INSUFFICIENT_DATA);
            assertThat(measured.reason()).contains("at least 50 rows with a value, got 49");
        }
    }

    @Test
    void tooFewBlocksAreNoVerdict() {
        Baseline uncertain = Independent.with(baseline, new Dependence(1, 250, 19));
        DriftJudge judge =
                new DriftJudge(
                        uncertain.with(baseline.supplement()),
                        Sensitivity.DEFAULT,
                        BUDGET,
                        List.of(deciding("psi", null)));
        ModelProfile window = simulation.window(baseline.layout(), 500, 3);
        for (String metric : List.of("psi", "distribution")) {
            Measurement measured = find(judge.measure(window), metric, "f0");
            assertThat(measured.verdict()).isEqualTo(Verdict.INSUFFICIENT_DATA);
            assertThat(measured.reason()).contains("at least 20 blocks, got 19");
        }
    }

    @Test
    void aBaselineWithoutThresholdsGivesNoVerdictButTheUsers() {
        Baseline bare = simulation.baseline(1_000, 200);
        DriftJudge judge =
                new DriftJudge(bare, Sensitivity.DEFAULT, BUDGET, List.of(deciding("psi", null)));
        Measurement measured =
                find(judge.measure(simulation.window(bare.layout(), 500, 3)), "psi", "f0");
        assertThat(measured.verdict()).isEqualTo(Verdict.INSUFFICIENT_DATA);
        assertThat(measured.reason())
                .contains(
                        "no threshold of psi is known",
                        "at least 1000 rows",
                        "not for its segments");
    }

    @Test
    void aStatisticThatCanNeverDecideTakesNothingFromTheBudget() {
        Baseline bare = simulation.baseline(1_000, 200);
        int usual = new DriftJudge(bare, Sensitivity.DEFAULT, BUDGET).tests();
        int never = tests(bare, deciding("psi", null));
        int byUser = tests(bare, deciding("psi", 0.2));
        assertThat(never).isEqualTo(usual);
        assertThat(byUser).isGreaterThan(usual);
    }

    private static int tests(Baseline baseline, StatisticSpec spec) {
        return new DriftJudge(baseline, Sensitivity.DEFAULT, BUDGET, List.of(spec)).tests();
    }

    private static StatisticSpec deciding(String metric, Double threshold) {
        return new StatisticSpec(metric, StatisticSpec.STANDARD, threshold, true, List.of());
    }

    private Measurement measured(
            String metric, String feature, List<StatisticSpec> specs, int rows, double shift) {
        DriftJudge judge = new DriftJudge(baseline, Sensitivity.DEFAULT, BUDGET, specs);
        ModelProfile window = simulation.window(baseline.layout(), rows, shift);
        return find(judge.measure(window), metric, feature);
    }

    private static Measurement find(List<Measurement> all, String metric, String feature) {
        return all.stream()
                .filter(m -> m.metric().equals(metric) && feature.equals(m.feature()))
                .findFirst()
                .orElseThrow();
    }
}
