package dev.plumbline.core.slice;

import java.util.List;

/** The one number that says what a model answered, by which slices' predictions are compared. */
public final class SlicedPrediction {
    private SlicedPrediction() {}

    /**
     * Returns a regression's value or a classifier's score or, for two classes without a score,
     * whether the positive one was decided on, as 0 or 1.
     *
     * @param value NaN if there is none
     * @param score NaN if there is none
     * @param predictedClass null if there is none
     * @param classes the positive one last; empty for a regression
     * @return NaN where no number says it
     */
    public static double of(
            double value, double score, String predictedClass, List<String> classes) {
        if (Double.isFinite(value)) {
            return value;
        }
        if (Double.isFinite(score)) {
            return score;
        }
        if (classes.size() != 2 || predictedClass == null || predictedClass.isEmpty()) {
            return Double.NaN;
        }
        return predictedClass.equals(classes.get(1)) ? 1 : 0;
    }
}
