package dev.plumbline.cli.baseline;

import dev.plumbline.core.baseline.Baseline;
import dev.plumbline.core.threshold.EvaluationBlocks;
import dev.plumbline.core.threshold.NullThresholds;
import java.util.TreeSet;

/** What a baseline knows of chance, in words. */
final class ThresholdText {
    private ThresholdText() {}

    /**
     * Returns which shown statistics have a threshold, or why none has.
     *
     * @param replicates as many as were asked for
     */
    static String of(Baseline baseline, int replicates) {
        NullThresholds thresholds = baseline.supplement().thresholds();
        if (thresholds != null) {
            return of(thresholds);
        }
        if (replicates == 0) {
            return "none, as --replicates 0 asks";
        }
        return baseline.rows() < EvaluationBlocks.FEWEST_ROWS
                ? "none; they need at least %,d rows, got %,d"
                        .formatted(EvaluationBlocks.FEWEST_ROWS, baseline.rows())
                : "none; the rows do not come in the order of their event time and are too many to sort, so sort the file or raise --memory";
    }

    static String of(NullThresholds thresholds) {
        return "%s for windows of %,d to %,d rows (%,d replicates of %,d rows)"
                .formatted(
                        String.join(", ", new TreeSet<>(thresholds.statistics().keySet())),
                        thresholds.windowRows().get(0),
                        thresholds.evaluationRows(),
                        thresholds.replicates(),
                        thresholds.rows());
    }
}
