package dev.plumbline.core.evaluation;

import dev.plumbline.core.baseline.FeatureBaseline;
import dev.plumbline.core.profile.FeatureProfile;

/** Counts the rows of one feature or output, and how much its neighbouring rows resemble. */
abstract class FeatureCount implements SlotCount {
    private final SlotPlan plan;
    private final BlockMeans means;
    private final SegmentBlocks faults;

    FeatureCount(SlotPlan plan, int blocks) {
        this.plan = plan;
        this.means = new BlockMeans(blocks);
        this.faults = new SegmentBlocks(blocks);
    }

    /** Counts a value in the profile; returns its cell, or {@link #NONE} if it has none. */
    abstract int count(Object value);

    /** Returns what was counted. */
    abstract FeatureProfile profile();

    @Override
    public final int add(Object value, int block) {
        int cell = count(value);
        if (cell != NONE) {
            means.add(block, plan.rankScore(cell));
        }
        faults.add(block, cell == NONE ? 1 : 0);
        return cell;
    }

    @Override
    public final FeatureBaseline baseline() {
        return new FeatureBaseline(
                plan.name(),
                profile(),
                means.dependence(),
                plan.importance(),
                plan.required(),
                faults.dependence().lambda());
    }
}
