package dev.plumbline.core.judgement;

import dev.plumbline.core.baseline.Baseline;
import dev.plumbline.core.evaluation.BaselineBuilder;
import dev.plumbline.core.event.Output;
import dev.plumbline.core.monitor.TimeSource;
import dev.plumbline.core.monitor.WindowSpec;
import dev.plumbline.core.profile.CategoryBins;
import dev.plumbline.core.profile.NumericBins;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * One latent series told twice: as the number it is, and as one of fifty categories of Zipf's
 * frequencies. Its baseline is built from its first rows by the library's own machinery.
 */
final class SimulatedFeature {
    static final int LEVELS = 50;
    private static final String NUMBER = "number";
    private static final String CATEGORY = "category";

    private final LatentStream latent;
    private final NumericBins numberCells;
    private final CellTable levels;
    private final int[] cellOfLevel;
    final DecidingTest byNumber;
    final DecidingTest byCategory;
    final int numberOfCells;

    /**
     * Draws the evaluation rows and prepares both tests.
     *
     * @param windowRows rows of the monitor's windows, from which the blocks of λ follow
     */
    SimulatedFeature(long seed, double correlation, int evaluationRows, int windowRows, int tests) {
        this.latent = new LatentStream(seed, correlation);
        this.levels = new CellTable(zipfLimits());
        BaselineBuilder builder =
                new BaselineBuilder(
                        Monitors.watching(
                                TimeSource.ROWS, List.of(), WindowSpec.ofRows(windowRows)),
                        "1");
        for (int row = 0; row < evaluationRows; row++) {
            double value = latent.next();
            builder.add(
                    Instant.ofEpochMilli(row),
                    Map.of(NUMBER, value, CATEGORY, "c" + levels.cellOf(value)),
                    Output.ofValue(0),
                    null);
        }
        Baseline baseline = builder.build();
        int number = baseline.layout().slotOf(NUMBER);
        int category = baseline.layout().slotOf(CATEGORY);
        NumericBins bins = (NumericBins) baseline.inSlot(number).bins();
        CategoryBins named = (CategoryBins) baseline.inSlot(category).bins();
        TestLevel level = TestLevel.of(FalseAlarmExperiment.BUDGET, tests);
        this.numberCells = bins;
        this.numberOfCells = Math.max(bins.cells(), named.cells());
        this.cellOfLevel =
                IntStream.range(0, LEVELS).map(each -> named.cellOf("c" + each)).toArray();
        this.byNumber =
                DecidingTest.numeric(
                        baseline.inSlot(number).profile().counts(),
                        baseline.inSlot(number).dependence(),
                        level);
        this.byCategory =
                DecidingTest.categorical(
                        baseline.inSlot(category).profile().counts(),
                        baseline.inSlot(category).dependence(),
                        level);
    }

    /** Latent values at which the next level begins; frequent and rare levels lie side by side. */
    private static double[] zipfLimits() {
        double total = IntStream.rangeClosed(1, LEVELS).mapToDouble(rank -> 1.0 / rank).sum();
        double[] limits = new double[LEVELS - 1];
        double below = 0;
        for (int i = 0; i < limits.length; i++) {
            // 7 has no divisor in common with 50, so every rank comes once
            int rank = 1 + 7 * i % LEVELS;
            below += 1.0 / rank / total;
            limits[i] = NormalDistribution.of(0, 1).inverseCumulativeProbability(below);
        }
        return limits;
    }

    double next() {
        return latent.next();
    }

    void count(double value, long[] numbers, long[] categories) {
        numbers[numberCells.cellOf(value)]++;
        categories[cellOfLevel[levels.cellOf(value)]]++;
    }

    void countNumber(double value, long[] numbers) {
        numbers[numberCells.cellOf(value)]++;
    }
}
