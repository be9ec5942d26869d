package dev.plumbline.core.evaluation;

import dev.plumbline.core.profile.CategoryBins;
import dev.plumbline.core.profile.CategoryProfile;

/** Counts the rows of a categorical feature or output. */
final class CategoryCount extends FeatureCount {
    private final CategoryBins bins;
    private final CategoryProfile profile;

    CategoryCount(SlotPlan plan, CategoryBins bins, WindowBlocks blocks) {
        super(plan, blocks);
        this.bins = bins;
        this.profile = bins.emptyProfile();
    }

    @Override
    int count(Object value) {
        if (value == null) {
            profile.addMissing();
            return NONE;
        }
        int cell = profile.add(Scalar.text(value));
        return cell > bins.unseen() ? NONE : cell;
    }

    @Override
    CategoryProfile profile() {
        return profile;
    }
}
