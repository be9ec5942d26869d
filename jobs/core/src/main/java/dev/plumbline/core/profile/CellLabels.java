package dev.plumbline.core.profile;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Writes cell limits for people. */
final class CellLabels {
    private static final MathContext SIX = new MathContext(6, RoundingMode.HALF_EVEN);

    private CellLabels() {}

    /** Six significant digits, plain where that is short. */
    static String number(double value) {
        BigDecimal rounded = new BigDecimal(value).round(SIX).stripTrailingZeros();
        return rounded.scale() > 9 || rounded.precision() - rounded.scale() > 9
                ? rounded.toString()
                : rounded.toPlainString();
    }
}
