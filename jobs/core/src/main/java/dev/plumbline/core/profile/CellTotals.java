package dev.plumbline.core.profile;

import java.util.Arrays;

/**
 * Per cell how many values fell into it and Σ(x − origin) of them. A sum is an unevaluated pair:
 * the rounded sum and what rounding took, so that neither order nor grouping of the terms shows in
 * 12 digits.
 */
final class CellTotals {
    /** At most this long is a written cell: its number, its count and its sum. */
    static final int MOST_BYTES = 2 + 10 + 2 * Double.BYTES;

    private final long[] counts;

    /** Per cell the rounded sum and what it lost. */
    private final double[] sums;

    CellTotals(int cells) {
        this.counts = new long[cells];
        this.sums = new double[2 * cells];
    }

    /** Adds one value by its deviation from the origin. */
    void add(int cell, double deviation) {
        counts[cell]++;
        addToSum(cell, deviation, 0);
    }

    /** Adds values by their count and by the pair that is their sum. */
    void add(int cell, long count, double sum, double lost) {
        counts[cell] += count;
        addToSum(cell, sum, lost);
    }

    private void addToSum(int cell, double term, double lost) {
        int at = 2 * cell;
        double before = sums[at];
        double sum = before + term;
        sums[at] = sum;
        sums[at + 1] += lost(before, term, sum) + lost;
    }

    /** Returns exactly what rounding took from the sum of two terms (Knuth's two-sum). */
    static double lost(double one, double other, double sum) {
        double part = sum - one;
        return (one - (sum - part)) + (other - part);
    }

    void merge(CellTotals other) {
        for (int cell = 0; cell < counts.length; cell++) {
            if (other.counts[cell] != 0) {
                add(cell, other.counts[cell], other.sum(cell), other.lost(cell));
            }
        }
    }

    long[] counts() {
        return counts.clone();
    }

    /** Returns the rounded sum of a cell. */
    double sum(int cell) {
        return sums[2 * cell];
    }

    /** Returns what rounding took from the sum of a cell. */
    double lost(int cell) {
        return sums[2 * cell + 1];
    }

    /** Returns the mean deviation from the origin in a cell; NaN if it is empty. */
    double mean(int cell) {
        return (sum(cell) + lost(cell)) / counts[cell];
    }

    /** Returns the count over all cells. */
    long count() {
        long total = 0;
        for (long count : counts) {
            total += count;
        }
        return total;
    }

    /** Returns the sum over all cells. */
    double sum() {
        double high = 0;
        double low = 0;
        for (double term : sums) {
            double sum = high + term;
            low += lost(high, term, sum);
            high = sum;
        }
        return high + low;
    }

    /** Returns how many cells are not empty. */
    int filled() {
        int filled = 0;
        for (long count : counts) {
            filled += count == 0 ? 0 : 1;
        }
        return filled;
    }

    void clear() {
        Arrays.fill(counts, 0);
        Arrays.fill(sums, 0);
    }

    /** Appends the cells that are not empty. */
    void writeTo(BinaryWriter out) {
        for (int cell = 0; cell < counts.length; cell++) {
            if (counts[cell] != 0) {
                out.writeVarLong(cell);
                out.writeVarLong(counts[cell]);
                out.writeDouble(sum(cell));
                out.writeDouble(lost(cell));
            }
        }
    }

    /** Adds so many written cells. */
    void mergeFrom(BinaryReader in, int filled) {
        for (int i = 0; i < filled; i++) {
            add((int) in.readVarLong(), in.readVarLong(), in.readDouble(), in.readDouble());
        }
    }
}
