package dev.plumbline.core.estimation;

import java.util.Arrays;

/** Rows and sums of residuals by slot and rank, over the rows of one leaf. */
final class RankHistogram {
    /** By slot: where its ranks begin; one more entry for the end. */
    private final int[] offsets;

    private final int[] rows;
    private final double[] sums;

    /**
     * Makes an empty histogram.
     *
     * @param counts ranks by slot
     */
    RankHistogram(int[] counts) {
        offsets = new int[counts.length + 1];
        for (int slot = 0; slot < counts.length; slot++) {
            offsets[slot + 1] = offsets[slot] + counts[slot];
        }
        rows = new int[offsets[counts.length]];
        sums = new double[rows.length];
    }

    /**
     * Adds rows.
     *
     * @param ranks by slot and row
     * @param members numbers of the rows, from one position to before another
     */
    void add(short[][] ranks, double[] residuals, int[] members, int from, int to) {
        for (int slot = 0; slot < ranks.length; slot++) {
            short[] rank = ranks[slot];
            int offset = offsets[slot];
            for (int i = from; i < to; i++) {
                int at = offset + rank[members[i]];
                rows[at]++;
                sums[at] += residuals[members[i]];
            }
        }
    }

    /** Takes the rows of another histogram out of this one. */
    void subtract(RankHistogram other) {
        for (int at = 0; at < rows.length; at++) {
            rows[at] -= other.rows[at];
            sums[at] -= other.sums[at];
        }
    }

    /**
     * A split that sends ranks up to a threshold left.
     *
     * @param gain by how much it lowers the sum of squares
     */
    record Split(int slot, int threshold, double gain) {}

    /** Returns the split that gains most with so many rows on either side; null if none gains. */
    Split best(int fewestRows) {
        int all = Arrays.stream(rows, 0, offsets[1]).sum();
        double sum = Arrays.stream(sums, 0, offsets[1]).sum();
        double undivided = sum * sum / all;
        Split best = null;
        for (int slot = 0; slot < offsets.length - 1; slot++) {
            int left = 0;
            double leftSum = 0;
            for (int at = offsets[slot]; at < offsets[slot + 1] - 1; at++) {
                left += rows[at];
                leftSum += sums[at];
                int right = all - left;
                if (rows[at] == 0 || left < fewestRows || right < fewestRows) {
                    continue;
                }
                double rightSum = sum - leftSum;
                double gain = leftSum * leftSum / left + rightSum * rightSum / right - undivided;
                if (gain > (best == null ? 0 : best.gain())) {
                    best = new Split(slot, at - offsets[slot], gain);
                }
            }
        }
        return best;
    }
}
