package dev.plumbline.cli.rows;

import dev.plumbline.core.model.FeatureType;
import java.util.Locale;

/** Reads the text of one cell as the scalar that it spells. */
final class Cell {
    private Cell() {}

    /**
     * Returns null for an empty cell, a Boolean for true and false, a Long or Double for a number,
     * and the text itself otherwise. A whole number that begins with a zero, such as {@code 00123},
     * is a code and stays text; NaN and inf are numbers in a column declared numeric only.
     *
     * @param declared the column's type; null if it is not declared
     */
    static Object value(String text, FeatureType declared) {
        if (text.isEmpty()) {
            return null;
        }
        String word = text.strip();
        boolean numeric = declared == FeatureType.NUMERIC;
        if (isNumber(word) && (numeric || !isCode(word))) {
            return number(word);
        }
        Object named = named(word.toLowerCase(Locale.ROOT), numeric);
        return named == null ? text : named;
    }

    private static Object named(String word, boolean numeric) {
        return switch (word) {
            case "true" -> true;
            case "false" -> false;
            case "nan" -> numeric ? Double.NaN : null;
            case "inf", "+inf", "infinity", "+infinity" ->
                    numeric ? Double.POSITIVE_INFINITY : null;
            case "-inf", "-infinity" -> numeric ? Double.NEGATIVE_INFINITY : null;
            default -> null;
        };
    }

    private static boolean isCode(String text) {
        return text.length() > 1
                && text.charAt(0) == '0'
                && text.chars().allMatch(character -> character >= '0' && character <= '9');
    }

    private static Object number(String text) {
        if (text.length() <= 18 && text.indexOf('.') < 0 && indexOfExponent(text) < 0) {
            return Long.parseLong(text);
        }
        return Double.parseDouble(text);
    }

    private static int indexOfExponent(String text) {
        return Math.max(text.indexOf('e'), text.indexOf('E'));
    }

    /** Decimal notation only: Double.parseDouble would also take 1d, 0x1p3 and Infinity. */
    private static boolean isNumber(String text) {
        int at = sign(text, 0);
        int whole = digits(text, at);
        int fractionFrom = whole < text.length() && text.charAt(whole) == '.' ? whole + 1 : whole;
        int end = fractionFrom > whole ? digits(text, fractionFrom) : whole;
        if (whole - at + end - fractionFrom == 0) {
            return false;
        }
        if (end < text.length() && (text.charAt(end) == 'e' || text.charAt(end) == 'E')) {
            int exponent = sign(text, end + 1);
            int exponentEnd = digits(text, exponent);
            return exponentEnd > exponent && exponentEnd == text.length();
        }
        return end == text.length();
    }

    private static int sign(String text, int at) {
        return at < text.length() && (text.charAt(at) == '-' || text.charAt(at) == '+')
                ? at + 1
                : at;
    }

    private static int digits(String text, int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        return at;
    }
}
