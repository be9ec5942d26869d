package dev.plumbline.core.performance;

import dev.plumbline.core.performance.Intervals.Part;
import dev.plumbline.core.report.Interval;

/**
 * The area under the ROC curve of one class against all others, from counts in {@link
 * ProbabilityCells}. A pair within one cell counts one half, as a tie does.
 *
 * @param name canonical text of the class
 * @param area 0 to 1; NaN unless there are rows of the class and of others
 * @param interval null where the area is NaN
 * @param positives rows of the class
 * @param negatives all others
 * @param errorBound half the share of pairs that share a cell: the largest distance from the exact
 *     figure
 */
record ClassArea(
        String name,
        double area,
        Interval interval,
        long positives,
        long negatives,
        double errorBound) {
    /**
     * Reads counts.
     *
     * @param positives rows of the class by cell of its score
     * @param all rows of any label by cell of the same score
     */
    static ClassArea of(String name, PagedCounts positives, PagedCounts all) {
        Placements placements = new Placements();
        double unsure = 0;
        for (int cell = 0; cell < ProbabilityCells.CELLS; cell++) {
            long own = positives.get(cell);
            long others = all.get(cell) - own;
            unsure += (double) own * others / 2;
            placements.add(own, others);
        }
        double area = placements.area();
        double pairs = (double) placements.positives() * placements.negatives();
        return new ClassArea(
                name,
                area,
                Double.isNaN(area) ? null : placements.interval(),
                placements.positives(),
                placements.negatives(),
                unsure / pairs);
    }

    Part part() {
        return new Part(area, interval);
    }
}
