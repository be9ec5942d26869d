package dev.plumbline.monitoring.fold;

import dev.plumbline.core.baseline.Baseline;
import dev.plumbline.core.multivariate.ReconstructionErrors;
import dev.plumbline.core.profile.FeatureRow;
import dev.plumbline.core.profile.ProfileLayout;
import dev.plumbline.kafka.decode.DecodedPrediction;

/** Fills the slots of a row that are no features: what the model answered, and what is computed. */
final class DerivedSlots {
    private final int value;
    private final int score;
    private final int decidedClass;

    /** Null where nobody asked for it. */
    private final ReconstructionErrors reconstruction;

    /**
     * Finds the slots.
     *
     * @param baseline null if none holds
     */
    DerivedSlots(Baseline baseline, ProfileLayout layout) {
        this.value = layout.slotOf(Baseline.VALUE);
        this.score = layout.slotOf(Baseline.SCORE);
        this.decidedClass = layout.slotOf(Baseline.CLASS);
        this.reconstruction =
                baseline == null || baseline.supplement().reconstruction() == null
                        ? null
                        : new ReconstructionErrors(baseline.supplement().reconstruction(), layout);
    }

    /**
     * Puts the model's answer into the slots of its outputs, where an absent one stays missing, and
     * what is worked out of the features into theirs.
     */
    void fill(FeatureRow row, DecodedPrediction prediction) {
        if (reconstruction != null) {
            reconstruction.set(row);
        }
        if (value >= 0 && !Double.isNaN(prediction.value())) {
            row.number(value, prediction.value());
        }
        if (score >= 0 && prediction.hasScore()) {
            row.number(score, prediction.score());
        }
        if (decidedClass >= 0 && prediction.predictedClass() != null) {
            row.value(decidedClass, prediction.predictedClass());
        }
    }
}
