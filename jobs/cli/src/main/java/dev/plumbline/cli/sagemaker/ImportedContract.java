package dev.plumbline.cli.sagemaker;

import dev.plumbline.core.model.FeatureType;
import dev.plumbline.core.monitor.FeatureContract;
import dev.plumbline.core.monitor.FeatureSpec;
import dev.plumbline.core.monitor.Sensitivity;
import dev.plumbline.kafka.document.sagemaker.SageMakerConstraints;
import dev.plumbline.kafka.document.sagemaker.SageMakerConstraints.Column;
import dev.plumbline.kafka.document.sagemaker.SageMakerConstraints.Config;
import java.util.List;

/** Turns what SageMaker holds a column's values to into what values of the feature are proper. */
record ImportedContract(SageMakerConstraints constraints, Sensitivity sensitivity, Notes notes) {

    /** Returns the feature with its contract; one that the user declared stays as it is. */
    FeatureSpec applied(FeatureSpec feature) {
        Column column = constraints.column(feature.name()).orElse(null);
        if (column == null) {
            return feature;
        }
        if (!feature.contract().equals(FeatureContract.DERIVED)) {
            notes.add(
                    "%s: the spec's own contract stays; the constraints are not added to it",
                    feature.name());
            return feature;
        }
        Config config = column.overrides().orElse(constraints.config());
        if (Boolean.FALSE.equals(config.evaluates())) {
            notes.add(
                    "%s: evaluate_constraints is Disabled, so nothing is asked of its values",
                    feature.name());
            return feature;
        }
        return new FeatureSpec(
                feature.name(), feature.type(), feature.importance(), contract(feature, column));
    }

    private FeatureContract contract(FeatureSpec feature, Column column) {
        boolean numeric = feature.type() == FeatureType.NUMERIC;
        Double least = column.completeness();
        if (least != null && least < 1) {
            notes.add(
                    "%s: completeness %s has no counterpart; missing values break from %s above the baseline's share on (sensitivity.rateFloor)",
                    feature.name(), least, sensitivity.rateFloor());
        }
        if (numeric && !column.domains().isEmpty()) {
            notes.add("%s: domains do not apply to a numeric feature", feature.name());
        }
        if (!numeric && column.nonNegative()) {
            notes.add("%s: is_non_negative does not apply to a category", feature.name());
        }
        return new FeatureContract(
                least == null || least < 1,
                numeric && column.nonNegative() ? 0.0 : null,
                null,
                numeric ? List.of() : column.domains());
    }
}
