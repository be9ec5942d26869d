package dev.plumbline.core.estimation;

import dev.plumbline.core.performance.PagedCounts;
import dev.plumbline.core.performance.ProbabilityCells;
import java.util.List;

/**
 * The mean over classes of the area under the ROC curve of each class against all others that is to
 * be expected, the rows of a class being as many as their probabilities sum to.
 *
 * @param value NaN if no class has both expected rows and others
 * @param errorBound half the mean share of pairs that share a cell of scores
 */
record ExpectedArea(double value, double errorBound) {
    /**
     * Reads counts by class.
     *
     * @param rows by cell of the class's score
     * @param mass probability of the class, summed over the rows of each cell
     * @param unit of the mass
     */
    static ExpectedArea of(List<PagedCounts> rows, List<PagedCounts> mass, double unit) {
        double value = 0;
        double bound = 0;
        int classes = 0;
        for (int number = 0; number < rows.size(); number++) {
            ExpectedArea one = of(rows.get(number), mass.get(number), unit);
            if (!Double.isNaN(one.value)) {
                value += one.value;
                bound += one.errorBound;
                classes++;
            }
        }
        return new ExpectedArea(value / classes, bound / classes);
    }

    private static ExpectedArea of(PagedCounts rows, PagedCounts mass, double unit) {
        double won = 0;
        double unsure = 0;
        double above = 0;
        double below = 0;
        for (int cell = 0; cell < ProbabilityCells.CELLS; cell++) {
            double own = mass.get(cell) / unit;
            double others = rows.get(cell) - own;
            double ties = own * others / 2;
            won += own * below + ties;
            unsure += ties;
            above += own;
            below += others;
        }
        double pairs = above * below;
        return new ExpectedArea(
                pairs > 0 ? won / pairs : Double.NaN, pairs > 0 ? unsure / pairs : Double.NaN);
    }
}
