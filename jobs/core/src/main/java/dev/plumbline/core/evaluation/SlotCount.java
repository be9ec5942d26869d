package dev.plumbline.core.evaluation;

import dev.plumbline.core.baseline.FeatureBaseline;

/** Counts all rows of one feature or output in the cells that were planned for it. */
interface SlotCount {
    /** Cell of a row that is in none: missing, empty, of another type, or not finite. */
    int NONE = -1;

    /**
     * Counts one row.
     *
     * @param value null, Boolean, Long, Double or String
     * @param blocks the row's block for each window ({@link WindowBlocks}); −1 for none
     * @return the row's cell; {@link #NONE} if it is in none
     */
    int add(Object value, int[] blocks);

    /** Returns what was counted. */
    FeatureBaseline baseline();
}
