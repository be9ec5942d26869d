package dev.plumbline.core.comparison;

import dev.plumbline.core.profile.FeatureProfile;
import dev.plumbline.core.profile.NumericProfile;

/**
 * A feature's baseline and window, counted in the same cells.
 *
 * @param baseline holds at least one value
 * @param window holds at least one value
 */
public record Sides(FeatureProfile baseline, FeatureProfile window) {

    NumericProfile baselineNumbers() {
        return (NumericProfile) baseline;
    }

    NumericProfile windowNumbers() {
        return (NumericProfile) window;
    }
}
