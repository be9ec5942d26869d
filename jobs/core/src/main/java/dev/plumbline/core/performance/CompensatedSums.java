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
    private final double[] pairs;

    public CompensatedSums(int size) {
        pairs = new double[2 * size];
    }

    public void add(int sum, double term) {
        int at = 2 * sum;
        double high = pairs[at];
        double total = high + term;
        double part = total - high;
        pairs[at] = total;
        pairs[at + 1] += (high - (total - part)) + (term - part);
    }

    /** Adds sign · a · b with the product's own rounding error. */
    void addProduct(int sum, double a, double b, int sign) {
        double product = a * b;
        add(sum, sign * product);
        pairs[2 * sum + 1] += sign * Math.fma(a, b, -product);
    }

    public void merge(CompensatedSums other) {
        for (int at = 0; at < pairs.length; at += 2) {
            add(at / 2, other.pairs[at]);
            pairs[at + 1] += other.pairs[at + 1];
        }
    }

    public double get(int sum) {
        return pairs[2 * sum] + pairs[2 * sum + 1];
    }

    /** Returns the unrounded sum; it must be finite. */
    BigDecimal exact(int sum) {
        return new BigDecimal(pairs[2 * sum]).add(new BigDecimal(pairs[2 * sum + 1]));
    }

    boolean isZero() {
        for (int at = 0; at < pairs.length; at += 2) {
            // not !=: a sum that overflowed to NaN is not nothing
            if (!(pairs[at] + pairs[at + 1] == 0)) {
                return false;
            }
        }
        return true;
    }

    public void writeTo(BinaryWriter out) {
        for (double part : pairs) {
            out.writeDouble(part);
        }
    }

    public void mergeFrom(BinaryReader in) {
        mergeFrom(in, pairs.length / 2);
    }

    /** Adds sums of which only the first were written. */
    void mergeFrom(BinaryReader in, int written) {
        for (int at = 0; at < 2 * written; at += 2) {
            add(at / 2, in.readDouble());
            pairs[at + 1] += in.readDouble();
        }
    }
}
