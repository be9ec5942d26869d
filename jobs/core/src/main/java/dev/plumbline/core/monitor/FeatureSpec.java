package dev.plumbline.core.monitor;

import dev.plumbline.core.model.FeatureType;

/**
 * One monitored feature.
 *
 * @param type null: numeric if every evaluation value is a number, categorical otherwise
 * @param importance weight in the model's decision, at least 0
 * @param contract what values are proper
 */
public record FeatureSpec(
        String name, FeatureType type, double importance, FeatureContract contract) {

    /** Makes a feature whose proper values follow from the evaluation set. */
    public FeatureSpec(String name, FeatureType type, double importance) {
        this(name, type, importance, FeatureContract.DERIVED);
    }
}
