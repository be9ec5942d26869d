package dev.plumbline.core.slice;

/**
 * The slices of one row as one number, which tells how many features there are: four bits a
 * feature, the first lowest, below a leading 1. Slice i is group i mod 16 of feature i / 16.
 */
public final class SliceCode {
    /** A row of a model without slices. */
    public static final long NONE = 0;

    public static final int MOST_FEATURES = 15;

    /** Groups of a feature, the missing among them. */
    public static final int MOST_GROUPS = 16;

    private static final int BITS = 4;

    private SliceCode() {}

    /** The code of a row that is in group 0 of so many features. */
    static long of(int features) {
        return 1L << BITS * features;
    }

    /** Returns the code with a feature's group set, which was 0. */
    static long with(long code, int feature, int group) {
        return code | (long) group << BITS * feature;
    }

    /** Number of features in a code. */
    public static int features(long code) {
        return (Long.SIZE - 1 - Long.numberOfLeadingZeros(code)) / BITS;
    }

    /** Returns the row's slice of one feature. */
    public static int slice(long code, int feature) {
        return MOST_GROUPS * feature + (int) (code >>> BITS * feature & MOST_GROUPS - 1);
    }
}
