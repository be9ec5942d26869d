package dev.plumbline.core.comparison;

import dev.plumbline.core.profile.CategoryProfile;
import dev.plumbline.core.profile.FeatureProfile;

/** Our own statistics of categories, over the baseline's categories and one cell for the rest. */
final class PlumblineCategories {
    private PlumblineCategories() {}

    static Comparison of(Statistic statistic) {
        if (statistic == Statistic.CATEGORY_COUNT) {
            return PlumblineCategories::categoryCount;
        }
        return sides ->
                new CellPair(sides.baseline().counts(), sides.window().counts()).measure(statistic);
    }

    /** How many more distinct categories there are; rows that are in none hide some. */
    private static Figure categoryCount(Sides sides) {
        double change = categories(sides.window()) - categories(sides.baseline());
        double hidden = hidden(sides.window()) + hidden(sides.baseline());
        return hidden > 0 ? Figure.bounded(change, hidden) : Figure.exact(change);
    }

    private static double categories(FeatureProfile profile) {
        double filled = 0;
        for (long count : profile.counts()) {
            filled += count > 0 ? 1 : 0;
        }
        return filled;
    }

    private static double hidden(FeatureProfile profile) {
        return Math.max(0, ((CategoryProfile) profile).unseen() - 1);
    }
}
