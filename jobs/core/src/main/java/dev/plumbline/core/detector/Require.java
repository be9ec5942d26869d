package dev.plumbline.core.detector;

/** Says what must hold and what was got instead. */
final class Require {
    private Require() {}

    static void that(boolean holds, String message, Object... details) {
        if (!holds) {
            throw new IllegalArgumentException(message.formatted(details));
        }
    }

    static void above(String name, double value, double bound) {
        that(
                value > bound && value < Double.POSITIVE_INFINITY,
                "%s must be above %s and finite, got %s",
                name,
                bound,
                value);
    }

    static void atLeast(String name, double value, double bound) {
        that(
                value >= bound && value < Double.POSITIVE_INFINITY,
                "%s must be at least %s and finite, got %s",
                name,
                bound,
                value);
    }

    /** Holds a value above 0 and at most a bound. */
    static void positiveUpTo(String name, double value, double bound) {
        that(
                value > 0 && value <= bound,
                "%s must be above 0 and at most %s, got %s",
                name,
                bound,
                value);
    }

    static void probability(String name, double value) {
        that(value > 0 && value < 1, "%s must be above 0 and below 1, got %s", name, value);
    }

    /** Checks an error of a method that counts errors. */
    static void hitOrError(double error, DetectorMethod method) {
        if (error != 0 && error != 1) {
            throw refused(error, method, "0 for a hit or 1 for an error");
        }
    }

    /** Checks an error of a method whose bound holds between 0 and 1. */
    static void unitInterval(double error, DetectorMethod method) {
        if (!(error >= 0 && error <= 1)) {
            throw refused(error, method, "from 0 to 1; clip and scale larger errors");
        }
    }

    /** Checks an error of a method that reads any number. */
    static void finite(double error, DetectorMethod method) {
        if (!(Math.abs(error) < Double.POSITIVE_INFINITY)) {
            throw refused(error, method, "finite");
        }
    }

    private static IllegalArgumentException refused(
            double error, DetectorMethod method, String range) {
        return new IllegalArgumentException(
                "an error read by %s must be %s, got %s".formatted(method.id(), range, error));
    }
}
