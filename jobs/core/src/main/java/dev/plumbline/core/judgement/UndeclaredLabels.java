package dev.plumbline.core.judgement;

import dev.plumbline.core.baseline.Baseline;
import dev.plumbline.core.baseline.TargetReference;
import dev.plumbline.core.monitor.Sensitivity;
import dev.plumbline.core.performance.ClassificationTally;
import dev.plumbline.core.profile.CategoryProfile;
import dev.plumbline.core.report.Measurement;
import dev.plumbline.core.report.SignificantDigits;
import dev.plumbline.core.report.Verdict;
import java.util.List;
import java.util.Optional;

/**
 * Tells how many labels of a window are of classes that nobody declared. They count for no metric,
 * so a model that is trained on them learns what nothing here can measure.
 *
 * @param evaluated share of such labels in the evaluation set, from 0 to 1
 */
record UndeclaredLabels(List<String> classes, double evaluated, Sensitivity sensitivity) {

    /**
     * @param baseline null if none is effective
     */
    static UndeclaredLabels of(Baseline baseline, List<String> classes, Sensitivity sensitivity) {
        TargetReference target = baseline == null ? null : baseline.supplement().target();
        return new UndeclaredLabels(
                classes,
                target != null && target.labels().profile() instanceof CategoryProfile labels
                        ? undeclared(labels, classes)
                        : 0,
                sensitivity);
    }

    private static double undeclared(CategoryProfile labels, List<String> classes) {
        List<String> names = labels.bins().categories();
        long declared = 0;
        for (int cell = 0; cell < names.size(); cell++) {
            declared += classes.contains(names.get(cell)) ? labels.counts()[cell] : 0;
        }
        long present = labels.present();
        return present == 0 ? 0 : (double) (present - declared) / present;
    }

    /** Returns their share; empty if there are none. */
    Optional<Measurement> measure(ClassificationTally tally) {
        long labelled = tally.labelled();
        long declared = classes.stream().mapToLong(tally::labelled).sum();
        if (labelled <= 0 || declared == labelled) {
            return Optional.empty();
        }
        double share = SignificantDigits.round((double) (labelled - declared) / labelled);
        double threshold = SignificantDigits.round(evaluated + sensitivity.rateFloor());
        Measurement.Builder measurement =
                Measurement.of(PerformanceJudge.UNKNOWN_LABELS, null)
                        .value(share)
                        .rows(labelled)
                        .threshold(threshold);
        boolean many = labelled >= sensitivity.minRows() && share >= threshold;
        return Optional.of(
                many
                        ? measurement.verdict(
                                Verdict.WARN,
                                "labels that are none of the classes %s, so this window is none to retrain on"
                                        .formatted(classes))
                        : measurement.verdict(
                                Verdict.NOT_APPLICABLE, "displayed; the classes are " + classes));
    }
}
