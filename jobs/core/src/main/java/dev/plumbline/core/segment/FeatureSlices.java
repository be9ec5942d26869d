package dev.plumbline.core.segment;

import dev.plumbline.core.monitor.SegmentCondition;
import dev.plumbline.core.profile.CategoryBins;
import dev.plumbline.core.profile.FeatureRow;
import dev.plumbline.core.profile.ProfileLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The slices into which one condition cuts the rows by a feature's value.
 *
 * @param slot of the feature in a row
 * @param cells categorical: the slice of each cell, −1 for none; null for ranges
 * @param boundaries numeric: where ranges meet; null for categories
 * @param names of the slices
 */
record FeatureSlices(
        String feature, int slot, int[] cells, double[] boundaries, List<String> names) {

    /** Makes slices of a condition that the layout can serve. */
    static FeatureSlices of(ProfileLayout layout, SegmentCondition condition) {
        int slot = layout.slotOf(condition.feature());
        return layout.bins(slot) instanceof CategoryBins bins
                ? ofCategories(slot, bins, condition)
                : ofRanges(slot, condition);
    }

    private static FeatureSlices ofCategories(
            int slot, CategoryBins bins, SegmentCondition condition) {
        int[] cells = new int[bins.cells()];
        List<String> names = new ArrayList<>();
        for (int cell = 0; cell < cells.length; cell++) {
            boolean unseen = cell == bins.unseen();
            String category = unseen ? null : bins.categories().get(cell);
            boolean asked =
                    !unseen
                            && (condition.category() == null
                                    || condition.category().equals(category));
            cells[cell] = asked ? names.size() : -1;
            if (asked) {
                names.add(condition.nameOf(category));
            }
        }
        return new FeatureSlices(condition.feature(), slot, cells, null, names);
    }

    private static FeatureSlices ofRanges(int slot, SegmentCondition condition) {
        double[] boundaries =
                condition.ranges().stream().mapToDouble(Double::doubleValue).toArray();
        return new FeatureSlices(
                condition.feature(), slot, null, boundaries, condition.rangeNames());
    }

    /** The feature, if every slice holds one value of it. */
    Optional<String> constant() {
        return cells == null ? Optional.empty() : Optional.of(feature);
    }

    /** Returns the row's slice; −1 if it is in none. */
    int of(FeatureRow row) {
        if (cells != null) {
            int cell = row.cell(slot);
            return cell < 0 ? -1 : cells[cell];
        }
        double value = row.number(slot);
        if (!Double.isFinite(value)) {
            return -1;
        }
        int slice = 0;
        while (slice < boundaries.length && boundaries[slice] <= value) {
            slice++;
        }
        return slice;
    }
}
