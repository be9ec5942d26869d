package dev.plumbline.cli.report.reading;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/** Writes numbers for people: two or three significant digits, or all of the whole part. */
public final class Figures {

    private Figures() {}

    /** Returns {@code 2,140}, {@code 157}, {@code 59.5}, {@code 0.082} or {@code 3.1e-7}. */
    public static String of(double value) {
        if (value == 0 || !Double.isFinite(value)) {
            return value == 0 ? "0" : Double.toString(value);
        }
        double size = Math.abs(value);
        if (size < 1e-4 || size >= 1e12) {
            return String.format(Locale.ROOT, "%.1e", value).replaceFirst("e([+-])0+", "e$1");
        }
        MathContext digits = new MathContext(size < 0.1 ? 2 : 3, RoundingMode.HALF_EVEN);
        BigDecimal rounded = new BigDecimal(value).round(digits);
        return size >= 100
                ? String.format(Locale.ROOT, "%,.0f", value)
                : rounded.stripTrailingZeros().toPlainString();
    }

    /** Returns the value, or a dash for what is not known. */
    public static String of(Double value) {
        return value == null ? "–" : of(value.doubleValue());
    }

    /** Returns {@code once}, {@code twice} or {@code 3 times}. */
    public static String times(long value) {
        return value == 1 ? "once" : value == 2 ? "twice" : count(value) + " times";
    }

    public static String count(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    /** Returns {@code the one window}, {@code both windows} or {@code all 52 windows}. */
    public static String all(long value, String noun) {
        return value == 1
                ? "the one " + noun
                : value == 2 ? "both " + noun + "s" : "all " + counted(value, noun);
    }

    /** Returns {@code 1 window} or {@code 52 windows}. */
    public static String counted(long value, String noun) {
        return count(value) + " " + noun + (value == 1 ? "" : "s");
    }
}
