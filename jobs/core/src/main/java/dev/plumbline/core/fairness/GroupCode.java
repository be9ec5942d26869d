package dev.plumbline.core.fairness;

/**
 * The protected groups of one row as one number: six bits a feature, the first lowest, each 0 where
 * the row is in no group of the feature, and else the group's place from 1.
 */
public final class GroupCode {
    /** A row that is in no group, as all are where nobody asked. */
    public static final long NONE = 0;

    public static final int MOST_FEATURES = 10;

    /** Most groups of one feature. */
    public static final int MOST_GROUPS = 63;

    private static final int BITS = 6;

    private GroupCode() {}

    /** Returns the code with the group of a feature set, which was not. */
    public static long with(long code, int feature, int group) {
        return code | (long) (group + 1) << BITS * feature;
    }

    /** Returns the row's group of a feature, from 0; −1 if it is in none. */
    public static int group(long code, int feature) {
        return (int) (code >>> BITS * feature & MOST_GROUPS) - 1;
    }

    /** One number for a group of a feature, among the groups of all features. */
    public static int place(int feature, int group) {
        return feature * MOST_GROUPS + group;
    }
}
