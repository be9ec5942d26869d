package dev.plumbline.core.performance;

import dev.plumbline.core.profile.BinaryReader;
import dev.plumbline.core.profile.BinaryWriter;
import dev.plumbline.core.report.Interval;
import java.util.function.DoubleUnaryOperator;

/**
 * Signed counts of magnitudes in bins whose width grows with the magnitude: 64 equal bins from each
 * power of two to the next, so that the middle of a bin is within 1/128 (.8 %) of all that it
 * holds. Magnitudes below 2⁻⁴⁰ (9.1e-13) count as 0, those from 2⁶⁰ (1.2e18) on as infinite. Bins
 * are fixed, so partial counts merge exactly. Memory: at most 6,402 bins, 9 bytes a bin for every
 * sixteen neighbours of which one was ever met.
 */
public final class ErrorBins {
    private static final int BITS_DROPPED = 46;
    private static final double SMALLEST = 0x1p-40;
    private static final double LARGEST = 0x1p60;
    private static final int FIRST = bits(SMALLEST);
    private static final int LAST = bits(LARGEST) - FIRST + 1;

    private final PagedCounts counts = new PagedCounts();

    /** Some order statistics between which a quantile lies. */
    public record Quantile(double value, double errorBound) {}

    private static int bits(double magnitude) {
        return (int) (Double.doubleToRawLongBits(magnitude) >>> BITS_DROPPED);
    }

    private static int keyOf(double magnitude) {
        if (magnitude < SMALLEST) {
            return 0;
        }
        return magnitude >= LARGEST ? LAST : bits(magnitude) - FIRST + 1;
    }

    private static double lower(int key) {
        return key == 0 ? 0 : Double.longBitsToDouble((long) (key + FIRST - 1) << BITS_DROPPED);
    }

    private static double upper(int key) {
        return key == LAST ? Double.POSITIVE_INFINITY : lower(key + 1);
    }

    private static double middle(int key) {
        return key == 0 ? 0 : (lower(key) + upper(key)) / 2;
    }

    /**
     * Adds or takes back one magnitude.
     *
     * @param magnitude finite, at least 0
     * @param sign 1 to add, −1 to take back
     */
    public void add(double magnitude, int sign) {
        counts.add(keyOf(magnitude), sign);
    }

    /** Magnitudes counted. */
    public long total() {
        return counts.total();
    }

    /**
     * Returns the sum of a function of the magnitudes, each taken for the middle of its bin, so
     * that equal counts give an equal sum to the last bit, however they were merged.
     *
     * @param function finite from 0 to infinity
     */
    public double sum(DoubleUnaryOperator function) {
        double[] sum = {0};
        counts.forEach(
                (key, count) -> {
                    sum[0] += count * function.applyAsDouble(middle(key));
                    return true;
                });
        return sum[0];
    }

    boolean isZero() {
        return counts.isZero();
    }

    /**
     * Returns the quantile of all magnitudes, between order statistics as a line (type 7 of Hyndman
     * and Fan, doi:10.1080/00031305.1996.10473566).
     *
     * @param share from 0 to 1
     */
    public Quantile quantile(double share) {
        double rank = share * (total() - 1);
        long below = (long) rank;
        double weight = rank - below;
        int low = keyAt(below);
        int high = weight == 0 ? low : keyAt(below + 1);
        double value = between(middle(low), middle(high), weight);
        double over = between(upper(low), upper(high), weight) - value;
        double under = value - between(lower(low), lower(high), weight);
        return new Quantile(value, Math.max(over, under));
    }

    private static double between(double low, double high, double weight) {
        // the infinite bin times a weight of 0 is no number
        return weight == 0 ? low : (1 - weight) * low + weight * high;
    }

    /**
     * Returns the bins' outer edges between the order statistics that enclose the quantile, by the
     * binomial distribution of ranks (its normal approximation).
     *
     * @return null with too few magnitudes for one, or where it has no upper end
     */
    Interval interval(double share) {
        long n = total();
        double half = Intervals.Z * Math.sqrt(n * share * (1 - share));
        long first = (long) Math.floor(n * share - half) - 1;
        long last = (long) Math.ceil(n * share + half);
        if (first < 0 || last >= n) {
            return null;
        }
        double most = upper(keyAt(last));
        return Double.isInfinite(most)
                ? null
                : new Interval(lower(keyAt(first)), most, Intervals.LEVEL);
    }

    /** Returns the bin of the magnitude of this rank, from 0. */
    private int keyAt(long rank) {
        long[] passed = {0};
        int[] found = {LAST};
        counts.forEach(
                (key, count) -> {
                    passed[0] += count;
                    found[0] = passed[0] > rank ? key : LAST;
                    return passed[0] <= rank;
                });
        return found[0];
    }

    /** Adds all that the other has counted; the other is unchanged. */
    public void merge(ErrorBins other) {
        counts.merge(other.counts);
    }

    void writeTo(BinaryWriter out) {
        counts.writeTo(out);
    }

    void mergeFrom(BinaryReader in) {
        counts.mergeFrom(in);
    }
}
