package dev.plumbline.core.detector;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Prints what one error costs a detector in CPU time of the thread, the median of 20 rounds. On a
 * machine that others use, {@link DetectorBenchmark} measures their share too; this does not.
 * Arguments: methods.
 */
final class DetectorCpuTime {
    private static final int ERRORS = 1 << 16;
    private static final int PASSES = 20;
    private static final int WARM_UP = 10;
    private static final int ROUNDS = 20;

    private DetectorCpuTime() {}

    public static void main(String[] arguments) {
        for (String method : arguments) {
            Detector detector =
                    DetectorCalibration.stored()
                            .settings(DetectorMethod.named(method), .15)
                            .start();
            double[] costs =
                    IntStream.range(0, WARM_UP + ROUNDS)
                            .mapToDouble(round -> cost(detector))
                            .skip(WARM_UP)
                            .sorted()
                            .toArray();
            System.out.printf(Locale.ROOT, "%s %.1f ns%n", method, costs[ROUNDS / 2]);
        }
    }

    private static double cost(Detector detector) {
        double[] errors = new double[ERRORS];
        SplittableRandom random = new SplittableRandom(1);
        Arrays.setAll(errors, row -> random.nextDouble() < .15 ? 1 : 0);
        int drifts = 0;
        long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        for (int pass = 0; pass < PASSES; pass++) {
            for (double error : errors) {
                drifts += detector.step(error).isDrift() ? 1 : 0;
            }
        }
        long end = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        if (drifts > PASSES * ERRORS / 10) {
            throw new IllegalStateException(
                    "a detector that always alarms is not what is measured");
        }
        return (double) (end - start) / PASSES / ERRORS;
    }
}
