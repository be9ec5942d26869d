package dev.plumbline.core.performance;

import dev.plumbline.core.profile.BinaryReader;
import dev.plumbline.core.profile.BinaryWriter;
import java.math.BigDecimal;

/**
 * A row of sums, each an unevaluated pair high + low, so that terms added and later subtracted
 * cancel to within 1e-12 · Σ|x| in any order. Not thread-safe.
 *
 * @see <a href="https://doi.org/10.1007/BF01397083">Dekker (1971)</a>
 */
public final class CompensatedSums {
    /** A power of two: a term of this size cancels exactly when it is taken back. */
    private static final double MOST = 0x1p240;

    private final double[] high;
    private final double[] low;

    /**
     * Returns the value, or the nearest within ± 2²⁴⁰ (1.8e72). Of a bounded value and of the
     * difference of two, the fourth power is finite, and so is a sum of 2⁵⁶ of them: an infinite
     * sum would be no number once the value is taken back.
     */
    public static double bounded(double value) {
        return Math.max(-MOST, Math.min(MOST, value));
    }

    /** Makes as many sums, each 0. */
    public CompensatedSums(int size) {
        high = new double[size];
        low = new double[size];
    }

    /** Adds a term to one of the sums; what rounding takes from it is kept beside the sum. */
    public void add(int sum, double term) {
        double before = high[sum];
        double total = before + term;
        double part = total - before;
        high[sum] = total;
        low[sum] += (before - (total - part)) + (term - part);
    }

    /**
     * Adds sign · a term to every sum. A loop as plain as this one runs in vector registers, at a
     * fraction of what so many calls of {@link #add} take.
     *
     * @param terms one for each sum
     */
    void addAll(double[] terms, double sign) {
        for (int sum = 0; sum < high.length; sum++) {
            double term = sign * terms[sum];
            double before = high[sum];
            double total = before + term;
            double part = total - before;
            high[sum] = total;
            low[sum] += (before - (total - part)) + (term - part);
        }
    }

    /** Adds what rounding took from a · b, once the product itself is added. */
    void addRounding(int sum, double a, double b, double sign) {
        low[sum] += sign * Math.fma(a, b, -(a * b));
    }

    /** Adds another's sums, as many as these; the other is unchanged. */
    public void merge(CompensatedSums other) {
        for (int sum = 0; sum < high.length; sum++) {
            add(sum, other.high[sum]);
            low[sum] += other.low[sum];
        }
    }

    /** Returns one of the sums, rounded once. */
    public double get(int sum) {
        return high[sum] + low[sum];
    }

    /** Returns the unrounded sum; it must be finite. */
    BigDecimal exact(int sum) {
        return new BigDecimal(high[sum]).add(new BigDecimal(low[sum]));
    }

    boolean isZero() {
        for (int sum = 0; sum < high.length; sum++) {
            // not !=: a sum that overflowed to NaN is not nothing
            if (!(high[sum] + low[sum] == 0)) {
                return false;
            }
        }
        return true;
    }

    /** Appends all sums with their rounding, 16 bytes each. */
    public void writeTo(BinaryWriter out) {
        for (int sum = 0; sum < high.length; sum++) {
            out.writeDouble(high[sum]);
            out.writeDouble(low[sum]);
        }
    }

    /** Adds what as many sums appended. */
    public void mergeFrom(BinaryReader in) {
        mergeFrom(in, high.length);
    }

    /** Adds sums of which only the first were written. */
    void mergeFrom(BinaryReader in, int written) {
        for (int sum = 0; sum < written; sum++) {
            add(sum, in.readDouble());
            low[sum] += in.readDouble();
        }
    }
}
