package dev.plumbline.core.threshold;

/**
 * Brings a statistic to the scale on which −ln p of its chance values is nearly a straight line and
 * nearly the same for every number of rows. N = nm / (n + m) for n rows of the window and m of the
 * baseline.
 */
public enum ChanceScale {
    /** A test statistic, which has both: chi-square, G, Anderson–Darling, Cramér–von Mises. */
    TEST {
        @Override
        double chance(double value, double rows) {
            return value;
        }

        @Override
        double value(double chance, double rows) {
            return chance;
        }
    },
    /** Quadratic in small differences, so N times it: PSI, Kullback–Leibler. */
    DIVERGENCE {
        @Override
        double chance(double value, double rows) {
            return rows * value;
        }

        @Override
        double value(double chance, double rows) {
            return chance / rows;
        }
    },
    /** Linear in small differences, so N times its square: D, W1, the Jensen–Shannon distance. */
    DISTANCE {
        @Override
        double chance(double value, double rows) {
            return rows * value * value;
        }

        @Override
        double value(double chance, double rows) {
            return Math.sqrt(chance / rows);
        }
    };

    /** Returns a statistic's value on the scale of chance. */
    abstract double chance(double value, double rows);

    /** Returns the statistic's value at a point of the scale of chance. */
    abstract double value(double chance, double rows);
}
