package dev.plumbline.core.threshold;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * The figures of docs/evidence.md on thresholds; asked for by name, for it takes some minutes.
 * Seeds are the numbers of the baselines.
 */
class ThresholdEvidence {
    private static final int FEATURES = 20;
    private static final int ROWS = 10_000;
    private static final int BASELINES = 5;
    private static final int WINDOWS = 800;

    private final List<CellStatistic> nine = JointBootstrapTest.NINE;

    @Test
    void alarmsOfEveryStatistic() {
        for (double[] correlations : new double[][] {{0}, {0.6}, {0, 0.3, 0.6, 0.9}}) {
            for (int rows : new int[] {200, 1_000}) {
                for (double budget : new double[] {0.05, 0.002}) {
                    System.out.printf(
                            "correlation %s, n = %d, allowed %.0f of %d: %s%n",
                            Arrays.toString(correlations),
                            rows,
                            budget * BASELINES * WINDOWS,
                            BASELINES * WINDOWS,
                            alarms(correlations, rows, budget));
                }
            }
        }
    }

    private Map<CellStatistic, Integer> alarms(double[] correlations, int rows, double budget) {
        Map<CellStatistic, Integer> alarms = new EnumMap<>(CellStatistic.class);
        double level = -Math.expm1(Math.log1p(-budget) / FEATURES);
        for (int seed = 0; seed < BASELINES; seed++) {
            Stream stream = new Stream(seed, FEATURES, correlations, ROWS, nine);
            NullThresholds thresholds = stream.thresholds(BootstrapSettings.USUAL_REPLICATES);
            for (int i = 0; i < WINDOWS; i++) {
                CountedCells[] window = stream.window(rows);
                for (CellStatistic statistic : nine) {
                    boolean alarm = stream.alarms(thresholds, statistic, window, level);
                    alarms.merge(statistic, alarm ? 1 : 0, Integer::sum);
                }
            }
        }
        return alarms;
    }

    @Test
    void secondsOfOneThread() {
        for (List<CellStatistic> statistics :
                List.of(
                        nine,
                        List.of(
                                CellStatistic.PSI,
                                CellStatistic.JENSEN_SHANNON,
                                CellStatistic.KOLMOGOROV_SMIRNOV,
                                CellStatistic.WASSERSTEIN))) {
            Stream stream = new Stream(1, 100, 0, 20_000, statistics);
            long begun = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            stream.thresholds(BootstrapSettings.USUAL_REPLICATES);
            long used = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - begun;
            System.out.printf(
                    "%d statistics, 100 features, 20,000 rows: %.1f s%n",
                    statistics.size(), used / 1e9);
        }
    }
}
