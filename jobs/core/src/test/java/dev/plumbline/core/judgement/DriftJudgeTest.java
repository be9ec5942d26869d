package dev.plumbline.core.judgement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.plumbline.core.baseline.Baseline;
import dev.plumbline.core.baseline.Dependence;
import dev.plumbline.core.monitor.Sensitivity;
import dev.plumbline.core.profile.Bins;
import dev.plumbline.core.profile.CategoryBins;
import dev.plumbline.core.profile.ModelProfile;
import dev.plumbline.core.profile.NumericBins;
import dev.plumbline.core.profile.ProfileLayout;
import dev.plumbline.core.report.Measurement;
import dev.plumbline.core.report.Verdict;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

class DriftJudgeTest {
    private static final double BUDGET = 0.001;
    private static final ProfileLayout LAYOUT = layout();

    /** 5,000 rows: temp even over [0, 10), constant 4, kind mostly a. */
    private static final Baseline BASELINE =
            Rows.baseline(Rows.profile(LAYOUT, 5_000, DriftJudgeTest::usual), Rows.INDEPENDENT);

    private static final DriftJudge JUDGE = new DriftJudge(BASELINE, Sensitivity.DEFAULT, BUDGET);

    private static ProfileLayout layout() {
        double[] boundaries = new double[101];
        for (int i = 0; i <= 100; i++) {
            boundaries[i] = i / 10.0;
        }
        LinkedHashMap<String, Bins> bins = new LinkedHashMap<>();
        bins.put("temp", NumericBins.of(boundaries, 5));
        bins.put("constant", NumericBins.of(new double[] {4, Math.nextUp(4.0)}, 4));
        bins.put("kind", CategoryBins.of(List.of("a", "b", "c")));
        return Rows.layout(bins);
    }

    private static Object[] usual(int row) {
        return new Object[] {temp(row), 4.0, row % 10 < 7 ? "a" : row % 10 < 9 ? "b" : "c"};
    }

    private static double temp(int row) {
        return row * 7 % 100 / 10.0 + 0.05;
    }

    private static List<Measurement> measure(int rows, IntFunction<Object[]> values) {
        return JUDGE.measure(Rows.profile(LAYOUT, rows, values));
    }

