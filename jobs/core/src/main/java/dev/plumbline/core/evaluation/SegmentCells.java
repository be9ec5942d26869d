package dev.plumbline.core.evaluation;

import dev.plumbline.core.profile.Bins;
import dev.plumbline.core.profile.FeatureProfile;
import dev.plumbline.core.profile.NumericBins;
import dev.plumbline.core.profile.NumericProfile;
import dev.plumbline.core.statistics.CellGroups;
import java.util.Arrays;
import java.util.TreeSet;

/**
 * The cells of a segment's baseline: some of the whole model's boundaries, so that a window counted
 * once serves both. Few, so that many segments stay small.
 */
final class SegmentCells {
    /** Groups of about equal mass between the segment's smallest and largest value. */
    static final int INNER = 16;

    private SegmentCells() {}

    /**
     * Returns the cells for a segment's rows. Of a number: below and above the whole evaluation
     * set's values, the values that the segment never reached at either end, and between them at
     * most {@value #INNER} groups; a value with much of the segment's mass stands alone. Of a
     * category: the model's.
     *
     * @param segment the segment's rows in the model's cells
     */
    static Bins of(FeatureProfile segment) {
        if (!(segment instanceof NumericProfile numbers) || numbers.present() == 0) {
            return segment instanceof NumericProfile none ? ends(none.bins()) : segment.bins();
        }
        NumericBins bins = numbers.bins();
        long[] counts = numbers.counts();
        int first = firstFilled(counts);
        int last = lastFilled(counts);
        TreeSet<Double> boundaries = new TreeSet<>();
        add(boundaries, bins, 0);
        add(boundaries, bins, bins.cells() - 2);
        add(boundaries, bins, first - 1);
        add(boundaries, bins, last);
        int[] groups = CellGroups.equalMass(Arrays.copyOfRange(counts, first, last + 1), INNER);
        for (int i = 1; i < groups.length; i++) {
            if (groups[i] != groups[i - 1]) {
                add(boundaries, bins, first + i - 1);
            }
        }
        return NumericBins.of(
                boundaries.stream().mapToDouble(Double::doubleValue).toArray(), bins.origin());
    }

    private static NumericBins ends(NumericBins bins) {
        TreeSet<Double> boundaries = new TreeSet<>();
        add(boundaries, bins, 0);
        add(boundaries, bins, bins.cells() - 2);
        return NumericBins.of(
                boundaries.stream().mapToDouble(Double::doubleValue).toArray(), bins.origin());
    }

    private static int firstFilled(long[] counts) {
        int cell = 0;
        while (counts[cell] == 0) {
            cell++;
        }
        return cell;
    }

    private static int lastFilled(long[] counts) {
        int cell = counts.length - 1;
        while (counts[cell] == 0) {
            cell--;
        }
        return cell;
    }

    /** Adds the upper boundary of a cell; the last cell has none. */
    private static void add(TreeSet<Double> boundaries, NumericBins bins, int cell) {
        if (cell >= 0 && cell < bins.cells() - 1) {
            boundaries.add(bins.boundary(cell));
        }
    }
}
