package dev.plumbline.core.threshold;

import dev.plumbline.core.statistics.CellGroups;
import dev.plumbline.core.statistics.LongRunVariance;
import dev.plumbline.core.statistics.MidRanks;
import dev.plumbline.core.statistics.Series;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Features whose rows resemble the row before them, counted in cells at the quantiles of their
 * first rows. What is tried here is the bootstrap alone: the same arithmetic as a baseline's,
 * without its machinery.
 */
final class Stream {
    static final int CELLS = 256;
    private static final int BLOCKS = 50;

    private final SplittableRandom random;
    private final double[] correlations;
    private final double[] last;
    private final double[][] boundaries;
    private final CountedCells[] baseline;
    private final List<JointBootstrap.Slot> slots = new ArrayList<>();
    private final EvaluationBlocks blocks;

    Stream(long seed, int features, double correlation, int rows, List<CellStatistic> statistics) {
        this(seed, features, new double[] {correlation}, rows, statistics);
    }

    /**
     * Starts a stream.
     *
     * @param correlations of one feature after the other, from the first again after the last
     */
    Stream(
            long seed,
            int features,
            double[] correlations,
            int rows,
            List<CellStatistic> statistics) {
        this.random = new SplittableRandom(seed);
        this.correlations = correlations;
        this.last = new double[features];
        IntStream.range(0, features).forEach(i -> last[i] = Series.normal(random));
        this.boundaries = new double[features][];
        this.baseline = new CountedCells[features];
        this.blocks = new EvaluationBlocks(rows, features);
        double[][] evaluated = new double[features][rows];
        for (int row = 0; row < rows; row++) {
            step();
            for (int feature = 0; feature < features; feature++) {
                evaluated[feature][row] = last[feature];
            }
        }
        for (int feature = 0; feature < features; feature++) {
            evaluate(feature, evaluated[feature], statistics);
        }
    }

    private void evaluate(int feature, double[] values, List<CellStatistic> statistics) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        boundaries[feature] =
                IntStream.range(0, CELLS - 1)
                        .mapToDouble(
                                i -> sorted[(int) ((long) i * (sorted.length - 1) / (CELLS - 2))])
                        .toArray();
        boundaries[feature][CELLS - 2] = Math.nextUp(sorted[sorted.length - 1]);
        long[] counts = new long[CELLS];
        for (int row = 0; row < values.length; row++) {
            int cell = cellOf(feature, values[row]);
            counts[cell]++;
            if (blocks.placeOf(row) >= 0) {
                blocks.set(blocks.placeOf(row), feature, cell, values[row]);
            }
        }
        CellLayout layout = new CellLayout(true, CellGroups.equalMassAndNovel(counts, 10), 1);
        baseline[feature] = new CountedCells(layout);
        for (double value : values) {
            baseline[feature].addRow(cellOf(feature, value), value);
        }
        baseline[feature].settle();
        slots.add(
                new JointBootstrap.Slot(
                        "f" + feature, layout, lambda(feature, values, counts), statistics));
    }

    private double lambda(int feature, double[] values, long[] counts) {
        double[] scores = MidRanks.scores(counts);
        int rows = values.length / BLOCKS;
        double[] means = new double[BLOCKS];
        for (int row = 0; row < rows * BLOCKS; row++) {
            means[row / rows] += scores[cellOf(feature, values[row])] / rows;
        }
        return LongRunVariance.lambda(means, rows);
    }

    private void step() {
        for (int feature = 0; feature < last.length; feature++) {
            last[feature] =
                    Series.next(random, last[feature], correlations[feature % correlations.length]);
        }
    }

    private int cellOf(int feature, double value) {
        int at = Arrays.binarySearch(boundaries[feature], value);
        return at >= 0 ? at + 1 : -at - 1;
    }

    NullThresholds thresholds(int replicates) {
        return JointBootstrap.run(blocks, slots, replicates, 1, SamplingProgress.NONE);
    }

    List<JointBootstrap.Slot> slots() {
        return slots;
    }

    CountedCells baseline(int feature) {
        return baseline[feature];
    }

    /** Counts the next rows. */
    CountedCells[] window(int rows) {
        CountedCells[] window =
                slots.stream()
                        .map(slot -> new CountedCells(slot.layout()))
                        .toArray(CountedCells[]::new);
        for (int row = 0; row < rows; row++) {
            step();
            for (int feature = 0; feature < last.length; feature++) {
                window[feature].addRow(cellOf(feature, last[feature]), last[feature]);
            }
        }
        Arrays.stream(window).forEach(CountedCells::settle);
        return window;
    }

    /** Whether any feature's statistic is beyond its threshold. */
    boolean alarms(
            NullThresholds thresholds,
            CellStatistic statistic,
            CountedCells[] window,
            double level) {
        return IntStream.range(0, window.length)
                .anyMatch(
                        feature -> {
                            Double limit = limit(thresholds, statistic, feature, window, level);
                            return statistic.of(
                                            new CellComparison(baseline[feature], window[feature]))
                                    > limit;
                        });
    }

    private Double limit(
            NullThresholds thresholds,
            CellStatistic statistic,
            int feature,
            CountedCells[] window,
            double level) {
        return thresholds
                .limit(
                        statistic,
                        "f" + feature,
                        window[feature].rows(),
                        baseline[feature].rows(),
                        level,
                        BLOCKS)
                .value();
    }
}
