package dev.plumbline.core.risk;

/**
 * Makes a loss between 0 and 1 of a regression's error: its magnitude, cut at a cap, over the cap.
 *
 * @param cap in the target's unit, at least 0; if it is 0 every error is a whole loss
 */
public record BoundedError(double cap) {
    /** Share of the evaluation set's errors that the cap leaves room above. */
    public static final double QUANTILE = 0.99;

    private static final double ROOM = 2;

    /**
     * Checks the cap.
     *
     * @throws IllegalArgumentException if it is negative or not finite
     */
    public BoundedError {
        if (!(cap >= 0 && cap < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("cap must be finite and at least 0, got " + cap);
        }
    }

    /**
     * Takes twice the 99th percentile of the evaluation set's absolute errors for the cap, so that
     * errors have room to grow and no single row can decide.
     *
     * @param high that percentile, at least 0
     */
    public static BoundedError over(double high) {
        return new BoundedError(ROOM * high);
    }

    /** Returns the loss of one error, 0 to 1. */
    public double loss(double error) {
        double magnitude = Math.abs(error);
        return magnitude >= cap ? (magnitude == 0 ? 0 : 1) : magnitude / cap;
    }
}
