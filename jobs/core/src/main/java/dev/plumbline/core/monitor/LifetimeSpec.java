package dev.plumbline.core.monitor;

/**
 * Asks whether a deployed version errs more than its evaluation allows, with a bound on false
 * alarms over all windows that it is ever watched for.
 *
 * @param alpha probability of a false alarm over the whole life, above 0 and below 1
 * @param tolerance rise of the error rate over the baseline's that is no harm, from 0, below 1
 */
public record LifetimeSpec(double alpha, double tolerance) {
    public static final LifetimeSpec USUALLY = new LifetimeSpec(0.05, 0.01);

    public LifetimeSpec {
        if (!(alpha > 0 && alpha < 1)) {
            throw new IllegalArgumentException(
                    "alpha must be above 0 and below 1, got %s; usual is 0.05".formatted(alpha));
        }
        if (!(tolerance >= 0 && tolerance < 1)) {
            throw new IllegalArgumentException(
                    "the tolerance must be from 0 and below 1, got %s; 0.01 is one percentage point"
                            .formatted(tolerance));
        }
    }
}
