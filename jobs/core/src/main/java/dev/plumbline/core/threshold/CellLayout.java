package dev.plumbline.core.threshold;

/**
 * The cells of one feature or output.
 *
 * @param ordered whether they ascend
 * @param groups coarse cell of each cell, from 0
 * @param deviation standard deviation of the baseline's values; 0 for categories
 */
public record CellLayout(boolean ordered, int[] groups, double deviation) {
    int cells() {
        return groups.length;
    }
}
