package dev.plumbline.core.profile;

/**
 * The cells into which a baseline sorts one feature's values; production values are counted in the
 * same cells.
 */
public sealed interface Bins permits NumericBins, CategoryBins {
    /** Number of cells, at least 1; missing values and type errors are counted beside the cells. */
    int cells();

    /** Returns a profile over these cells that has seen nothing. */
    FeatureProfile emptyProfile();

    /** What a cell holds, for people: {@code [1.5, 2)} or a category. */
    String label(int cell);
}
