package dev.plumbline.core.monitor;

import dev.plumbline.core.model.CanonicalText;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What one feature must hold for a row to be in a segment.
 *
 * @param category the category, as canonical text; null for every category in turn, or every range
 * @param ranges numeric features: strictly ascending boundaries that cut the values into ranges,
 *     with an open one at each end; empty for categorical features
 */
public record SegmentCondition(String feature, String category, List<Double> ranges) {

    public SegmentCondition {
        ranges = List.copyOf(ranges);
        if (category != null && !ranges.isEmpty()) {
            throw new IllegalArgumentException(
                    "a condition must be of a category or of ranges, got both, %s and %s"
                            .formatted(category, ranges));
        }
        for (int i = 0; i < ranges.size(); i++) {
            if (!Double.isFinite(ranges.get(i)) || i > 0 && ranges.get(i) <= ranges.get(i - 1)) {
                throw new IllegalArgumentException(
                        "ranges must be cut at finite, strictly ascending boundaries, got "
                                + ranges);
            }
        }
    }

    /** Makes a slice of every category of a feature that the baseline names. */
    public static SegmentCondition everyCategory(String feature) {
        return new SegmentCondition(feature, null, List.of());
    }

    /** Makes the slice of one category. */
    public static SegmentCondition category(String feature, String category) {
        return new SegmentCondition(feature, category, List.of());
    }

    /**
     * Makes a slice below, between and above each of some boundaries, which must be finite and
     * ascend.
     */
    public static SegmentCondition ranges(String feature, List<Double> boundaries) {
        return new SegmentCondition(feature, null, boundaries);
    }

    /** The slice that holds one category. */
    public String nameOf(String ofCategory) {
        return feature + "=" + ofCategory;
    }

    /** The slices that hold its ranges, ascending; none for categories. */
    public List<String> rangeNames() {
        List<String> names = new ArrayList<>();
        for (int i = 0; i <= ranges.size() && !ranges.isEmpty(); i++) {
            names.add(feature + rangeName(i));
        }
        return names;
    }

    private String rangeName(int range) {
        String from = range == 0 ? null : CanonicalText.of(ranges.get(range - 1));
        String to = range == ranges.size() ? null : CanonicalText.of(ranges.get(range));
        if (from == null) {
            return "<" + to;
        }
        return to == null ? ">=" + from : "=[%s,%s)".formatted(from, to);
    }

    /** Whether a slice of this name is one that it asks for. */
    boolean isOf(String slice) {
        if (!ranges.isEmpty()) {
            return rangeNames().contains(slice);
        }
        return category == null ? slice.startsWith(nameOf("")) : slice.equals(nameOf(category));
    }

    /** Returns the condition as a monitor writes it. */
    public String text() {
        if (category != null) {
            return feature + "=" + category;
        }
        return ranges.isEmpty()
                ? feature
                : feature
                        + " at "
                        + ranges.stream().map(CanonicalText::of).collect(Collectors.joining(", "));
    }
}
