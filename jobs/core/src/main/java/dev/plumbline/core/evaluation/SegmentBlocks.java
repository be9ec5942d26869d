package dev.plumbline.core.evaluation;

import dev.plumbline.core.baseline.Dependence;
import dev.plumbline.core.statistics.WholeDayVariance;

/**
 * How dependent a segment's rows are, by sums of one feature's rank score per block. Unlike the
 * whole's, a segment's blocks hold very different numbers of rows, so a block weighs by its rows: λ
 * = J / (J − 1) · Σ (S_j − n_j μ)² / (N σ²), which is L · Var(block means) where all are equal. Of
 * days that stand in for windows it is {@link WholeDayVariance} / σ².
 */
final class SegmentBlocks {
    private final Blocks layout;
    private final double[] sums;
    private final long[] rows;
    private double sum;
    private double squares;
    private long count;

    /** Null where blocks are no days, or rows stand in no cells. */
    private final DayCells cells;

    /** Makes sums of scores that are of no cells, such as losses. */
    SegmentBlocks(Blocks blocks) {
        this(blocks, 0);
    }

    /**
     * Makes sums of no row.
     *
     * @param groups that cells are put into
     */
    SegmentBlocks(Blocks blocks, int groups) {
        layout = blocks;
        cells = blocks.days() == null || groups == 0 ? null : new DayCells(blocks.days(), groups);
        sums = new double[blocks.count()];
        rows = new long[blocks.count()];
    }

    /**
     * Adds one row.
     *
     * @param block −1 for a row in no block, which is passed over
     */
    void add(int block, double score) {
        if (block >= 0) {
            add(block, 1, score, score * score);
        }
    }

    /** Adds one row that stands in a group of cells. */
    void add(int block, double score, int group) {
        if (block >= 0 && cells != null) {
            cells.add(block, group);
        }
        add(block, score);
    }

    /** Adds several rows of a block by the sums of their scores and of the squares of them. */
    void add(int block, long added, double scores, double squaredScores) {
        sums[block] += scores;
        rows[block] += added;
        sum += scores;
        squares += squaredScores;
        count += added;
    }

    Dependence dependence() {
        int blocks = 0;
        double deviations = 0;
        double mean = sum / count;
        for (int block = 0; block < rows.length; block++) {
            if (rows[block] > 0) {
                blocks++;
                double deviation = sums[block] - rows[block] * mean;
                deviations += deviation * deviation;
            }
        }
        double variance = squares / count - mean * mean;
        if (blocks < 2 || !(variance > 0)) {
            return new Dependence(1, blocks == 0 ? count : (double) count / blocks, blocks);
        }
        if (layout.days() != null) {
            return ofDays(variance, (double) count / blocks);
        }
        double ratio = blocks / (blocks - 1.0) * deviations / (count * variance);
        return new Dependence(Math.max(1, ratio), (double) count / blocks, blocks);
    }

    private Dependence ofDays(double variance, double blockRows) {
        WholeDayVariance days =
                WholeDayVariance.of(layout.days().numbers(), sums, rows, layout.days().perWindow());
        return new Dependence(
                days.lambda(variance, cells == null ? 1 : cells.dispersion()),
                blockRows,
                days.freedom() + 1);
    }
}
