package dev.plumbline.core.segment;

import dev.plumbline.core.monitor.SegmentCondition;
import dev.plumbline.core.monitor.SegmentSpec;
import dev.plumbline.core.profile.Bins;
import dev.plumbline.core.profile.CategoryBins;
import dev.plumbline.core.profile.ProfileLayout;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A declared segment that the baseline's features do not have.
 *
 * @param segment as declared
 * @param must what must hold
 * @param got the name that is not known, or what was got instead
 * @param known names among which it was sought; empty if the name is not what is wrong
 */
public record UnknownSegment(String segment, String must, String got, List<String> known) {

    /** Returns what is wrong with a condition of a declaration; empty if the layout has it. */
    static Optional<UnknownSegment> of(
            ProfileLayout layout, SegmentSpec spec, SegmentCondition condition) {
        int slot = layout.slotOf(condition.feature());
        if (slot < 0) {
            List<String> features =
                    IntStream.range(0, layout.size()).mapToObj(layout::name).toList();
            return Optional.of(
                    new UnknownSegment(
                            spec.text(),
                            "must be of a feature of the baseline",
                            condition.feature(),
                            features));
        }
        return of(layout.bins(slot), spec, condition);
    }

    private static Optional<UnknownSegment> of(
            Bins bins, SegmentSpec spec, SegmentCondition condition) {
        boolean ranges = !condition.ranges().isEmpty();
        if (!(bins instanceof CategoryBins categories)) {
            return ranges
                    ? Optional.empty()
                    : Optional.of(
                            new UnknownSegment(
                                    spec.text(),
                                    "must have ranges, because %s is numeric in the baseline"
                                            .formatted(condition.feature()),
                                    "none",
                                    List.of()));
        }
        if (ranges) {
            return Optional.of(
                    new UnknownSegment(
                            spec.text(),
                            "must have no ranges, because %s is categorical in the baseline"
                                    .formatted(condition.feature()),
                            condition.ranges().toString(),
                            List.of()));
        }
        boolean known =
                condition.category() == null
                        || categories.categories().contains(condition.category());
        return known
                ? Optional.empty()
                : Optional.of(
                        new UnknownSegment(
                                spec.text(),
                                "must be a category of %s in the baseline"
                                        .formatted(condition.feature()),
                                condition.category(),
                                categories.categories()));
    }
}