    private static Measurement find(List<Measurement> all, String feature, String metric) {
        return all.stream()
                .filter(m -> feature.equals(m.feature()) && metric.equals(m.metric()))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void sameRowsAreOkEverywhere() {
        List<Measurement> measurements = measure(1_000, DriftJudgeTest::usual);
        assertThat(measurements)
                .extracting(Measurement::verdict)
                .containsOnly(Verdict.OK, Verdict.NOT_APPLICABLE);
        assertThat(find(measurements, "temp", "distribution").value()).isZero();
        assertThat(find(measurements, "temp", "distribution").pValue()).isEqualTo(1);
    }

    @Test
    void ordersBySlotThenByMetric() {
        assertThat(measure(100, DriftJudgeTest::usual))
                .extracting(m -> m.feature() + " " + m.metric())
                .containsExactly(
                        "null rows",
                        "temp distribution",
                        "temp psi",
                        "temp jensen_shannon",
                        "temp kolmogorov_smirnov",
                        "temp wasserstein",
                        "temp mean",
                        "temp missing_rate",
                        "temp out_of_range_rate",
                        "temp type_error_rate",
                        "temp nan_rate",
                        "temp infinite_rate",
                        "temp scale_jump",
                        "constant distribution",
                        "constant psi",
                        "constant jensen_shannon",
                        "constant kolmogorov_smirnov",
                        "constant wasserstein",
                        "constant mean",
                        "constant missing_rate",
                        "constant out_of_range_rate",
                        "constant type_error_rate",
                        "constant nan_rate",
                        "constant infinite_rate",
                        "constant scale_jump",
                        "kind distribution",
                        "kind psi",
                        "kind jensen_shannon",
                        "kind chi_square",
                        "kind missing_rate",
                        "kind unseen_rate",
                        "kind empty_rate",
                        "kind type_error_rate");
    }

    @Test
    void reportsRowsOfTheModel() {
        Measurement rows = measure(100, DriftJudgeTest::usual).get(0);
        assertThat(rows.feature()).isNull();
        assertThat(rows.value()).isEqualTo(100);
        assertThat(rows.verdict()).isEqualTo(Verdict.OK);
    }

    @Test
    void aShiftIsDriftOfThatFeatureOnly() {
        List<Measurement> measurements =
                measure(500, row -> new Object[] {temp(row) * 0.8, 4.0, usual(row)[2]});
        assertThat(measurements)
                .filteredOn(m -> m.verdict() == Verdict.DRIFT)
                .extracting(m -> m.feature() + " " + m.metric())
                .containsExactly("temp distribution");
        Measurement drift = find(measurements, "temp", "distribution");
        assertThat(drift.threshold()).isEqualTo(0.10);
        assertThat(drift.effect()).isGreaterThan(0.2).isEqualTo(drift.value());
        assertThat(drift.pValue()).isLessThan(JUDGE.testLevel());
        assertThat(drift.n()).isEqualTo(500);
        assertThat(drift.baselineN()).isEqualTo(5_000);
    }

    @Test
    void changeAtOneValueIsSeenThoughTheMeanStays() {
        List<Measurement> measurements =
                measure(
                        1_000,
                        row -> new Object[] {row % 4 == 0 ? 5.0 : temp(row), 4.0, usual(row)[2]});
        assertThat(find(measurements, "temp", "distribution").verdict()).isEqualTo(Verdict.DRIFT);
    }

    @Test
    void aCategoryTakingOverIsDrift() {
        List<Measurement> measurements =
                measure(300, row -> new Object[] {temp(row), 4.0, row % 2 == 0 ? "a" : "c"});
        assertThat(find(measurements, "kind", "distribution").verdict()).isEqualTo(Verdict.DRIFT);
        assertThat(find(measurements, "kind", "unseen_rate").verdict()).isEqualTo(Verdict.OK);
    }

    @Test
    void aCategoryNeverSeenBreaksTheUnseenRate() {
        List<Measurement> measurements =
                measure(300, row -> new Object[] {temp(row), 4.0, row % 5 == 0 ? "new" : "a"});
        Measurement unseen = find(measurements, "kind", "unseen_rate");
        assertThat(unseen.verdict()).isEqualTo(Verdict.DRIFT);
        assertThat(unseen.value()).isEqualTo(0.2);
        assertThat(unseen.threshold()).isEqualTo(0.05);
        assertThat(unseen.n()).isEqualTo(300);
        assertThat(unseen.baselineN()).isEqualTo(5_000);
    }

    @Test
    void aConstantThatMovesIsDriftAndOutOfRange() {
        List<Measurement> measurements =
                measure(60, row -> new Object[] {temp(row), 4.5, usual(row)[2]});
        assertThat(find(measurements, "constant", "distribution").verdict())
                .isEqualTo(Verdict.DRIFT);
        assertThat(find(measurements, "constant", "out_of_range_rate").verdict())
                .isEqualTo(Verdict.DRIFT);
        Measurement wasserstein = find(measurements, "constant", "wasserstein");
        assertThat(wasserstein.value()).isNull();
        assertThat(wasserstein.reason()).contains("no standard deviation");
    }

    @Test
    void oneStrayValueInAConstantIsNoDrift() {
        List<Measurement> measurements =
                measure(200, row -> new Object[] {temp(row), row == 0 ? 4.5 : 4.0, usual(row)[2]});
        assertThat(find(measurements, "constant", "distribution").verdict()).isEqualTo(Verdict.OK);
        assertThat(find(measurements, "constant", "out_of_range_rate").verdict())
                .isEqualTo(Verdict.OK);
    }

    @Test
    void aMissingFeatureBreaksItsRateAndLeavesNothingToCompare() {
        List<Measurement> measurements =
                measure(200, row -> new Object[] {null, 4.0, usual(row)[2]});
        assertThat(find(measurements, "temp", "missing_rate").verdict()).isEqualTo(Verdict.DRIFT);
        assertThat(find(measurements, "temp", "missing_rate").value()).isEqualTo(1);
        Measurement distribution = find(measurements, "temp", "distribution");
        assertThat(distribution.verdict()).isEqualTo(Verdict.INSUFFICIENT_DATA);
        assertThat(distribution.reason()).contains("at least 50 rows with a value, got 0");
        assertThat(find(measurements, "temp", "out_of_range_rate").value()).isNull();
    }

    @Test
    void textAndNonNumbersBreakTheirRatesAndStayOutOfTheDistribution() {
        List<Measurement> measurements =
                measure(
                        200,
                        row ->
                                new Object[] {
                                    row % 4 == 0 ? "warm" : temp(row),
                                    row % 4 == 0 ? Double.NaN : 4.0,
                                    usual(row)[2]
                                });
        assertThat(find(measurements, "temp", "type_error_rate").verdict())
                .isEqualTo(Verdict.DRIFT);
        assertThat(find(measurements, "constant", "nan_rate").verdict()).isEqualTo(Verdict.DRIFT);
        assertThat(find(measurements, "constant", "nan_rate").value()).isEqualTo(0.25);
        assertThat(find(measurements, "temp", "distribution").n()).isEqualTo(150);
        assertThat(find(measurements, "constant", "distribution").verdict()).isEqualTo(Verdict.OK);
    }

    @Test
    void aRiseBelowTheRateFloorIsOkHoweverSure() {
        List<Measurement> measurements =
                measure(
                        10_000,
                        row -> new Object[] {row % 25 == 0 ? null : temp(row), 4.0, usual(row)[2]});
        Measurement missing = find(measurements, "temp", "missing_rate");
        assertThat(missing.value()).isEqualTo(0.04);
        assertThat(missing.pValue()).isLessThan(1e-9);
        assertThat(missing.verdict()).isEqualTo(Verdict.OK);
    }

    @Test
    void tooFewRowsAreNeverOk() {
        List<Measurement> measurements = measure(49, DriftJudgeTest::usual);
        assertThat(measurements)
                .filteredOn(m -> m.feature() != null)
                .extracting(Measurement::verdict)
                .containsOnly(Verdict.INSUFFICIENT_DATA, Verdict.NOT_APPLICABLE);
        assertThat(find(measurements, "temp", "missing_rate").reason())
                .contains("at least 50 rows, got 49");
    }

    @Test
    void tooFewBlocksAreNeverOk() {
        Baseline uncertain = Independent.with(BASELINE, new Dependence(1, 250, 19));
        List<Measurement> measurements =
                new DriftJudge(uncertain, Sensitivity.DEFAULT, BUDGET)
                        .measure(Rows.profile(LAYOUT, 500, DriftJudgeTest::usual));
        Measurement distribution = find(measurements, "temp", "distribution");
        assertThat(distribution.verdict()).isEqualTo(Verdict.INSUFFICIENT_DATA);
        assertThat(distribution.reason()).contains("at least 20 blocks, got 19");
    }

    @Test
    void anEmptyWindowIsInsufficientNotAFailure() {
        assertThat(measure(0, DriftJudgeTest::usual))
                .filteredOn(m -> m.feature() != null)
                .extracting(Measurement::verdict)
                .containsOnly(Verdict.INSUFFICIENT_DATA);
    }

    @Test
    void aFeatureThatCannotBeMeasuredSaysSoAlone() {
        LinkedHashMap<String, Bins> other = new LinkedHashMap<>();
        other.put("temp", NumericBins.of(new double[] {1, 2}, 1));
        other.put("constant", LAYOUT.bins(1));
        other.put("kind", LAYOUT.bins(2));
        ModelProfile window = Rows.profile(Rows.layout(other), 200, DriftJudgeTest::usual);
        List<Measurement> measurements = JUDGE.measure(window);
        assertThat(measurements)
                .filteredOn(m -> "temp".equals(m.feature()))
                .singleElement()
                .satisfies(
                        m -> {
                            assertThat(m.verdict()).isEqualTo(Verdict.INSUFFICIENT_DATA);
                            assertThat(m.reason()).contains("could not be measured", "bins");
                        });
        assertThat(find(measurements, "kind", "distribution").verdict()).isEqualTo(Verdict.OK);
        assertThat(JUDGE.distributions(window)).hasSize(2);
    }

    @Test
    void figuresFromTheGridCarryTheirBound() {
        List<Measurement> measurements =
                measure(500, row -> new Object[] {temp(row) * 0.8, 4.0, usual(row)[2]});
        assertThat(find(measurements, "temp", "kolmogorov_smirnov").errorBound())
                .isBetween(0.005, 0.02);
        assertThat(find(measurements, "temp", "wasserstein").errorBound()).isBetween(0.0001, 0.05);
        // 20 % of the mean 5, over the standard deviation 10 / √12
        assertThat(find(measurements, "temp", "wasserstein").value())
                .isCloseTo(0.2 * 5 / (10 / Math.sqrt(12)), within(0.01));
        assertThat(find(measurements, "temp", "mean").value()).isCloseTo(4, within(1e-9));
        assertThat(find(measurements, "temp", "mean").errorBound()).isNull();
    }

    @Test
    void displayedFiguresNeverDecide() {
        assertThat(measure(500, row -> new Object[] {99.0, 99.0, "new"}))
                .filteredOn(
                        m ->
                                List.of("psi", "jensen_shannon", "kolmogorov_smirnov", "mean")
                                        .contains(m.metric()))
                .allSatisfy(
                        m -> {
                            assertThat(m.verdict()).isEqualTo(Verdict.NOT_APPLICABLE);
                            assertThat(m.reason()).isEqualTo("displayed");
                        });
    }

    @Test
    void refusesABudgetThatIsNoProbability() {
        assertThatThrownBy(() -> new DriftJudge(BASELINE, Sensitivity.DEFAULT, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("above 0 and below 1, got 0");
    }
}
