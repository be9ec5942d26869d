package dev.plumbline.core.evaluation;

import dev.plumbline.core.baseline.FeatureBaseline;
import dev.plumbline.core.baseline.SegmentBaseline;
import dev.plumbline.core.profile.Bins;
import dev.plumbline.core.profile.CategoryProfile;
import dev.plumbline.core.profile.CoarserCells;
import dev.plumbline.core.profile.FeatureProfile;
import dev.plumbline.core.profile.NumericProfile;
import java.util.List;

/** Counts the labels of one segment. */
final class SegmentTarget {
    private final SlotPlan plan;
    private final FeatureProfile profile;
    private final WindowBlocks windows;
    private final List<SegmentBlocks> blocks;

    SegmentTarget(SlotPlan plan, WindowBlocks blocks) {
        this.plan = plan;
        this.profile = plan.bins().emptyProfile();
        this.windows = blocks;
        this.blocks =
                blocks.cuts().stream().map(cut -> new SegmentBlocks(cut, plan.groups())).toList();
    }

    void add(CountedRow row) {
        if (row.label() == null) {
            return;
        }
        if (profile instanceof CategoryProfile categories) {
            categories.add(Scalar.text(row.label()));
        } else {
            ((NumericProfile) profile).add(Scalar.number(row.label()));
        }
        if (row.targetCell() != SlotCount.NONE) {
            for (int window = 0; window < row.blocks().length; window++) {
                blocks.get(window)
                        .add(
                                row.blocks()[window],
                                plan.rankScore(row.targetCell()),
                                plan.group(row.targetCell()));
            }
        }
    }

    /** Whether there are as many labels as a segment needs rows for a baseline. */
    boolean isEnough() {
        return profile.present() >= SegmentBaseline.FEWEST_ROWS;
    }

    FeatureBaseline baseline() {
        Bins coarser = SegmentCells.of(profile);
        FeatureProfile folded = CoarserCells.over(coarser, profile);
        FeatureProfile small =
                folded instanceof NumericProfile numbers
                        ? NumericProfile.restore(
                                numbers.bins(),
                                numbers.totals().rounded(NumericCount.DIGITS_PER_SUM))
                        : folded;
        return new FeatureBaseline(plan.name(), small, blocks.get(0).dependence(), 1)
                .with(windows.others(window -> blocks.get(window).dependence()));
    }
}
