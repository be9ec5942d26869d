package dev.plumbline.core.evaluation;

import dev.plumbline.core.profile.NumericBins;
import dev.plumbline.core.profile.NumericProfile;

/** Counts the rows of a numeric feature or output. */
final class NumericCount extends FeatureCount {
    /** Enough for a cell's mean, and few enough for 200 features in a megabyte. */
    static final int DIGITS_PER_SUM = 4;

    private final NumericBins bins;
    private final NumericProfile profile;

    NumericCount(SlotPlan plan, NumericBins bins, WindowBlocks blocks) {
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
        if (Scalar.isText(value)) {
            profile.addTypeError();
            return NONE;
        }
        double number = Scalar.number(value);
        profile.add(number);
        return Double.isFinite(number) ? bins.cellOf(number) : NONE;
    }

    @Override
    NumericProfile profile() {
        return NumericProfile.restore(bins, profile.totals().rounded(DIGITS_PER_SUM));
    }
}
