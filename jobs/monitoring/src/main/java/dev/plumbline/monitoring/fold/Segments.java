package dev.plumbline.monitoring.fold;

import dev.plumbline.core.profile.CategoryBins;
import dev.plumbline.core.profile.FeatureRow;
import dev.plumbline.core.profile.ProfileLayout;
import java.util.ArrayList;
import java.util.List;

/**
 * Which slices of the traffic a row belongs to: all of it, and one per segmenting feature that the
 * baseline lists.
 */
final class Segments {
    static final String ALL = "";

    private final List<Slice> slices = new ArrayList<>();

    /**
     * One segmenting feature, with the segment's name per cell; the cell of unseen categories has
     * none.
     */
    private record Slice(int slot, List<String> names) {}

    Segments(ProfileLayout layout, List<String> features) {
        for (String feature : features) {
            int slot = layout.slotOf(feature);
            if (slot >= 0 && layout.bins(slot) instanceof CategoryBins bins) {
                slices.add(
                        new Slice(
                                slot,
                                bins.categories().stream()
                                        .map(category -> feature + "=" + category)
                                        .toList()));
            }
        }
    }

    int count() {
        return slices.size();
    }

    /**
     * Returns the row's segment in one segmenting feature; null if its category is missing or
     * unseen.
     */
    String of(FeatureRow row, int index) {
        Slice slice = slices.get(index);
        int cell = row.cell(slice.slot());
        return cell >= 0 && cell < slice.names().size() ? slice.names().get(cell) : null;
    }
}
