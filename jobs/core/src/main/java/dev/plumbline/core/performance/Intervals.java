package dev.plumbline.core.performance;

import dev.plumbline.core.report.Interval;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/** Confidence intervals at level {@link #LEVEL}. */
public final class Intervals {
    static final double LEVEL = 0.95;

    /** Standard normal quantile of (1 + level) / 2. */
    static final double Z = 1.959963984540054;

    private static final double LEVEL_OF_TWO = Math.sqrt(LEVEL);

    /** Standard normal quantile of (1 + √level) / 2. */
    private static final double Z_OF_TWO = 2.2364766445577895;

    private Intervals() {}

    /**
     * Returns the interval of a proportion.
     *
     * @param n at least 1
     * @see <a href="https://doi.org/10.1080/01621459.1927.10502953">Wilson (1927)</a>
     */
    public static Interval wilson(long successes, long n) {
        return wilsonOfShare((double) successes / n, n);
    }

    /**
     * Returns the same interval of a share of rows that do not all weigh the same.
     *
     * @param n effective number of rows, above 0
     */
    static Interval wilsonOfShare(double share, double n) {
        return wilsonOfShare(share, n, Z, LEVEL);
    }

    /**
     * Returns the interval of a proportion that holds together with an independent one's: each at
     * the square root of the level.
     *
     * @param n at least 1
     * @see <a href="https://doi.org/10.1080/01621459.1967.10482935">Šidák (1967)</a>
     */
    public static Interval wilsonOfTwo(long successes, long n) {
        return wilsonOfShare((double) successes / n, n, Z_OF_TWO, LEVEL_OF_TWO);
    }

    private static Interval wilsonOfShare(double share, double n, double z, double level) {
        double z2 = z * z / n;
        double middle = (share + z2 / 2) / (1 + z2);
        double half = z / (1 + z2) * Math.sqrt(share * (1 - share) / n + z2 / (4 * n));
        return new Interval(Math.max(0, middle - half), Math.min(1, middle + half), level);
    }

    /** Returns value ± z · standard error, cut to a range; null if the error is unknown. */
    public static Interval normal(double value, double standardError, double least, double most) {
        if (!Double.isFinite(standardError)) {
            return null;
        }
        double half = Z * standardError;
        return new Interval(Math.max(least, value - half), Math.min(most, value + half), LEVEL);
    }

    /**
     * Returns the interval of the mean of n terms with these sums.
     *
     * @param squares Σ x²
     * @return null below two rows
     */
    static Interval mean(double sum, double squares, long n, double least) {
        if (n < 2) {
            return null;
        }
        double mean = sum / n;
        double variance = Math.max(0, squares / n - mean * mean) * n / (n - 1);
        return normal(mean, Math.sqrt(variance / n), least, Double.POSITIVE_INFINITY);
    }

    /**
     * Returns the interval of the mean of independent parts, by squaring and adding the distances
     * to their limits.
     *
     * @see <a href="https://doi.org/10.1002/sim.3095">Zou and Donner (2008)</a>
     */
    static Interval meanOf(List<Part> parts) {
        double[] weights = new double[parts.size()];
        Arrays.fill(weights, 1);
        return meanOf(parts, weights);
    }

    /** Returns the interval of a mean whose parts do not all weigh the same. */
    static Interval meanOf(List<Part> parts, double[] weights) {
        double value = 0;
        double below = 0;
        double above = 0;
        double total = Arrays.stream(weights).sum();
        for (int i = 0; i < weights.length; i++) {
            Part part = parts.get(i);
            double weight = weights[i] / total;
            value += weight * part.value();
            below += square(weight * (part.value() - part.interval().lower()));
            above += square(weight * (part.interval().upper() - part.value()));
        }
        return new Interval(
                Math.max(0, value - Math.sqrt(below)),
                Math.min(1, value + Math.sqrt(above)),
                LEVEL);
    }

    /**
     * Returns the interval of one share less another, independent one.
     *
     * @see <a
     *     href="https://doi.org/10.1002/(SICI)1097-0258(19980430)17:8%3C873::AID-SIM779%3E3.0.CO;2-I">Newcombe
     *     (1998)</a>, method 10
     */
    public static Interval difference(Part one, Part other, double least) {
        double value = one.value() - other.value();
        double below =
                Math.hypot(
                        one.value() - one.interval().lower(),
                        other.interval().upper() - other.value());
        double above =
                Math.hypot(
                        one.interval().upper() - one.value(),
                        other.value() - other.interval().lower());
        return new Interval(
                Math.max(least, value - below), Math.min(1, value + above), one.interval().level());
    }

    /**
     * Returns the interval of one share over another, independent one, above 0. Its lower limit is
     * 0 where the first share is; both limits stay finite.
     *
     * @see <a href="https://doi.org/10.1177/0962280210383082">Donner and Zou (2012)</a>, equation
     *     9, also called MOVER-R, of Wilson's limits
     */
    public static Interval ratio(Part one, Part other) {
        double product = one.value() * other.value();
        double lower = towards(one.value(), one.interval().lower());
        double upper = towards(one.value(), one.interval().upper());
        double otherUpper = towards(other.value(), other.interval().upper());
        double otherLower = towards(other.value(), other.interval().lower());
        // the lower limit's quotient turned over: its usual denominator may pass through 0
        double least = lower / (product + root(product, lower * otherUpper));
        double most = (product + root(product, upper * otherLower)) / otherLower;
        return new Interval(product == 0 ? 0 : least, most, one.interval().level());
    }

    /** p² − (p − limit)². */
    private static double towards(double share, double limit) {
        return limit * (2 * share - limit);
    }

    private static double root(double product, double subtracted) {
        return Math.sqrt(Math.max(0, product * product - subtracted));
    }

    /** One term of a mean with its interval. */
    public record Part(double value, Interval interval) {}

    /** Carries an interval through an increasing function. */
    static Interval through(DoubleUnaryOperator increasing, Interval interval) {
        return interval == null
                ? null
                : new Interval(
                        increasing.applyAsDouble(interval.lower()),
                        increasing.applyAsDouble(interval.upper()),
                        interval.level());
    }

    private static double square(double x) {
        return x * x;
    }
}
