package dev.plumbline.core.threshold;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Asks how large statistics get while nothing changes: baseline and window are both put together
 * from blocks of the evaluation rows, drawn with replacement, the same blocks for every feature.
 *
 * <p>The baseline is resampled in whole stretches, a window in at least eight blocks, or its
 * resamples would be few. Short blocks lose dependence that lasts longer than they do, so what is
 * seen is scaled up to the feature's own λ: chance goes with λ (1/n + 1/m).
 *
 * <p>About 4 µs per slot, size, replicate and nine statistics.
 *
 * <p>Source: moving blocks, Künsch (1989), doi:10.1214/aos/1176347265; the largest of all features,
 * Westfall and Young, Resampling-Based Multiple Testing (1993).
 */
public final class JointBootstrap {
    /** With fewer the tenth that the tail rests on would be too few values. */
    public static final int FEWEST_REPLICATES = 500;

    private final EvaluationBlocks blocks;
    private final int replicates;
    private final List<Size> sizes = new ArrayList<>();
    private final int[] stretches;
    private final BlockDraws baselines;
    private final Map<String, double[][]> mostSurprising = new LinkedHashMap<>();
    private final Map<String, Map<String, List<ExponentialTail>>> tails = new LinkedHashMap<>();

    /** A size of window, and how its resamples are put together. */
    private record Size(int rows, int blockRows, int[] starts, BlockDraws draws) {}

    /**
     * What is asked of one feature or output.
     *
     * @param lambda how dependent its rows are at the length of a window
     */
    public record Slot(
            String name, CellLayout layout, double lambda, List<CellStatistic> statistics) {}

    private JointBootstrap(EvaluationBlocks blocks, int replicates, long seed) {
        this.blocks = blocks;
        this.replicates = replicates;
        SplittableRandom random = new SplittableRandom(seed);
        int stretchRows = blocks.stretchRows();
        stretches = WindowSizes.blockStarts(stretchRows, stretchRows, EvaluationBlocks.STRETCHES);
        baselines = BlockDraws.of(random, replicates, stretches, EvaluationBlocks.STRETCHES);
        for (int rows : WindowSizes.upTo(blocks.kept())) {
            int blockRows = WindowSizes.blockRows(rows, stretchRows);
            int[] starts =
                    WindowSizes.blockStarts(blockRows, stretchRows, EvaluationBlocks.STRETCHES);
            int inWindow = Math.round((float) rows / blockRows);
            BlockDraws draws = BlockDraws.of(random, replicates, starts, inWindow);
            sizes.add(new Size(rows, blockRows, starts, draws));
        }
    }

    /**
     * Returns what chance does to the statistics of every slot. Equal arguments give equal results.
     *
     * @param blocks rows enough
     * @param slots in the order of the blocks' slots
     * @param replicates at least {@value #FEWEST_REPLICATES}; 2,000 or more to read levels of 1e-6
     * @param progress told after every feature
     * @throws IllegalArgumentException if there are too few rows or replicates
     */
    public static NullThresholds run(
            EvaluationBlocks blocks,
            List<Slot> slots,
            int replicates,
            long seed,
            SamplingProgress progress) {
        if (!blocks.isEnough() || replicates < FEWEST_REPLICATES) {
            throw new IllegalArgumentException(
                    "a bootstrap needs at least %d evaluation rows and %d replicates, got %d and %d"
                            .formatted(
                                    EvaluationBlocks.FEWEST_ROWS,
                                    FEWEST_REPLICATES,
                                    blocks.rows(),
                                    replicates));
        }
        JointBootstrap bootstrap = new JointBootstrap(blocks, replicates, seed);
        for (int slot = 0; slot < slots.size(); slot++) {
            bootstrap.add(slot, slots.get(slot));
            progress.at(slot + 1L, (slot + 1.0) / slots.size());
        }
        return bootstrap.thresholds(seed);
    }

    private void add(int index, Slot slot) {
        BlockRows rows =
                new BlockRows(
                        blocks.cells(index),
                        blocks.values(index),
                        slot.layout(),
                        blocks.stretchRows());
        double[][][] chance = chance(rows, rows.asUnseen(), slot);
        double ofBaseline = rows.lambda(stretches, blocks.stretchRows());
        double[] factors =
                sizes.stream().mapToDouble(size -> longer(slot, size, rows, ofBaseline)).toArray();
        for (int s = 0; s < slot.statistics().size(); s++) {
            keep(slot, slot.statistics().get(s).metric(), chance[s], factors);
        }
    }

