package dev.plumbline.core.comparison;

import java.util.function.DoubleUnaryOperator;

/** A figure that certainly lies between two bounds, and a best guess. */
record Range(double least, double guess, double most) {

    Range plus(Range other) {
        return new Range(least + other.least, guess + other.guess, most + other.most);
    }

    /** Applies a rising function. */
    Range mapped(DoubleUnaryOperator rising) {
        return new Range(
                rising.applyAsDouble(least),
                rising.applyAsDouble(guess),
                rising.applyAsDouble(most));
    }

    Figure figure() {
        return least == most ? Figure.exact(guess) : Figure.between(least, guess, most);
    }
}
