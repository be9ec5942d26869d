package dev.plumbline.core.performance;

import dev.plumbline.core.performance.Intervals.Part;

/**
 * The area under the ROC curve of one class against all others, from counts in {@link
 * ProbabilityCells}. A pair within one cell counts one half, as a tie does.
 *
 * @param name canonical text of the class
 * @param area 0 to 1; NaN unless there are rows of the class and of others
 * @param positives rows of the class
 * @param negatives all others
 * @param errorBound half the share of pairs that share a cell: the largest distance from the exact
 *     figure
 */
record ClassArea(String name, double area, long positives, long negatives, double errorBound) {
    /**
     * Reads counts.
     *
     * @param positives rows of the class by cell of its score
     * @param all rows of any label by cell of the same score
     */
    static ClassArea of(String name, PagedCounts positives, PagedCounts all) {
        double won = 0;
        double unsure = 0;
        long above = 0;
        long below = 0;
        for (int cell = 0; cell < ProbabilityCells.CELLS; cell++) {
            long own = positives.get(cell);
            long others = all.get(cell) - own;
            double ties = (double) own * others / 2;
            won += (double) own * below + ties;
            unsure += ties;
            above += own;
            below += others;
        }
        double pairs = (double) above * below;
        return new ClassArea(name, won / pairs, above, below, unsure / pairs);
    }

    Part part() {
        return new Part(area, Intervals.area(area, positives, negatives));
    }
}
