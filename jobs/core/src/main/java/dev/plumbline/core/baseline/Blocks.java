package dev.plumbline.core.baseline;

import dev.plumbline.core.monitor.WindowSpec;
import dev.plumbline.core.statistics.LongRunVariance;
import dev.plumbline.core.statistics.MidRanks;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Cuts the evaluation rows into contiguous blocks and asks how much the blocks of a feature differ.
 */
final class Blocks {
    /** Fewest windows that may serve as blocks, and the number of equal blocks otherwise. */
    static final int ENOUGH = 50;

    /** The first and the last window serve if the rows reach over this share of them. */
    private static final double LEAST_COVER = 0.9;

    private static final int NONE = -1;

    /** Rows by event time, so that sums do not depend on the order of arrival. */
    private final int[] order;

    private final int[] blockOfRow;
    private final int blocks;

    private Blocks(int[] order, int[] blockOfRow, int blocks) {
        this.order = order;
        this.blockOfRow = blockOfRow;
        this.blocks = blocks;
    }

    /**
     * Cuts rows into windows if at least {@link #ENOUGH} of them are whole, and else into that many
     * blocks of equal size.
     *
     * @param millis event time per row, at least one row, in any order
     */
    static Blocks of(long[] millis, WindowSpec window) {
        int[] order =
                IntStream.range(0, millis.length)
                        .boxed()
                        .sorted(Comparator.comparingLong(row -> millis[row]))
                        .mapToInt(Integer::intValue)
                        .toArray();
        Blocks windows = window.isBySpan() ? bySpan(millis, order, window) : null;
        if (windows != null && windows.blocks >= ENOUGH) {
            return windows;
        }
        boolean enough = !window.isBySpan() && millis.length / window.rows() >= ENOUGH;
        int rows = enough ? (int) window.rows() : Math.max(1, millis.length / ENOUGH);
        return byRows(order, rows, enough ? Integer.MAX_VALUE : ENOUGH);
    }

    private static Blocks byRows(int[] order, int rows, int most) {
        int whole = Math.min(most, order.length / rows);
        int[] blockOfRow = new int[order.length];
        for (int i = 0; i < order.length; i++) {
            blockOfRow[order[i]] = i / rows < whole ? i / rows : NONE;
        }
        return new Blocks(order, blockOfRow, whole);
    }

    private static Blocks bySpan(long[] millis, int[] order, WindowSpec window) {
        long span = window.span().toMillis();
        Instant align = window.alignTo() == null ? Instant.EPOCH : window.alignTo();
        long first = millis[order[0]];
        long last = millis[order[order.length - 1]];
        int[] blockOfRow = new int[order.length];
        int block = NONE;
        long current = Long.MIN_VALUE;
        for (int row : order) {
            long start = Math.floorDiv(millis[row] - align.toEpochMilli(), span) * span;
            start += align.toEpochMilli();
            long covered = Math.min(last + 1, start + span) - Math.max(first, start);
            if (covered < LEAST_COVER * span) {
                blockOfRow[row] = NONE;
                continue;
            }
            block += start == current ? 0 : 1;
            current = start;
            blockOfRow[row] = block;
        }
        return new Blocks(order, blockOfRow, block + 1);
    }

    /**
     * Returns how dependent the rows of a feature are.
     *
     * @param cellOfRow cell per row; −1 for a row that is in none, which is passed over
     * @param counts rows per cell
     * @param inOrder whether the cells ascend; else they are ranked by falling count
     */
    Dependence dependence(int[] cellOfRow, long[] counts, boolean inOrder) {
        double[] scores = inOrder ? MidRanks.scores(counts) : scoresByCount(counts);
        double[] sums = new double[blocks];
        long[] rows = new long[blocks];
        for (int row : order) {
            int block = blockOfRow[row];
            if (block != NONE && cellOfRow[row] >= 0) {
                sums[block] += scores[cellOfRow[row]];
                rows[block]++;
            }
        }
        double[] means =
                IntStream.range(0, blocks)
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

    private static double[] scoresByCount(long[] counts) {
        int[] order =
                IntStream.range(0, counts.length)
                        .boxed()
                        .sorted(Comparator.comparingLong(cell -> -counts[cell]))
                        .mapToInt(Integer::intValue)
                        .toArray();
        double[] ranked =
                MidRanks.scores(Arrays.stream(order).mapToLong(cell -> counts[cell]).toArray());
        double[] scores = new double[counts.length];
        for (int i = 0; i < order.length; i++) {
            scores[order[i]] = ranked[i];
        }
        return scores;
    }
}
