package dev.plumbline.core.detector;

import dev.plumbline.core.profile.BinaryReader;
import dev.plumbline.core.profile.BinaryWriter;
import java.util.Arrays;

/**
 * The window of {@link Adwin}: level i holds buckets of 2^i rows, the oldest first, each with its
 * sum and its squared deviations from its mean. When a level overflows, its two oldest buckets
 * become one of the next level.
 */
final class AdwinWindow {
    /** More rows than 2^48 are not kept: 2,000 years of 4,000 rows a second. */
    private static final int MOST_LEVELS = 48;

    private final int capacity;
    private final int shortest;
    private final int[] counts = new int[MOST_LEVELS];
    private final double[] sums;
    private final double[] squares;
    private int levels = 1;
    private long rows;
    private double sum;
    private double square;

    AdwinWindow(int buckets, int shortest) {
        capacity = buckets + 1;
        this.shortest = shortest;
        sums = new double[MOST_LEVELS * capacity];
        squares = new double[MOST_LEVELS * capacity];
    }

    long rows() {
        return rows;
    }

    void add(double value) {
        if (rows > 0) {
            double fromMean = value - sum / rows;
            square += fromMean * fromMean * rows / (rows + 1);
        }
        rows++;
        sum += value;
        append(0, value, 0);
        for (int level = 0; counts[level] == capacity; level++) {
            mergeOldest(level);
        }
    }

    private void append(int level, double bucketSum, double bucketSquare) {
        int at = level * capacity + counts[level]++;
        sums[at] = bucketSum;
        squares[at] = bucketSquare;
        levels = Math.max(levels, level + 1);
    }

    private void mergeOldest(int level) {
        int at = level * capacity;
        double size = 1L << level;
        double apart = (sums[at] - sums[at + 1]) / size;
        double merged = squares[at] + squares[at + 1] + size / 2 * apart * apart;
        append(level + 1, sums[at] + sums[at + 1], merged);
        dropFirst(level, 2);
    }

    private void dropFirst(int level, int dropped) {
        int at = level * capacity;
        counts[level] -= dropped;
        System.arraycopy(sums, at + dropped, sums, at, counts[level]);
        System.arraycopy(squares, at + dropped, squares, at, counts[level]);
    }

    /**
     * Drops the oldest bucket if the means on both sides of some cut differ too much.
     *
     * @return the newer mean less the older at the oldest such cut, or 0 if there is none
     */
    double cut(double delta) {
        double logTerm = Math.log(2 * Math.log(rows) / delta);
        double spread = 2 * (square / rows) * logTerm;
        double linear = 2.0 / 3 * logTerm;
        long older = 0;
        double olderSum = 0;
        for (int level = levels - 1; level >= 0; level--) {
            int first = level * capacity;
            for (int at = first; at < first + counts[level]; at++) {
                older += 1L << level;
                olderSum += sums[at];
                long newer = rows - older;
                if (newer < shortest) {
                    return 0;
                }
                if (older >= shortest) {
                    double change = (sum - olderSum) / newer - olderSum / older;
                    double inverse = 1.0 / (older - shortest + 1) + 1.0 / (newer - shortest + 1);
                    // as |change| > √(spread · inverse) + linear · inverse, without the root
                    double beyond = Math.abs(change) - linear * inverse;
                    if (beyond > 0 && beyond * beyond > spread * inverse) {
                        dropOldest();
                        return change;
                    }
                }
            }
        }
        return 0;
    }

    private void dropOldest() {
        int level = levels - 1;
        int at = level * capacity;
        long size = 1L << level;
        rows -= size;
        sum -= sums[at];
        double apart = sums[at] / size - sum / rows;
        square -= squares[at] + apart * apart * size * rows / (size + rows);
        square = Math.max(0, square);
        dropFirst(level, 1);
        while (levels > 1 && counts[levels - 1] == 0) {
            levels--;
        }
    }

    void clear() {
        Arrays.fill(counts, 0);
        levels = 1;
        rows = 0;
        sum = 0;
        square = 0;
    }

    void write(BinaryWriter out) {
        out.writeVarLong(capacity);
        out.writeVarLong(levels);
        out.writeDouble(sum);
        out.writeDouble(square);
        for (int level = 0; level < levels; level++) {
            out.writeVarLong(counts[level]);
            for (int at = level * capacity; at < level * capacity + counts[level]; at++) {
                out.writeDouble(sums[at]);
                out.writeDouble(squares[at]);
            }
        }
    }

    void read(BinaryReader in) {
        long written = in.readVarLong();
        Require.that(
                written == capacity,
                "state of adwin must hold %s buckets a level, as its settings say, got %s",
                capacity - 1,
                written - 1);
        clear();
        int read = (int) in.readVarLong();
        sum = in.readDouble();
        square = in.readDouble();
        for (int level = 0; level < read; level++) {
            int count = (int) in.readVarLong();
            for (int i = 0; i < count; i++) {
                append(level, in.readDouble(), in.readDouble());
            }
            rows += (long) count << level;
        }
    }
}
