package dev.plumbline.core.evaluation;

import dev.plumbline.core.baseline.Dependence;
import dev.plumbline.core.statistics.LongRunVariance;
import dev.plumbline.core.statistics.WholeDayVariance;
import java.util.Arrays;
import java.util.stream.IntStream;

/** Mean rank score of one feature per block, and how dependent rows are by them. */
final class BlockMeans {
    private final Blocks blocks;
    private final double[] sums;
    private final long[] rows;

    /** Null where blocks are no days. */
    private final DayCells cells;

    /**
     * Makes means of no row.
     *
     * @param groups that cells are put into
     */
    BlockMeans(Blocks blocks, int groups) {
        this.blocks = blocks;
        this.cells = blocks.days() == null ? null : new DayCells(blocks.days(), groups);
        this.sums = new double[blocks.count()];
        this.rows = new long[blocks.count()];
    }

    /**
     * Adds one row.
     *
     * @param block −1 for a row in no block, which is passed over
     * @param score standardised mid-rank, from {@link
     *     dev.plumbline.core.statistics.MidRanks#scores}
     * @param group of the row's cell
     */
    void add(int block, double score, int group) {
        if (block >= 0) {
            if (cells != null) {
                cells.add(block, group);
            }
            sums[block] += score;
            rows[block]++;
        }
    }

    Dependence dependence() {
        return blocks.days() == null ? ofMeans() : ofDays();
    }

    private Dependence ofDays() {
        long total = Arrays.stream(rows).sum();
        WholeDayVariance days =
                WholeDayVariance.of(blocks.days().numbers(), sums, rows, blocks.days().perWindow());
        long filled = Arrays.stream(rows).filter(count -> count > 0).count();
        return new Dependence(
                days.lambda(1, cells.dispersion()),
                filled == 0 ? 0 : (double) total / filled,
                filled == 0 ? 0 : days.freedom() + 1);
    }

    private Dependence ofMeans() {
        double[] means =
                IntStream.range(0, sums.length)
                        .filter(block -> rows[block] > 0)
                        .mapToDouble(block -> sums[block] / rows[block])
                        .toArray();
        long total = Arrays.stream(rows).sum();
        if (means.length < 2) {
            return new Dependence(1, total, means.length);
        }
        double blockRows = (double) total / means.length;
        return new Dependence(LongRunVariance.lambda(means, blockRows), blockRows, means.length);
    }
}
