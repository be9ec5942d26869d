package dev.plumbline.core.evaluation;

import dev.plumbline.core.baseline.Dependence;
import dev.plumbline.core.statistics.LongRunVariance;
import java.util.Arrays;
import java.util.stream.IntStream;

/** Mean rank score of one feature per block, and how dependent rows are by them. */
final class BlockMeans {
    private final double[] sums;
    private final long[] rows;

    BlockMeans(int blocks) {
        sums = new double[blocks];
        rows = new long[blocks];
    }

    /**
     * Adds one row.
     *
     * @param block −1 for a row in no block, which is passed over
     * @param score standardised mid-rank, from {@link
     *     dev.plumbline.core.statistics.MidRanks#scores}
     */
    void add(int block, double score) {
        if (block >= 0) {
            sums[block] += score;
            rows[block]++;
        }
    }

    Dependence dependence() {
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
