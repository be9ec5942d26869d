package dev.plumbline.core.estimation;

import dev.plumbline.core.estimation.CbpeTally.Decision;
import dev.plumbline.core.performance.ScoreGrid;
import dev.plumbline.core.profile.Bins;
import dev.plumbline.core.profile.FeatureRow;
import dev.plumbline.core.profile.NumericBins;
import dev.plumbline.core.profile.ProfileLayout;
import java.lang.management.ManagementFactory;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Prints what a row costs that is estimated once more, for a segment, in CPU time of the thread,
 * the median of 20 rounds: of a binary model whose scores have 1,024 cells, and of a regression.
 */
final class SegmentEstimateCpuTime {
    private static final int ROWS = 200_000;
    private static final int WARM_UP = 10;
    private static final int ROUNDS = 20;

    private SegmentEstimateCpuTime() {}

    public static void main(String[] arguments) {
        print("binary", binary());
        print("regression", regression());
    }

    private static void print(String task, PerformanceEstimator estimator) {
        double[] costs =
                IntStream.range(0, WARM_UP + ROUNDS)
                        .mapToDouble(round -> cost(estimator))
                        .skip(WARM_UP)
                        .sorted()
                        .toArray();
        System.out.printf(Locale.ROOT, "%s: %.0f ns%n", task, costs[ROUNDS / 2]);
    }

    private static BinaryEstimator binary() {
        double[] scores = IntStream.range(1, 1_024).mapToDouble(i -> i / 1_024.0).toArray();
        return new BinaryEstimator(
                Calibrator.identity(), ScoreGrid.fromScores(scores, scores), List.of());
    }

    private static LossEstimator regression() {
        SplittableRandom random = new SplittableRandom(1);
        short[][] cells = new short[1][2_000];
        double[] losses = new double[2_000];
        for (int row = 0; row < losses.length; row++) {
            cells[0][row] = (short) random.nextInt(20);
            losses[row] = cells[0][row] * random.nextDouble();
        }
        List<LossModel> models =
                IntStream.range(0, Loss.values().length)
                        .mapToObj(
                                loss ->
                                        LossModel.train(
                                                Loss.values()[loss],
                                                List.of(bins()),
                                                cells,
                                                losses))
                        .toList();
        return new LossEstimator(models, List.of());
    }

    private static Bins bins() {
        return NumericBins.of(IntStream.range(1, 20).asDoubleStream().toArray(), 10);
    }

    private static double cost(PerformanceEstimator estimator) {
        LinkedHashMap<String, Bins> slots = new LinkedHashMap<>();
        slots.put("x", bins());
        FeatureRow row = new FeatureRow(new ProfileLayout(slots));
        SplittableRandom random = new SplittableRandom(2);
        EstimateCount segment = estimator.newCount();
        EstimateCount[] counted = new EstimateCount[256];
        for (int at = 0; at < counted.length; at++) {
            counted[at] = estimator.newCount();
            double score = random.nextDouble();
            row.clear();
            row.number(0, 20 * score);
            counted[at].add(row, score, score < .5 ? Decision.NEGATIVE : Decision.POSITIVE);
        }
        long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        for (int i = 0; i < ROWS; i++) {
            segment.addAgain(counted[i & 0xFF]);
        }
        long spent = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start;
        if (segment.isEmpty()) {
            throw new IllegalStateException("a count without rows is not what is measured");
        }
        return (double) spent / ROWS;
    }
}
