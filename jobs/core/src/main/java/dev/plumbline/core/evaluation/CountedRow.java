package dev.plumbline.core.evaluation;

import dev.plumbline.core.baseline.Baseline;
import dev.plumbline.core.event.Output;
import java.util.function.Function;

/**
 * One evaluation row, as the parts of a baseline count it.
 *
 * @param eventTimeMillis since the epoch; under the clock ROWS the row's number
 * @param blocks its block for each window ({@link WindowBlocks}); −1 for none
 * @param features what each feature held: null, Boolean, Long, Double or String
 * @param label null without a label
 * @param targetCell the label's cell; {@link SlotCount#NONE} without a label, or if it is in none
 * @param cells its cell per slot, in the order of {@link Baseline#layout}; {@link SlotCount#NONE}
 *     where it is in none. The array is used again for the next row.
 */
record CountedRow(
        long eventTimeMillis,
        int[] blocks,
        Function<String, Object> features,
        Output output,
        Object label,
        int targetCell,
        int[] cells) {

    /** Its block for the first declared window; −1 for none. */
    int block() {
        return blocks[0];
    }
}
