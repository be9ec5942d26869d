package dev.plumbline.core.profile;

import java.util.Arrays;

/** Counts rows once more in fewer cells, each of which is several of the old ones. */
public final class CoarserCells {
    private CoarserCells() {}

    /**
     * Returns what a profile holds over coarser cells; categories stay as they are.
     *
     * @throws IllegalArgumentException if a boundary of the coarser cells is none of the profile's
     */
    public static FeatureProfile over(Bins coarser, FeatureProfile profile) {
        if (profile instanceof NumericProfile numbers && coarser instanceof NumericBins bins) {
            return NumericProfile.restore(bins, folded(bins, numbers));
        }
        FeatureProfile same = coarser.emptyProfile();
        same.merge(profile);
        return same;
    }

    private static NumericTotals folded(NumericBins coarser, NumericProfile numbers) {
        NumericBins finer = numbers.bins();
        requireWithin(finer, coarser);
        NumericTotals totals = numbers.totals();
        int cells = coarser.cells();
        long[] counts = new long[cells];
        double[] sums = new double[cells];
        double[] errors = new double[cells];
        for (int cell = 0; cell < totals.counts().length; cell++) {
            int group = cellOf(cell, finer, coarser);
            double high = sums[group];
            double sum = high + totals.sums()[cell];
            double part = sum - high;
            counts[group] += totals.counts()[cell];
            sums[group] = sum;
            errors[group] +=
                    (high - (sum - part)) + (totals.sums()[cell] - part) + totals.sumErrors()[cell];
        }
        return new NumericTotals(
                counts,
                sums,
                errors,
                totals.squares(),
                totals.squaresError(),
                totals.min(),
                totals.max(),
                totals.missing(),
                totals.typeErrors(),
                totals.nan(),
                totals.positiveInfinity(),
                totals.negativeInfinity());
    }

    /** A cell holds what begins with its lower boundary. */
    private static int cellOf(int cell, NumericBins finer, NumericBins coarser) {
        return cell == 0 ? 0 : coarser.cellOf(finer.boundary(cell - 1));
    }

    /**
     * Returns rows per coarser cell.
     *
     * @param counts rows per finer cell
     */
    public static long[] fold(long[] counts, Bins finer, Bins coarser) {
        if (finer == coarser || !(coarser instanceof NumericBins bins)) {
            return counts;
        }
        long[] folded = new long[bins.cells()];
        for (int cell = 0; cell < counts.length; cell++) {
            folded[cellOf(cell, (NumericBins) finer, bins)] += counts[cell];
        }
        return folded;
    }

    private static void requireWithin(NumericBins finer, NumericBins coarser) {
        double[] known = finer.boundaries();
        for (double boundary : coarser.boundaries()) {
            if (Arrays.binarySearch(known, boundary) < 0) {
                throw new IllegalArgumentException(
                        "a coarser cell must end where a finer one does, got the boundary "
                                + boundary);
            }
        }
        if (finer.origin() != coarser.origin()) {
            throw new IllegalArgumentException(
                    "sums must be relative to one origin, got %s and %s"
                            .formatted(finer.origin(), coarser.origin()));
        }
    }
}
