package dev.plumbline.core.baseline;

import dev.plumbline.core.estimation.BinaryEstimator;
import dev.plumbline.core.estimation.Calibrator;
import dev.plumbline.core.estimation.LossEstimator;
import dev.plumbline.core.estimation.LossModel;
import dev.plumbline.core.estimation.MetricReference;
import dev.plumbline.core.estimation.MulticlassEstimator;
import dev.plumbline.core.estimation.PerformanceEstimator;
import dev.plumbline.core.performance.ScoreGrid;
import dev.plumbline.core.profile.BinaryWriter;
import java.util.List;
import java.util.Optional;

/**
 * How performance is estimated while labels are not known.
 *
 * @param calibrator what the score of a binary model means; the identity for other tasks
 * @param ofClasses what the scores of each class of several mean; empty for other tasks
 * @param models of a regression, one a loss; empty for other tasks
 * @param references what the measures were over the evaluation set; empty if nothing is estimated
 */
public record EstimateReference(
        Calibrator calibrator,
        List<Calibrator> ofClasses,
        List<LossModel> models,
        List<MetricReference> references) {
    public static final EstimateReference NONE =
            new EstimateReference(Calibrator.identity(), List.of(), List.of());

    /** Makes the reference of a binary model or a regression. */
    public EstimateReference(
            Calibrator calibrator, List<LossModel> models, List<MetricReference> references) {
        this(calibrator, List.of(), models, references);
    }

    public EstimateReference {
        ofClasses = List.copyOf(ofClasses);
        models = List.copyOf(models);
        references = List.copyOf(references);
    }

    /** Whether nothing can be estimated without labels. */
    public boolean isEmpty() {
        return references.isEmpty();
    }

    /** Returns what a baseline estimates performance by; empty if by nothing. */
    public static Optional<PerformanceEstimator> estimator(Baseline baseline) {
        EstimateReference held = baseline.supplement().estimates();
        if (held.isEmpty() || baseline.performance() == null) {
            return Optional.empty();
        }
        return Optional.of(
                switch (baseline.task()) {
                    case BINARY ->
                            new BinaryEstimator(
                                    held.calibrator,
                                    ScoreGrid.of(baseline.performance().scoreGrid()),
                                    held.references);
                    case MULTICLASS -> new MulticlassEstimator(held.ofClasses, held.references);
                    case REGRESSION -> new LossEstimator(held.models, held.references);
                });
    }

    void writeTo(BinaryWriter out) {
        write(calibrator, out);
        out.writeVarLong(models.size());
        models.forEach(model -> out.writeBytes(model.toBytes()));
        out.writeVarLong(references.size());
        for (MetricReference reference : references) {
            out.writeText(reference.metric().text());
            out.writeDouble(reference.deviation());
            out.writeDouble(reference.share());
            out.writeDouble(reference.lowerThreshold());
            out.writeDouble(reference.upperThreshold());
        }
        for (Calibrator ofClass : ofClasses) {
            write(ofClass, out);
        }
    }

    private static void write(Calibrator calibrator, BinaryWriter out) {
        out.writeVarLong(calibrator.scores().size());
        calibrator.scores().forEach(out::writeDouble);
        calibrator.probabilities().forEach(out::writeDouble);
    }
}
