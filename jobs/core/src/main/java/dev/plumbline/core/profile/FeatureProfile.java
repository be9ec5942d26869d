package dev.plumbline.core.profile;

/**
 * What a set of rows held in one feature, in constant space, over the baseline's cells. Profiles of
 * disjoint rows {@link #merge}: in any order and grouping, counts are equal exactly and sums within
 * 1e-12 · Σ|x|.
 */
public sealed interface FeatureProfile permits NumericProfile, CategoryProfile {
    /** Returns the cells in which values are counted; the baseline fixed them. */
    Bins bins();

    /** Rows per cell, as many as {@code bins().cells()}. The array is a copy. */
    long[] counts();

    /** Rows with a value that fell into a cell. */
    long present();

    /** Rows without a value: null or absent. */
    long missing();

    /** Rows whose value was of another type than the baseline declares. */
    long typeErrors();

    /** All rows seen: present, missing, type errors, non-finite numbers, empty texts. */
    long rows();

    /** Counts a row without a value. */
    void addMissing();

    /** Counts a row whose value is of another type than the cells are made for. */
    void addTypeError();

    /**
     * Adds all that the other profile has seen; the other is unchanged.
     *
     * @throws IllegalArgumentException if the bins differ
     */
    void merge(FeatureProfile other);

    /** Forgets everything, for reuse. */
    void clear();

    /** At most how many bytes {@link #writeTo} appends. */
    int mostBytes();

    /** Appends this profile without its bins, sparse where it is sparse. */
    void writeTo(BinaryWriter out);

    /** Adds a profile over the same bins that was written by {@link #writeTo}. */
    void mergeFrom(BinaryReader in);
}
