package dev.plumbline.core.estimation;

import dev.plumbline.core.profile.Bins;
import dev.plumbline.core.profile.NumericBins;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Prints what a row costs a loss model of 100 trees in CPU time of the thread, the median of 20
 * rounds. Arguments: numbers of features, each of 256 cells.
 */
final class LossModelCpuTime {
    private static final int ROWS = 20_000;
    private static final int WARM_UP = 10;
    private static final int ROUNDS = 20;

    private LossModelCpuTime() {}

    public static void main(String[] arguments) {
        for (String features : arguments) {
            short[][] cells = cells(Integer.parseInt(features));
            LossModel model = LossModel.train(Loss.SQUARED, bins(cells.length), cells, loss(cells));
            int[][] rows = rows(cells);
            double[] costs =
                    IntStream.range(0, WARM_UP + ROUNDS)
                            .mapToDouble(round -> cost(model, rows))
                            .skip(WARM_UP)
                            .sorted()
                            .toArray();
            System.out.printf(
                    Locale.ROOT,
                    "%s features: %.0f ns, %d bytes%n",
                    features,
                    costs[ROUNDS / 2],
                    model.toBytes().length);
        }
    }

    private static List<Bins> bins(int features) {
        Bins bins = NumericBins.of(IntStream.range(1, 250).asDoubleStream().toArray(), 125);
        return IntStream.range(0, features).mapToObj(slot -> bins).toList();
    }

    private static short[][] cells(int features) {
        SplittableRandom random = new SplittableRandom(1);
        short[][] cells = new short[features][ROWS];
        for (short[] slot : cells) {
            for (int row = 0; row < ROWS; row++) {
                slot[row] = (short) random.nextInt(250);
            }
        }
        return cells;
    }

    /** Depends on all features, so that trees split by all. */
    private static double[] loss(short[][] cells) {
        SplittableRandom random = new SplittableRandom(2);
        double[] losses = new double[ROWS];
        for (int row = 0; row < ROWS; row++) {
            int at = row;
            double scale = Arrays.stream(cells).mapToInt(slot -> slot[at] * slot[at]).sum();
            losses[row] = scale * random.nextDouble();
        }
        return losses;
    }

    private static int[][] rows(short[][] cells) {
        int[][] rows = new int[ROWS][cells.length];
        for (int row = 0; row < ROWS; row++) {
            for (int slot = 0; slot < cells.length; slot++) {
                rows[row][slot] = cells[slot][row];
            }
        }
        return rows;
    }

    private static double cost(LossModel model, int[][] rows) {
        double sum = 0;
        long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        for (int[] row : rows) {
            sum += model.predict(row);
        }
        long end = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        if (sum == 0) {
            throw new IllegalStateException("a model without loss is not what is measured");
        }
        return (double) (end - start) / rows.length;
    }
}
