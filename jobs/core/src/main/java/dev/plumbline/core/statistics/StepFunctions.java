package dev.plumbline.core.statistics;

import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;

/** Integrates over the difference of two cumulative distributions that rise in steps. */
final class StepFunctions {
    private StepFunctions() {}

    /**
     * Returns ∫ f(F(x) − G(x)) dx.
     *
     * @param baselineAt where F rises, ascending; steps of share 0 are ignored, wherever they stand
     * @param baseline by how much F rises at each point
     * @param windowAt where G rises, ascending
     * @param window by how much G rises at each point
     */
    static double integrate(
            double[] baselineAt,
            double[] baseline,
            double[] windowAt,
            double[] window,
            DoubleUnaryOperator f) {
        Shares.requireSameCells(baselineAt.length, baseline.length);
        Shares.requireSameCells(windowAt.length, window.length);
        int[] left = filled(baseline);
        int[] right = filled(window);
        double integral = 0;
        double difference = 0;
        double at = Double.NaN;
        int i = 0;
        int j = 0;
        while (i < left.length || j < right.length) {
            boolean stepsLeft =
                    j == right.length
                            || i < left.length && baselineAt[left[i]] <= windowAt[right[j]];
            double next = stepsLeft ? baselineAt[left[i]] : windowAt[right[j]];
            integral += Double.isNaN(at) ? 0 : (next - at) * f.applyAsDouble(difference);
            difference += stepsLeft ? baseline[left[i++]] : -window[right[j++]];
            at = next;
        }
        return integral;
    }

    private static int[] filled(double[] shares) {
        return IntStream.range(0, shares.length).filter(cell -> shares[cell] > 0).toArray();
    }
}
