package dev.plumbline.core.slice;

import dev.plumbline.core.profile.Bins;
import dev.plumbline.core.profile.CategoryBins;
import dev.plumbline.core.profile.FeatureRow;
import dev.plumbline.core.profile.NumericBins;
import dev.plumbline.core.report.SignificantDigits;
import dev.plumbline.core.statistics.CellGroups;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How one feature slices the rows. Numbers: into quarters of the evaluation set, as far as ties let
 * them be equal. Categories: the 14 most frequent, and the others together. Either way, what is
 * missing, of the wrong type or not finite is a slice of its own.
 *
 * @param slot of the feature in a row
 * @param groupOfCell ascending from 0; the group after the last is the missing
 * @param names per group, the missing last
 */
record SlicedFeature(String feature, int slot, int[] groupOfCell, List<String> names) {
    private static final int QUARTERS = 4;
    private static final int MOST_CATEGORIES = SliceCode.MOST_GROUPS - 2;
    private static final MathContext SHORT = new MathContext(6, RoundingMode.HALF_EVEN);

    /**
     * Slices a feature.
     *
     * @param counts evaluation rows per cell
     */
    static SlicedFeature of(String feature, int slot, Bins bins, long[] counts) {
        List<String> names = new ArrayList<>();
        int[] groups =
                bins instanceof NumericBins numbers
                        ? quarters(feature, numbers, counts, names)
                        : categories(feature, (CategoryBins) bins, counts, names);
        names.add(feature + "=(missing)");
        return new SlicedFeature(feature, slot, groups, names);
    }

    private static int[] quarters(
            String feature, NumericBins bins, long[] counts, List<String> names) {
        int[] groups = CellGroups.equalMass(counts, QUARTERS);
        int last = groups[groups.length - 1];
        int first = 0;
        for (int group = 0; group <= last; group++) {
            int next = first;
            while (next < groups.length && groups[next] == group) {
                next++;
            }
            names.add(range(feature, bins, first, next));
            first = next;
        }
        return groups;
    }

    /** Names the cells from one to before another. */
    private static String range(String feature, NumericBins bins, int from, int to) {
        boolean open = to == bins.cells();
        if (from == 0) {
            return open
                    ? feature + "=(any)"
                    : feature + (endsWithValue(bins, to) ? "<=" : "<") + limit(bins, to);
        }
        if (open) {
            return feature + (endsWithValue(bins, from) ? ">" : ">=") + limit(bins, from);
        }
        return feature
                + (endsWithValue(bins, from) ? "=(" : "=[")
                + limit(bins, from)
                + ","
                + limit(bins, to)
                + (endsWithValue(bins, to) ? "]" : ")");
    }

    /** Whether the cell before is closed, so that its boundary is just above a value. */
    private static boolean endsWithValue(NumericBins bins, int cell) {
        return bins.isAtom(cell - 1) || cell == bins.cells() - 1;
    }

    private static String limit(NumericBins bins, int cell) {
        double boundary = bins.boundary(cell - 1);
        double value = endsWithValue(bins, cell) ? Math.nextDown(boundary) : boundary;
        return new BigDecimal(SignificantDigits.round(value))
                .round(SHORT)
                .stripTrailingZeros()
                .toPlainString();
    }

    private static int[] categories(
            String feature, CategoryBins bins, long[] counts, List<String> names) {
        int[] byFrequency =
                IntStream.range(0, bins.unseen())
                        .boxed()
                        .sorted(Comparator.comparingLong((Integer cell) -> -counts[cell]))
                        .mapToInt(Integer::intValue)
                        .toArray();
        int named = Math.min(MOST_CATEGORIES, byFrequency.length);
        int[] groups = new int[bins.cells()];
        Arrays.fill(groups, named);
        for (int rank = 0; rank < named; rank++) {
            groups[byFrequency[rank]] = rank;
            names.add(feature + "=" + bins.categories().get(byFrequency[rank]));
        }
        names.add(feature + "=(other)");
        return groups;
    }

    int of(FeatureRow row) {
        return groupOf(row.bin(slot));
    }

    /**
     * Returns the group of a cell.
     *
     * @param cell −1 for the missing
     */
    int groupOf(int cell) {
        return cell < 0 ? names.size() - 1 : groupOfCell[cell];
    }
}
