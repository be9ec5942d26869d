package dev.plumbline.core.threshold;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;

/**
 * The upper tenth of a distribution as an exponential: P(X &gt; x) = {@value #SHARE} · exp(−(x −
 * start) / excess) for x from start on. The excess is the mean of what is above the start, the
 * maximum-likelihood estimate, so one tenth of 2,000 values knows it to 7 %.
 *
 * <p>Where −ln p bends upward, as for a chi-square of many degrees of freedom, the line lies above
 * the true quantiles, so it errs on the quiet side.
 *
 * <p>Source: peaks over a threshold, Pickands (1975), doi:10.1214/aos/1176343003, with shape 0.
 *
 * @param start the value that a tenth exceeds
 * @param excess mean distance beyond it, at least 0
 */
public record ExponentialTail(double start, double excess) {
    static final double SHARE = 0.1;

    /** Finer than the fit is known, and few enough to keep a baseline small. */
    private static final MathContext KEPT = new MathContext(3);

    /** −ln of {@link #SHARE}. */
    private static final double SURPRISE_AT_START = -Math.log(SHARE);

    /**
     * Fits the tail.
     *
     * @param values at least 10, in any order
     */
    static ExponentialTail of(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int above = (int) (SHARE * sorted.length);
        double start = sorted[sorted.length - above - 1];
        double sum = 0;
        for (int i = sorted.length - above; i < sorted.length; i++) {
            sum += sorted[i] - start;
        }
        return new ExponentialTail(start, sum / above);
    }

    /** Whether there is a spread to continue. */
    boolean isProper() {
        return excess > 0 && Double.isFinite(start + excess);
    }

    /** Returns −ln P(X &gt; value), on the line that the tail continues below the start too. */
    double surprise(double value) {
        return SURPRISE_AT_START + (value - start) / excess;
    }

    /** Returns the value whose {@link #surprise} this is. */
    double at(double surprise) {
        return start + excess * (surprise - SURPRISE_AT_START);
    }

    /**
     * Returns the value with this surprise if the scale of X was estimated with so many degrees of
     * freedom, as by λ: P(X &gt; x · s) over s ~ χ²/ν is then (1 + 2x / (ν · excess))^(−ν/2) where
     * it was exp(−x / excess). It stands to {@link #at} as t to the normal distribution.
     */
    double at(double surprise, double degreesOfFreedom) {
        double linear = at(surprise) / excess;
        return excess * degreesOfFreedom / 2 * Math.expm1(2 * linear / degreesOfFreedom);
    }

    /** Returns the tail of X times a factor. */
    ExponentialTail scaled(double factor) {
        return new ExponentialTail(start * factor, excess * factor);
    }

    /** Returns the tail to three significant digits. */
    ExponentialTail rounded() {
        return new ExponentialTail(rounded(start), rounded(excess));
    }

    private static double rounded(double value) {
        return new BigDecimal(value).round(KEPT).doubleValue();
    }
}
