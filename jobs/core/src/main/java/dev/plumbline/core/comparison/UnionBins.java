package dev.plumbline.core.comparison;

import dev.plumbline.core.profile.CellKind;
import dev.plumbline.core.profile.CompanionBins;
import dev.plumbline.core.profile.NumericProfile;
import java.util.function.DoubleToIntFunction;
import java.util.function.DoubleUnaryOperator;

/**
 * Bins of equal width over the range of both sides together, which move with every window.
 *
 * @param baseline the baseline's rows per bin
 * @param window the window's rows per bin
 * @param m all rows of the baseline
 * @param n all rows of the window
 */
record UnionBins(Boxes baseline, Boxes window, double m, double n) {

    /**
     * Counts both sides.
     *
     * @param bins the number of bins, by the range of both sides; one bin where the range is 0
     */
    static UnionBins of(Sides sides, DoubleToIntFunction bins) {
        NumericProfile before = sides.baselineNumbers();
        NumericProfile now = sides.windowNumbers();
        double min = Math.min(before.min(), now.min());
        double max = Math.max(before.max(), now.max());
        int number = min == max ? 1 : bins.applyAsInt(max - min);
        double[] limits = CompanionBins.linspace(min, max, number);
        CompanionBins cells = sides.bins(CellKind.EQUAL_WIDTH);
        CellPair counts = sides.cells(CellKind.EQUAL_WIDTH);
        MovingBins ofBaseline =
                new MovingBins(cells, counts.baseline(), before.min(), before.max());
        MovingBins ofWindow = new MovingBins(cells, counts.window(), now.min(), now.max());
        return new UnionBins(
                ofBaseline.between(limits),
                ofWindow.between(limits),
                ofBaseline.rows(),
                ofWindow.rows());
    }

    Range jensenShannon(DoubleUnaryOperator unit) {
        return Divergence.JENSEN_SHANNON.sum(baseline.over(m), window.over(n)).mapped(unit);
    }
}
