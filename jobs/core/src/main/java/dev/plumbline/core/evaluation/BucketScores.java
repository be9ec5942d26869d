package dev.plumbline.core.evaluation;

/** Mean and mean square of a slot's rank scores in each bucket, by the rows counted there. */
final class BucketScores {
    final double[] mean;
    final double[] square;

    /** Rows with a value. */
    final long[] rows;

    /** Share of a bucket's rows that have a value, 0 to 1. */
    final double[] presence;

    /**
     * Sums up the rows of every bucket.
     *
     * @param counts rows per bucket and cell, the cells of a bucket together
     * @param allRows rows per bucket, with a value or without
     */
    BucketScores(int[] counts, SlotPlan slot, long[] allRows) {
        int cells = slot.bins().cells();
        int buckets = counts.length / cells;
        mean = new double[buckets];
        square = new double[buckets];
        rows = new long[buckets];
        presence = new double[buckets];
        for (int bucket = 0; bucket < buckets; bucket++) {
            for (int cell = 0; cell < cells; cell++) {
                int count = counts[bucket * cells + cell];
                double z = slot.rankScore(cell);
                rows[bucket] += count;
                mean[bucket] += count * z;
                square[bucket] += count * z * z;
            }
            if (rows[bucket] > 0) {
                mean[bucket] /= rows[bucket];
                square[bucket] /= rows[bucket];
                presence[bucket] = (double) rows[bucket] / allRows[bucket];
            }
        }
    }

    /** Buckets that hold rows. */
    int filled() {
        int filled = 0;
        for (long count : rows) {
            filled += count > 0 ? 1 : 0;
        }
        return filled;
    }
}
