package dev.plumbline.core.comparison;

import dev.plumbline.core.profile.NumericBins;
import dev.plumbline.core.profile.NumericProfile;

/**
 * Where the rows of each cell can be.
 *
 * @param from smallest value that the cell can hold
 * @param to largest value that the cell can hold
 */
record CellLimits(double[] from, double[] to) {

    /** The cells of a profile, the outermost up to the smallest and the largest value. */
    static CellLimits of(NumericProfile profile, double min, double max) {
        NumericBins bins = profile.bins();
        double[] from = new double[bins.cells()];
        double[] to = new double[bins.cells()];
        for (int cell = 0; cell < from.length; cell++) {
            from[cell] = cell == 0 ? min : Math.max(min, bins.boundary(cell - 1));
            to[cell] =
                    cell + 1 == to.length ? max : Math.min(max, Math.nextDown(bins.boundary(cell)));
        }
        return new CellLimits(from, to);
    }

    /** The cells of both sides together. */
    static CellLimits of(Sides sides) {
        NumericProfile before = sides.baselineNumbers();
        NumericProfile now = sides.windowNumbers();
        return of(before, Math.min(before.min(), now.min()), Math.max(before.max(), now.max()));
    }
}
