package dev.plumbline.core.monitor;

import dev.plumbline.core.model.Task;

/**
 * Asks whether a deployed version errs more than its evaluation allows, with a bound on false
 * alarms over all windows that it is ever watched for.
 *
 * @param alpha probability of a false alarm over the whole life, above 0 and below 1
 * @param tolerance rise over the baseline that is no harm, from 0, below 1: classifiers, in points
 *     of the error rate (0.01 is one percentage point); regressions, as a share of the baseline's
 *     mean absolute error (0.1 is a tenth more)
 */
public record LifetimeSpec(double alpha, double tolerance) {
    private static final double USUAL_ALPHA = 0.05;
    private static final double USUAL_POINTS = 0.01;
    private static final double USUAL_SHARE = 0.1;

    public LifetimeSpec {
        if (!(alpha > 0 && alpha < 1)) {
            throw new IllegalArgumentException(
                    "alpha must be above 0 and below 1, got %s; usual is 0.05".formatted(alpha));
        }
        if (!(tolerance >= 0 && tolerance < 1)) {
            throw new IllegalArgumentException(
                    "the tolerance must be from 0 and below 1, got %s; 0.01 is one percentage point of an error rate, or a hundredth of a mean error"
                            .formatted(tolerance));
        }
    }

    /** Returns what is asked where nothing is said. */
    public static LifetimeSpec usually(Task task) {
        return new LifetimeSpec(USUAL_ALPHA, task.isClassification() ? USUAL_POINTS : USUAL_SHARE);
    }
}
