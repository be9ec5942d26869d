package dev.plumbline.core.threshold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JointBootstrapTest {
    static final List<CellStatistic> NINE =
            List.of(
                    CellStatistic.PSI,
                    CellStatistic.JENSEN_SHANNON,
                    CellStatistic.HELLINGER,
                    CellStatistic.CHI_SQUARE,
                    CellStatistic.KOLMOGOROV_SMIRNOV,
                    CellStatistic.CRAMER_VON_MISES,
                    CellStatistic.ANDERSON_DARLING,
                    CellStatistic.WASSERSTEIN,
                    CellStatistic.ENERGY_DISTANCE);
    private static final double BUDGET = 0.05;
    private static final int FEATURES = 10;
    private static final int BASELINES = 2;
    private static final int WINDOWS = 150;

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.6})
    void everyStatisticHoldsTheBudgetOnRowsThatDoNotChange(double correlation) {
        Map<CellStatistic, Integer> alarms = new EnumMap<>(CellStatistic.class);
        double level = -Math.expm1(Math.log1p(-BUDGET) / FEATURES);
        for (int seed = 0; seed < BASELINES; seed++) {
            Stream stream = new Stream(seed, FEATURES, correlation, 5_000, NINE);
            NullThresholds thresholds = stream.thresholds(500);
            for (int i = 0; i < WINDOWS; i++) {
                CountedCells[] window = stream.window(i % 2 == 0 ? 120 : 600);
                for (CellStatistic statistic : NINE) {
                    boolean alarm = stream.alarms(thresholds, statistic, window, level);
                    alarms.merge(statistic, alarm ? 1 : 0, Integer::sum);
                }
            }
        }
        // windows share a baseline, so a count may be off by more than a binomial one would
        int allowed =
                BinomialDistribution.of(BASELINES * WINDOWS, BUDGET)
                        .inverseCumulativeProbability(0.999);
        assertThat(alarms)
                .allSatisfy((statistic, count) -> assertThat(count).isBetween(0, allowed));
        assertThat(alarms.values().stream().mapToInt(Integer::intValue).sum())
                .as("thresholds that nothing ever exceeds would be no thresholds")
                .isPositive();
    }

    @Test
    void aShiftIsFoundAtTheLevelOfAnHourlyBudget() {
        Stream stream = new Stream(5, 1, 0, 5_000, NINE);
        NullThresholds thresholds = stream.thresholds(500);
        // half a deviation is .2 in D and .5 in W1 over the deviation
        assertThat(limit(thresholds, CellStatistic.KOLMOGOROV_SMIRNOV, 1_000, 1e-5))
                .isLessThan(.12);
        assertThat(limit(thresholds, CellStatistic.WASSERSTEIN, 1_000, 1e-5)).isLessThan(.25);
        assertThat(limit(thresholds, CellStatistic.PSI, 1_000, 1e-5)).isLessThan(.1);
    }

    @Test
    void thresholdsRiseAsTheLevelFallsAndFallAsRowsGrow() {
        NullThresholds thresholds = new Stream(6, 3, 0.3, 5_000, NINE).thresholds(500);
        for (CellStatistic statistic : NINE) {
            for (int n = 50; n <= 5_000; n += 50) {
                double usual = limit(thresholds, statistic, n, 1e-3);
                assertThat(usual).isLessThan(limit(thresholds, statistic, n, 1e-4));
                if (statistic.scale() != ChanceScale.TEST && n > 50) {
                    assertThat(usual)
                            .as("%s at %d rows", statistic, n)
                            .isLessThan(limit(thresholds, statistic, n - 50, 1e-3));
                }
            }
        }
    }

    @Test
    void sameRowsAndSeedGiveTheSameThresholds() {
        NullThresholds once = new Stream(7, 2, 0, 2_000, NINE).thresholds(500);
        assertThat(new Stream(7, 2, 0, 2_000, NINE).thresholds(500)).isEqualTo(once);
        assertThat(new Stream(8, 2, 0, 2_000, NINE).thresholds(500)).isNotEqualTo(once);
    }

    @Test
    void saysWhyThereIsNoThreshold() {
        NullThresholds thresholds =
                new Stream(9, 1, 0, 2_000, List.of(CellStatistic.PSI)).thresholds(500);
        assertThat(reason(thresholds, "psi", "f0", 49)).contains("at least 50 rows", "got 49");
        assertThat(reason(thresholds, "psi", "f0", 2_001)).contains("holds 2000 rows", "2001");
        assertThat(reason(thresholds, "psi", "other", 500)).contains("never moves");
        assertThat(reason(thresholds, "wasserstein", "f0", 500)).contains("built without");
        assertThat(reason(thresholds, "psi", "f0", 2_000)).isNull();
    }

    @Test
    void fewRowsOrReplicatesAreRefused() {
        Stream small = new Stream(10, 1, 0, 999, NINE);
        assertThatThrownBy(() -> small.thresholds(500)).hasMessageContaining("got 999 and 500");
        Stream enough = new Stream(10, 1, 0, 1_000, NINE);
        assertThatThrownBy(() -> enough.thresholds(499)).hasMessageContaining("got 1000 and 499");
    }

    @Test
    void aFeatureThatNeverMovesHasNoThreshold() {
        EvaluationBlocks blocks = new EvaluationBlocks(1_000, 1);
        for (int row = 0; row < 1_000; row++) {
            blocks.set(blocks.placeOf(row), 0, 1, 7);
        }
        CellLayout layout = new CellLayout(true, new int[] {0, 1, 2}, 0);
        NullThresholds thresholds =
                JointBootstrap.run(
                        blocks,
                        List.of(new JointBootstrap.Slot("f0", layout, 1, NINE)),
                        500,
                        1,
                        SamplingProgress.NONE);
        assertThat(thresholds.statistics()).isEmpty();
    }

    private static double limit(
            NullThresholds thresholds, CellStatistic statistic, int n, double level) {
        return thresholds.limit(statistic, "f0", n, 5_000, level, 50).value();
    }

    private static String reason(NullThresholds thresholds, String metric, String name, int n) {
        CellStatistic statistic = CellStatistic.named(metric).orElseThrow();
        return thresholds.limit(statistic, name, n, 2_000, 1e-3, 50).reason();
    }
}
