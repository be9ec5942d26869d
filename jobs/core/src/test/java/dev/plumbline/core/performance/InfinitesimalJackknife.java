package dev.plumbline.core.performance;

import java.util.Arrays;
import java.util.function.ToDoubleFunction;

/**
 * The delta method without a formula: how a statistic moves when a row's weight does.
 *
 * @see <a href="https://doi.org/10.1137/1.9781611970319">Efron (1982)</a>, chapter 6
 */
final class InfinitesimalJackknife {
    private static final double STEP = 1e-4;

    private InfinitesimalJackknife() {}

    /**
     * Returns the standard error: √Σ w (dT/dw)², within about 1e-7 of it.
     *
     * @param weights rows of each kind
     * @param statistic T of the weights, the same if all of them are multiplied by one number
     */
    static double standardError(double[] weights, ToDoubleFunction<double[]> statistic) {
        double squares = 0;
        for (int row = 0; row < weights.length; row++) {
            double slope =
                    (statistic.applyAsDouble(moved(weights, row, STEP))
                                    - statistic.applyAsDouble(moved(weights, row, -STEP)))
                            / (2 * STEP);
            squares += weights[row] * slope * slope;
        }
        return Math.sqrt(squares);
    }

    private static double[] moved(double[] weights, int row, double step) {
        double[] moved = Arrays.copyOf(weights, weights.length);
        moved[row] += step;
        return moved;
    }
}
