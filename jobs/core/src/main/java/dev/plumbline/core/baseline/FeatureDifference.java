package dev.plumbline.core.baseline;

import dev.plumbline.core.profile.CategoryProfile;
import dev.plumbline.core.profile.FeatureProfile;
import dev.plumbline.core.profile.NumericProfile;
import dev.plumbline.core.statistics.JensenShannon;
import dev.plumbline.core.statistics.PopulationStabilityIndex;
import java.util.ArrayList;
import java.util.List;

/**
 * How one feature or output of two baselines differs. What cannot be compared, because one of the
 * two is of another type or holds no value, is NaN.
 *
 * @param stabilityIndex {@link PopulationStabilityIndex} over the cells that both share
 * @param jensenShannon {@link JensenShannon#distance} over them, 0 to 1
 */
public record FeatureDifference(
        FeatureBaseline before,
        FeatureBaseline after,
        double stabilityIndex,
        double jensenShannon) {

    static FeatureDifference of(FeatureBaseline before, FeatureBaseline after) {
        SharedCells cells = cells(before.profile(), after.profile());
        return cells == null
                ? new FeatureDifference(before, after, Double.NaN, Double.NaN)
                : new FeatureDifference(
                        before,
                        after,
                        PopulationStabilityIndex.of(cells.before(), cells.after()),
                        JensenShannon.distance(cells.before(), cells.after()));
    }

    private static SharedCells cells(FeatureProfile before, FeatureProfile after) {
        if (before.present() == 0 || after.present() == 0) {
            return null;
        }
        if (before instanceof NumericProfile one && after instanceof NumericProfile other) {
            return SharedCells.of(one, other);
        }
        return before instanceof CategoryProfile one && after instanceof CategoryProfile other
                ? SharedCells.of(one, other)
                : null;
    }

    /** Returns the feature's name, which both baselines have. */
    public String name() {
        return before.name();
    }

    /**
     * Whether one of the two counts numbers and the other categories; then nothing else can be
     * compared.
     */
    public boolean isOfAnotherType() {
        return before.type() != after.type();
    }

    /** Returns the share of rows without a value, 0 to 1; NaN without rows. */
    public static double missingShare(FeatureBaseline feature) {
        return (double) feature.profile().missing() / feature.profile().rows();
    }

    /**
     * Returns how far the mean has moved, in standard deviations of the earlier baseline; NaN
     * unless both are numeric and the earlier one varies.
     */
    public double meanShift() {
        if (before.profile() instanceof NumericProfile one
                && after.profile() instanceof NumericProfile other
                && one.variance() > 0) {
            return (other.mean() - one.mean()) / Math.sqrt(one.variance());
        }
        return Double.NaN;
    }

    /** Returns the categories that only the later baseline names, most frequent first. */
    public List<String> newCategories() {
        return only(after, before);
    }

    /** Returns the categories that only the earlier baseline names, most frequent first. */
    public List<String> lostCategories() {
        return only(before, after);
    }

    private static List<String> only(FeatureBaseline in, FeatureBaseline other) {
        if (in.profile() instanceof CategoryProfile one
                && other.profile() instanceof CategoryProfile two) {
            List<String> names = new ArrayList<>(one.bins().categories());
            names.removeAll(two.bins().categories());
            return names;
        }
        return List.of();
    }
}