    /** Returns values on the scale of chance, by statistic, size and replicate. */
    private double[][][] chance(BlockRows rows, BlockRows unseen, Slot slot) {
        double[][][] chance = new double[slot.statistics().size()][sizes.size()][replicates];
        CountedCells baseline = new CountedCells(slot.layout());
        CountedCells window = new CountedCells(slot.layout());
        for (int replicate = 0; replicate < replicates; replicate++) {
            baseline.clear();
            rows.add(baseline, baselines.of(replicate), blocks.stretchRows());
            baseline.settle();
            for (int size = 0; size < sizes.size(); size++) {
                Size drawn = sizes.get(size);
                window.clear();
                unseen.add(window, drawn.draws().of(replicate), drawn.blockRows());
                window.settle();
                CellComparison cells = new CellComparison(baseline, window);
                for (int s = 0; s < chance.length; s++) {
                    chance[s][size][replicate] = chance(slot.statistics().get(s), cells);
                }
            }
        }
        return chance;
    }

    private static double chance(CellStatistic statistic, CellComparison cells) {
        long m = cells.baseline().rows();
        long n = cells.window().rows();
        if (m == 0 || n == 0) {
            return 0;
        }
        double value = statistic.of(cells);
        return Double.isNaN(value) ? 0 : statistic.scale().chance(value, effective(n, m));
    }

    private void keep(Slot slot, String statistic, double[][] chance, double[] factors) {
        List<ExponentialTail> fitted = new ArrayList<>();
        for (double[] values : chance) {
            fitted.add(ExponentialTail.of(values));
        }
        if (!fitted.stream().allMatch(ExponentialTail::isProper)) {
            // a feature that never moves says nothing of chance, nor does an infinite distance
            return;
        }
        double[][] most =
                mostSurprising.computeIfAbsent(
                        statistic, unseen -> new double[sizes.size()][replicates]);
        List<ExponentialTail> scaled = new ArrayList<>();
        for (int size = 0; size < chance.length; size++) {
            for (int replicate = 0; replicate < replicates; replicate++) {
                double surprise = fitted.get(size).surprise(chance[size][replicate]);
                most[size][replicate] = Math.max(most[size][replicate], surprise);
            }
            scaled.add(fitted.get(size).scaled(factors[size]).rounded());
        }
        tails.computeIfAbsent(statistic, unseen -> new LinkedHashMap<>()).put(slot.name(), scaled);
    }

    /** By how much dependence beyond the length of the blocks raises chance, at least 1. */
    private double longer(Slot slot, Size size, BlockRows rows, double ofBaseline) {
        double ofWindow = rows.lambda(size.starts(), size.blockRows());
        double seen = ofWindow / size.rows() + ofBaseline / blocks.kept();
        return Math.max(1, slot.lambda() / (seen * effective(size.rows(), blocks.kept())));
    }

    private static double effective(double n, double m) {
        return n * m / (n + m);
    }

    /**
     * −ln p of one feature has an excess of 1, and the largest of several no less. Where less was
     * seen, chance comes in steps (a stray row where few are expected) of which the replicates hold
     * the first ones only.
     */
    private static ExponentialTail noSteeper(ExponentialTail together) {
        return new ExponentialTail(together.start(), Math.max(1, together.excess()));
    }

    private NullThresholds thresholds(long seed) {
        Map<String, ChanceTails> statistics = new LinkedHashMap<>();
        mostSurprising.forEach(
                (name, most) ->
                        statistics.put(
                                name,
                                new ChanceTails(
                                        Arrays.stream(most)
                                                .map(ExponentialTail::of)
                                                .map(JointBootstrap::noSteeper)
                                                .map(ExponentialTail::rounded)
                                                .toList(),
                                        tails.get(name))));
        return new NullThresholds(
                blocks.rows(),
                blocks.kept(),
                blocks.stretchRows(),
                replicates,
                seed,
                sizes.stream().map(Size::rows).toList(),
                statistics);
    }
}
