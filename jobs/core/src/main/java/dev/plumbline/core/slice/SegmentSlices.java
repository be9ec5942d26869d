package dev.plumbline.core.slice;

import dev.plumbline.core.profile.FeatureRow;
import dev.plumbline.core.segment.Segments;
import java.util.ArrayList;
import java.util.List;

/**
 * The listed segments as slices behind those that the job finds itself, so that totals of all the
 * traffic count both at one place. A declaration of segments takes the room of one feature: group 0
 * are the rows in none of its segments, and those in one beyond its fifteenth. Declarations that
 * find no room are left out. It follows from baseline and monitor alone. Immutable.
 */
public final class SegmentSlices {
    private final Segments segments;
    private final int first;
    private final int declarations;

    /**
     * Finds room for segments.
     *
     * @param first features that are sliced already
     */
    public SegmentSlices(Segments segments, int first) {
        this.segments = segments;
        this.first = first;
        this.declarations = Math.min(segments.count(), SliceCode.MOST_FEATURES - first);
    }

    /** Whether there is nothing to count. */
    public boolean isEmpty() {
        return declarations == 0;
    }

    /**
     * Returns a row's code with its segments.
     *
     * @param slices {@link SlicePlan#code}; {@link SliceCode#NONE} where nothing is sliced
     */
    public long code(long slices, FeatureRow row) {
        long code = SliceCode.of(first + declarations);
        if (slices != SliceCode.NONE) {
            code |= slices ^ SliceCode.of(first);
        }
        for (int i = 0; i < declarations; i++) {
            int group = segments.indexOf(row, i) + 1;
            if (group < SliceCode.MOST_GROUPS) {
                code = SliceCode.with(code, first + i, group);
            }
        }
        return code;
    }

    /** Counts a row in its segments alone. */
    public void addTo(SliceTotals totals, long code) {
        for (int i = 0; i < declarations; i++) {
            totals.add(SliceCode.slice(code, first + i), 0, 1);
        }
    }

    /** The segments of each declaration, its remaining rows first, by the number of their slice. */
    public List<List<Integer>> slices() {
        List<List<Integer>> slices = new ArrayList<>();
        for (int i = 0; i < declarations; i++) {
            int groups = Math.min(SliceCode.MOST_GROUPS, segments.names(i).size() + 1);
            List<Integer> ofOne = new ArrayList<>();
            for (int group = 0; group < groups; group++) {
                ofOne.add(SliceCode.MOST_GROUPS * (first + i) + group);
            }
            slices.add(ofOne);
        }
        return slices;
    }

    /** Returns the name of a slice; of the remaining rows of a declaration, what they are. */
    public String name(int slice) {
        int group = slice % SliceCode.MOST_GROUPS;
        return group == 0
                ? "the rest of the traffic"
                : segments.names(slice / SliceCode.MOST_GROUPS - first).get(group - 1);
    }
}
