package dev.plumbline.core.baseline;

import dev.plumbline.core.profile.NumericBins;
import dev.plumbline.core.profile.NumericProfile;

/** Counts the rows of a numeric feature or output. */
final class NumericCount implements SlotCount {
    /** Enough for a cell's mean, and few enough for 200 features in a megabyte. */
    static final int DIGITS_PER_SUM = 4;

    private final SlotPlan plan;
    private final NumericBins bins;
    private final NumericProfile profile;
    private final BlockMeans means;
    private final SegmentBlocks faults;

    NumericCount(SlotPlan plan, NumericBins bins, int blocks) {
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
        if (Scalar.isText(value)) {
            profile.addTypeError();
            return NONE;
        }
        double number = Scalar.number(value);
        profile.add(number);
        if (!Double.isFinite(number)) {
            return NONE;
        }
        int cell = bins.cellOf(number);
        means.add(block, plan.rankScore(cell));
        return cell;
    }

    @Override
    public FeatureBaseline baseline() {
        NumericProfile small =
                NumericProfile.restore(bins, profile.totals().rounded(DIGITS_PER_SUM));
        return new FeatureBaseline(
                plan.name(),
                small,
                means.dependence(),
                plan.importance(),
                plan.required(),
                faults.dependence().lambda());
    }
}
