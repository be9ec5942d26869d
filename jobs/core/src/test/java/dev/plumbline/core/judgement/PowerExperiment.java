package dev.plumbline.core.judgement;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

/**
 * Share of changes of one feature among many that three windows find, with the floor in force.
 *
 * @param tests deciding tests of the whole model
 * @param baselines fresh evaluation sets
 * @param trials changes per evaluation set
 * @param windowRows rows per window
 */
record PowerExperiment(int tests, int baselines, int trials, int windowRows) {
    private static final int WINDOWS = 3;
    private static final double FLOOR = 0.10;

    /**
     * Runs the trials.
     *
     * @param correlation of the changed feature's rows
     * @param change what becomes of each value
     */
    double found(long seed, double correlation, DoubleUnaryOperator change) {
        int found = 0;
        for (int baseline = 0; baseline < baselines; baseline++) {
            SimulatedFeature feature =
                    new SimulatedFeature(
                            seed + baseline,
                            correlation,
                            FalseAlarmExperiment.EVALUATION_ROWS,
                            windowRows,
                            tests);
            for (int trial = 0; trial < trials; trial++) {
                found += isFound(feature, change) ? 1 : 0;
            }
        }
        return (double) found / baselines / trials;
    }

    private boolean isFound(SimulatedFeature feature, DoubleUnaryOperator change) {
        double level = TestLevel.of(FalseAlarmExperiment.BUDGET, tests).value();
        boolean found = false;
        for (int window = 0; window < WINDOWS; window++) {
            long[] counts = new long[feature.numberOfCells];
            for (int row = 0; row < windowRows; row++) {
                feature.countNumber(change.applyAsDouble(feature.next()), counts);
            }
            DecidingTest.Outcome outcome =
                    feature.byNumber.compare(Arrays.copyOf(counts, feature.byNumber.cells()));
            found |= outcome.pValue() < level && outcome.effect() > FLOOR;
        }
        return found;
    }
}
