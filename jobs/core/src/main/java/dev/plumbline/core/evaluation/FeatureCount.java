package dev.plumbline.core.evaluation;

import dev.plumbline.core.baseline.FeatureBaseline;
import dev.plumbline.core.profile.FeatureProfile;
import java.util.List;

/** Counts the rows of one feature or output, and how much its neighbouring rows resemble. */
abstract class FeatureCount implements SlotCount {
    private final SlotPlan plan;
    private final WindowBlocks blocks;
    private final List<BlockMeans> means;
    private final SegmentBlocks faults;

    FeatureCount(SlotPlan plan, WindowBlocks blocks) {
        this.plan = plan;
        this.blocks = blocks;
        this.means = blocks.cuts().stream().map(cut -> new BlockMeans(cut, plan.groups())).toList();
        this.faults = new SegmentBlocks(blocks.first());
    }

    /** Counts a value in the profile; returns its cell, or {@link #NONE} if it has none. */
    abstract int count(Object value);

    /** Returns what was counted. */
    abstract FeatureProfile profile();

    @Override
    public final int add(Object value, int[] ofWindows) {
        int cell = count(value);
        if (cell != NONE) {
            for (int window = 0; window < ofWindows.length; window++) {
                means.get(window).add(ofWindows[window], plan.rankScore(cell), plan.group(cell));
            }
        }
        faults.add(ofWindows[0], cell == NONE ? 1 : 0);
        return cell;
    }

    @Override
    public final FeatureBaseline baseline() {
        return new FeatureBaseline(
                plan.name(),
                profile(),
                means.get(0).dependence(),
                plan.importance(),
                plan.required(),
                faults.dependence().lambda(),
                blocks.others(window -> means.get(window).dependence()));
    }
}
