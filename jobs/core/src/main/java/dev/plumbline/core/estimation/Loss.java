package dev.plumbline.core.estimation;

/** What one row adds to a measure of a regression. */
public enum Loss {
    /** |e|, in the target's unit. */
    ABSOLUTE,
    /** e², in the target's unit squared. */
    SQUARED,
    /** |e| / |y|; not defined where |y| is below 1e-9. */
    RELATIVE,
    /** (ln(1 + predicted) − ln(1 + y))²; not defined unless both exceed −1. */
    SQUARED_LOG;

    private static final double SMALLEST_ACTUAL = 1e-9;

    /** Returns the loss of a row; NaN where it is not defined. */
    double of(double predicted, double actual) {
        double error = predicted - actual;
        return switch (this) {
            case ABSOLUTE -> Math.abs(error);
            case SQUARED -> error * error;
            case RELATIVE ->
                    Math.abs(actual) < SMALLEST_ACTUAL
                            ? Double.NaN
                            : Math.abs(error) / Math.abs(actual);
            case SQUARED_LOG -> {
                double ratio = Math.log1p(predicted) - Math.log1p(actual);
                yield Double.isInfinite(ratio) ? Double.NaN : ratio * ratio;
            }
        };
    }
}
