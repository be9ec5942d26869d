package dev.plumbline.core.evaluation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The values of one feature, output or label over the rows held; nine bytes a row and its texts.
 */
final class Column {
    private static final byte MISSING = 0;
    private static final byte TRUTH = 1;
    private static final byte WHOLE = 2;
    private static final byte NUMBER = 3;
    private static final byte TEXT = 4;

    static final int BYTES_PER_ROW = 9;

    /** What a text costs beside its characters: two objects, an entry and two references. */
    private static final int BYTES_PER_TEXT = 136;

    private final Map<String, Integer> codes = new HashMap<>();
    private final List<String> texts = new ArrayList<>();
    private byte[] kinds = new byte[16];
    private long[] bits = new long[16];
    private long textBytes;

    /** Sets the value of a row; rows that are never set are missing. */
    void set(int row, Object value) {
        reserve(row + 1);
        if (value instanceof Boolean truth) {
            put(row, TRUTH, truth ? 1 : 0);
        } else if (value instanceof Long || value instanceof Integer) {
            put(row, WHOLE, ((Number) value).longValue());
        } else if (value instanceof Number number) {
            put(row, NUMBER, Double.doubleToRawLongBits(number.doubleValue()));
        } else if (value != null) {
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
                    textBytes += BYTES_PER_TEXT + 2L * unseen.length();
                    return texts.size() - 1;
                });
    }

    private void reserve(int rows) {
        if (rows > kinds.length) {
            kinds = Arrays.copyOf(kinds, Math.max(rows, kinds.length + kinds.length / 2));
            bits = Arrays.copyOf(bits, kinds.length);
        }
    }

    /** Returns null, or the Boolean, Long, Double or String that was set. */
    Object value(int row) {
        return switch (row < kinds.length ? kinds[row] : MISSING) {
            case TRUTH -> bits[row] == 1;
            case WHOLE -> bits[row];
            case NUMBER -> Double.longBitsToDouble(bits[row]);
            case TEXT -> texts.get((int) bits[row]);
            default -> null;
        };
    }

    /** Returns what the texts cost in memory, in bytes. */
    long textBytes() {
        return textBytes;
    }

    /** Returns a column of some rows of this one. */
    Column only(int[] rows) {
        Column column = new Column();
        for (int i = 0; i < rows.length; i++) {
            column.set(i, value(rows[i]));
        }
        return column;
    }
}
