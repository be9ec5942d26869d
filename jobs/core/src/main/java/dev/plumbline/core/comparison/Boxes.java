package dev.plumbline.core.comparison;

import java.util.function.DoubleUnaryOperator;

/**
 * One number per bin that is known within bounds.
 *
 * @param least certain lower bound per bin
 * @param guess best guess per bin
 * @param most certain upper bound per bin
 */
record Boxes(double[] least, double[] guess, double[] most) {

    int bins() {
        return guess.length;
    }

    /** Numbers that are known exactly. */
    static Boxes exact(double... values) {
        return new Boxes(values, values, values);
    }

    static Boxes exact(long[] counts) {
        double[] values = new double[counts.length];
        for (int bin = 0; bin < values.length; bin++) {
            values[bin] = counts[bin];
        }
        return exact(values);
    }

    /** Applies a rising function to every number. */
    Boxes mapped(DoubleUnaryOperator rising) {
        return new Boxes(mapped(least, rising), mapped(guess, rising), mapped(most, rising));
    }

    private static double[] mapped(double[] values, DoubleUnaryOperator function) {
        double[] mapped = new double[values.length];
        for (int bin = 0; bin < values.length; bin++) {
            mapped[bin] = function.applyAsDouble(values[bin]);
        }
        return mapped;
    }

    Boxes over(double total) {
        return mapped(count -> count / total);
    }
}
