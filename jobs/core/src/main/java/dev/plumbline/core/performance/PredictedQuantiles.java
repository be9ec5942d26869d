package dev.plumbline.core.performance;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;

/**
 * The quantiles that a regression predicts, as they wait for the label: 10 bytes each, ascending by
 * level. Levels are whole numbers of ten-thousandths.
 */
public final class PredictedQuantiles {
    /** Most quantiles of one prediction; the highest levels beyond are left out. */
    public static final int MOST = 32;

    /** Levels are whole numbers of one part in so many. */
    static final int UNITS = 10_000;

    private static final int EACH = Short.BYTES + Double.BYTES;

    private final ByteBuffer bytes;

    PredictedQuantiles(byte[] written) {
        this.bytes = ByteBuffer.wrap(written);
    }

    int size() {
        return bytes.capacity() / EACH;
    }

    /** Level in ten-thousandths, 1 to 9,999. */
    int level(int at) {
        return bytes.getShort(EACH * at);
    }

    double value(int at) {
        return bytes.getDouble(EACH * at + Short.BYTES);
    }

    /**
     * Reads a level.
     *
     * @param text a decimal such as {@code 0.1}
     * @return ten-thousandths; empty if it is not between 0 and 1 or has more than four decimals
     */
    public static OptionalInt level(String text) {
        try {
            double units = Double.parseDouble(text) * UNITS;
            long whole = Math.round(units);
            boolean isLevel = Math.abs(units - whole) < 1e-6 && whole > 0 && whole < UNITS;
            return isLevel ? OptionalInt.of((int) whole) : OptionalInt.empty();
        } catch (NumberFormatException notANumber) {
            return OptionalInt.empty();
        }
    }

    /** Spells a level of so many ten-thousandths, such as {@code 0.0005}. */
    public static String name(int units) {
        return BigDecimal.valueOf(units, 4).stripTrailingZeros().toPlainString();
    }

    /** Starts from no quantiles. */
    public static Builder builder() {
        return new Builder();
    }

    /** Makes bytes of quantiles in any order; null of none, or of null. */
    public static byte[] write(Map<String, Double> quantiles) {
        if (quantiles == null) {
            return null;
        }
        Builder builder = builder();
        quantiles.forEach(builder::add);
        return builder.toBytes();
    }

    /** Collects the quantiles of one prediction. */
    public static final class Builder {
        private final TreeMap<Integer, Double> byLevel = new TreeMap<>();

        private Builder() {}

        /** Adds a quantile; one that is not finite, or whose level is none, is passed over. */
        public void add(String level, double value) {
            OptionalInt units = level(level);
            if (units.isPresent() && Double.isFinite(value)) {
                byLevel.put(units.getAsInt(), value);
            }
            if (byLevel.size() > MOST) {
                byLevel.pollLastEntry();
            }
        }

        /** Whether a quantile is below one of a lower level. */
        public boolean areCrossed() {
            double lower = Double.NEGATIVE_INFINITY;
            for (double value : byLevel.values()) {
                if (value < lower) {
                    return true;
                }
                lower = value;
            }
            return false;
        }

        /** Returns the bytes; null without any quantile. */
        public byte[] toBytes() {
            if (byLevel.isEmpty()) {
                return null;
            }
            ByteBuffer bytes = ByteBuffer.allocate(EACH * byLevel.size());
            byLevel.forEach((level, value) -> bytes.putShort(level.shortValue()).putDouble(value));
            return bytes.array();
        }
    }
}
