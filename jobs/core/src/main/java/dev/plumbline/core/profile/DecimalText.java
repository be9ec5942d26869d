package dev.plumbline.core.profile;

/** Spells whole numbers as bytes, so that one that serves as a category needs no String. */
final class DecimalText {
    /** Bytes of the longest, {@link Long#MIN_VALUE}. */
    static final int LONGEST = 20;

    private DecimalText() {}

    /**
     * Writes a number so that it ends with the array, which holds {@link #LONGEST} bytes, and
     * returns where it begins.
     */
    static int write(long value, byte[] into) {
        int at = into.length;
        // negative numbers reach further than positive ones
        long rest = value < 0 ? value : -value;
        do {
            into[--at] = (byte) ('0' - rest % 10);
            rest /= 10;
        } while (rest != 0);
        if (value < 0) {
            into[--at] = '-';
        }
        return at;
    }
}
