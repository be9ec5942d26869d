package dev.plumbline.core.baseline;

import dev.plumbline.core.model.CanonicalText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The values of one feature, output or label over all rows; nine bytes a row and its texts. */
final class Column {
    private static final byte MISSING = 0;
    private static final byte TRUTH = 1;
    private static final byte WHOLE = 2;
    private static final byte NUMBER = 3;
    private static final byte TEXT = 4;

    private final Map<String, Integer> codes = new HashMap<>();
    private final List<String> texts = new ArrayList<>();
    private byte[] kinds = new byte[16];
    private long[] bits = new long[16];
    private boolean empty = true;

    /** Sets the value of a row; rows that are never set are missing. */
    void set(int row, Object value) {
        reserve(row + 1);
        if (value == null) {
            return;
        }
        empty = false;
        if (value instanceof Boolean truth) {
            put(row, TRUTH, truth ? 1 : 0);
        } else if (value instanceof Long || value instanceof Integer) {
            put(row, WHOLE, ((Number) value).longValue());
        } else if (value instanceof Number number) {
            put(row, NUMBER, Double.doubleToRawLongBits(number.doubleValue()));
        } else {
            put(row, TEXT, code(value.toString()));
        }
    }

    private void put(int row, byte kind, long bit) {
        kinds[row] = kind;
        bits[row] = bit;
    }

    private int code(String text) {
        return codes.computeIfAbsent(
                text,
                unseen -> {
                    texts.add(unseen);
                    return texts.size() - 1;
                });
    }

    private void reserve(int rows) {
        if (rows > kinds.length) {
            kinds = Arrays.copyOf(kinds, Math.max(rows, 2 * kinds.length));
            bits = Arrays.copyOf(bits, kinds.length);
        }
    }

    private byte kind(int row) {
        return row < kinds.length ? kinds[row] : MISSING;
    }

    /** Whether every row is missing. */
    boolean isEmpty() {
        return empty;
    }

    /** Whether no value is text. */
    boolean isNumeric() {
        return texts.isEmpty();
    }

    boolean isMissing(int row) {
        return kind(row) == MISSING;
    }

    boolean isText(int row) {
        return kind(row) == TEXT;
    }

    /** Returns a value that is no text as a number, booleans as 0 and 1; NaN if missing. */
    double number(int row) {
        return switch (kind(row)) {
            case TRUTH, WHOLE -> bits[row];
            case NUMBER -> Double.longBitsToDouble(bits[row]);
            default -> Double.NaN;
        };
    }

    /** Returns a value as canonical text; null if missing. */
    String text(int row) {
        return switch (kind(row)) {
            case TRUTH -> Boolean.toString(bits[row] == 1);
            case WHOLE -> Long.toString(bits[row]);
            case NUMBER -> CanonicalText.of(Double.longBitsToDouble(bits[row]));
            case TEXT -> texts.get((int) bits[row]);
            default -> null;
        };
    }

    /** Adds the canonical text of every row that is not missing. */
    void addTexts(int rows, Set<String> seen) {
        for (int row = 0; row < rows; row++) {
            if (!isMissing(row)) {
                seen.add(text(row));
            }
        }
    }
}
