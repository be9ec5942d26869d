package dev.plumbline.core.report;

import java.math.BigDecimal;
import java.math.MathContext;

/**
 * Rounds to 12 significant digits, half even: coarse enough that the order in which partial sums
 * met cannot show, fine enough for every published table. Values are rounded before they are
 * compared with a threshold, so a verdict cannot depend on parallelism either.
 */
public final class SignificantDigits {
    private static final MathContext TWELVE = new MathContext(12, java.math.RoundingMode.HALF_EVEN);

    private SignificantDigits() {}

    /**
     * Returns the nearest double with 12 significant decimal digits; non-finite values are
     * unchanged, and the negative zero becomes zero.
     */
    public static double round(double value) {
        if (value == 0 || !Double.isFinite(value)) {
            return value == 0 ? 0.0 : value;
        }
        return new BigDecimal(value).round(TWELVE).doubleValue();
    }
}
