package dev.plumbline.core.evaluation;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Finds numbers that people can read and files can hold in few characters. */
final class ShortDecimal {
    private static final int MOST_DIGITS = 17;

    private ShortDecimal() {}

    /**
     * Returns a number with the fewest significant decimal digits that is above one bound and at
     * most the other.
     *
     * @param above finite, less than {@code atMost}
     * @param atMost finite
     */
    static double within(double above, double atMost) {
        if (above < 0 && atMost >= 0) {
            return 0;
        }
        BigDecimal exact = new BigDecimal(atMost);
        for (int digits = 1; digits <= MOST_DIGITS; digits++) {
            double shorter = exact.round(new MathContext(digits, RoundingMode.FLOOR)).doubleValue();
            if (shorter > above) {
                return shorter;
            }
        }
        return atMost;
    }
}
