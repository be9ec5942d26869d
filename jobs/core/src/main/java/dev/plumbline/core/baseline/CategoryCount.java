package dev.plumbline.core.baseline;

import dev.plumbline.core.profile.CategoryBins;
import dev.plumbline.core.profile.CategoryProfile;

/** Counts the rows of a categorical feature or output. */
final class CategoryCount implements SlotCount {
    private final SlotPlan plan;
    private final CategoryBins bins;
    private final CategoryProfile profile;
    private final BlockMeans means;
    private final SegmentBlocks faults;

    CategoryCount(SlotPlan plan, CategoryBins bins, int blocks) {
        this.plan = plan;
        this.bins = bins;
        this.profile = bins.emptyProfile();
        this.means = new BlockMeans(blocks);
        this.faults = new SegmentBlocks(blocks);
    }

    @Override
    public int add(Object value, int block) {
        int cell = count(value, block);
        faults.add(block, cell == NONE ? 1 : 0);
        return cell;
    }

    private int count(Object value, int block) {
        if (value == null) {
            profile.addMissing();
            return NONE;
        }
        int cell = profile.add(Scalar.text(value));
        if (cell > bins.unseen()) {
            return NONE;
        }
        means.add(block, plan.rankScore(cell));
        return cell;
    }

    @Override
    public FeatureBaseline baseline() {
        return new FeatureBaseline(
                plan.name(),
                profile,
                means.dependence(),
                plan.importance(),
                plan.required(),
                faults.dependence().lambda());
    }
}
