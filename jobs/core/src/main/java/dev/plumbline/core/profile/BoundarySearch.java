package dev.plumbline.core.profile;

import java.util.Arrays;

/**
 * Counts how many of some ascending boundaries are at most a value, without a branch on the value.
 *
 * <p>A value falls into one of 1024 buckets by the leading bits of its distance from a low
 * boundary, so buckets are narrow near that boundary and widen with the distance. The bucket is a
 * non-decreasing function of the value: boundaries of lower buckets are below it, those of higher
 * ones above it, and only those of its own bucket are compared with it, by halving. Which low
 * boundary and how many leading bits is chosen so that the fullest bucket holds as few boundaries
 * as possible: 1 to 3 where the boundaries are quantiles of a usual feature. Where it holds more
 * than seven, all boundaries are halved by eight comparisons instead.
 *
 * <p>Space: 1 KB and the boundaries. A value at the very ends (±0, subnormal, ±{@link
 * Double#MAX_VALUE}) is found like any other.
 */
final class BoundarySearch {
    private static final int BUCKETS = 1024;

    /** Of a double: a bucket is a binade, or a binade's half, quarter, ... 4096th. */
    private static final int FRACTION_BITS = 52;

    /** A boundary far from all others would make the buckets of the others coarse. */
    private static final int MOST_OUTLIERS = 3;

    /** Three boundaries in a bucket are found by the two comparisons that are always made. */
    private static final int FEW = 3;

    /** All boundaries, then +∞ as far as a search may look: seven further, or to the 255th. */
    private final double[] boundaries;

    /** Per bucket how many boundaries lie in lower ones, as an unsigned byte. */
    private final byte[] below;

    /** Half of what the fullest bucket holds and one more, rounded up to a power of two. */
    private final int half;

    private final double from;
    private final long firstBits;
    private final int shift;

    /**
     * Prepares the search.
     *
     * @param ascending 1 to 255 finite values, strictly ascending
     */
    BoundarySearch(double[] ascending) {
        Buckets buckets = Buckets.over(ascending);
        this.from = buckets.from;
        this.firstBits = buckets.firstBits;
        this.shift = buckets.shift;
        int[] sizes = buckets.sizes(ascending);
        this.below = new byte[BUCKETS];
        int lower = 0;
        for (int bucket = 0; bucket < BUCKETS; bucket++) {
            below[bucket] = (byte) lower;
            lower += sizes[bucket];
        }
        this.half = Math.max(2, Integer.highestOneBit(Arrays.stream(sizes).max().orElseThrow()));
        this.boundaries = Arrays.copyOf(ascending, NumericBins.MOST_BOUNDARIES + 7);
        Arrays.fill(boundaries, ascending.length, boundaries.length, Double.POSITIVE_INFINITY);
    }

    /** Returns how many boundaries are at most x, which must be finite. */
    int countAtMost(double x) {
        if (half > 4) {
            return countByHalving(x);
        }
        int count = below[bucket(x, from, firstBits, shift)] & 0xFF;
        if (half > 2) {
            count += boundaries[count + 3] <= x ? 4 : 0;
        }
        count += boundaries[count + 1] <= x ? 2 : 0;
        count += boundaries[count] <= x ? 1 : 0;
        return count;
    }

    /** For boundaries that no choice of buckets parts; written out, as a loop would branch. */
    private int countByHalving(double x) {
        int count = boundaries[127] <= x ? 128 : 0;
        count += boundaries[count + 63] <= x ? 64 : 0;
        count += boundaries[count + 31] <= x ? 32 : 0;
        count += boundaries[count + 15] <= x ? 16 : 0;
        count += boundaries[count + 7] <= x ? 8 : 0;
        count += boundaries[count + 3] <= x ? 4 : 0;
        count += boundaries[count + 1] <= x ? 2 : 0;
        count += boundaries[count] <= x ? 1 : 0;
        return count;
    }

    /**
     * Non-decreasing in x: subtraction rounds monotonically, and the bits of non-negative doubles
     * ascend with their values. A negative distance has negative bits, so it falls into bucket 0.
     */
    private static int bucket(double x, double from, long firstBits, int shift) {
        long bits = Math.max(firstBits, Double.doubleToRawLongBits(x - from));
        return (int) Math.min(BUCKETS - 1, bits - firstBits >> shift);
    }

    /** One way to sort values into buckets. */
    private record Buckets(double from, long firstBits, int shift) {
        /** Returns the way whose fullest bucket holds the fewest boundaries. */
        static Buckets over(double[] ascending) {
            Buckets best = null;
            int fewest = Integer.MAX_VALUE;
            int most = Math.min(MOST_OUTLIERS, ascending.length - 1);
            for (int outliers = 0; outliers <= most; outliers++) {
                // the more leading bits, the narrower the buckets and the fewer binades they span
                for (int shift = FRACTION_BITS; shift >= FRACTION_BITS - 12; shift--) {
                    Buckets buckets = between(ascending, outliers, shift);
                    int fullest = buckets.fullest(ascending);
                    if (fullest < fewest) {
                        fewest = fullest;
                        best = buckets;
                    }
                }
                if (fewest <= FEW) {
                    break;
                }
            }
            return best;
        }

        private static Buckets between(double[] ascending, int outliers, int shift) {
            double from = ascending[outliers];
            double to = ascending[Math.max(outliers, ascending.length - 1 - outliers)];
            long lastBits = Double.doubleToRawLongBits(to - from);
            return new Buckets(from, Math.max(0, lastBits - (BUCKETS - 1L << shift)), shift);
        }

        private int fullest(double[] ascending) {
            int fullest = 0;
            int held = 0;
            int current = -1;
            for (double boundary : ascending) {
                int bucket = bucket(boundary, from, firstBits, shift);
                held = bucket == current ? held + 1 : 1;
                current = bucket;
                fullest = Math.max(fullest, held);
            }
            return fullest;
        }

        int[] sizes(double[] ascending) {
            int[] sizes = new int[BUCKETS];
            for (double boundary : ascending) {
                sizes[bucket(boundary, from, firstBits, shift)]++;
            }
            return sizes;
        }
    }
}
