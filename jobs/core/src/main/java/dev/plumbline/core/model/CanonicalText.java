package dev.plumbline.core.model;

/**
 * One spelling for a scalar that serves as a category or a class, so that the label {@code 1},
 * {@code 1L}, {@code 1.0} and {@code "1"} are the same class whatever the producer's type.
 */
public final class CanonicalText {
    /** Beyond this, not every whole double is a long. */
    private static final double LARGEST_WHOLE = 9.007199254740992e15;

    private CanonicalText() {}

    /**
     * Returns the text of a Boolean, Long, Integer, Double or String; whole doubles lose their
     * fraction.
     */
    public static String of(Object scalar) {
        return scalar instanceof Number number && !(number instanceof Long)
                ? of(number.doubleValue())
                : String.valueOf(scalar);
    }

    /**
     * Returns a text that reads back as the number, a whole one without a fraction: 1 and 1.0 are
     * the same category.
     */
    public static String of(double value) {
        return isWhole(value) ? Long.toString((long) value) : Double.toString(value);
    }

    /** Whether a number is spelled as the whole number that it is. */
    public static boolean isWhole(double value) {
        return value == Math.rint(value) && Math.abs(value) < LARGEST_WHOLE;
    }
}
