package dev.plumbline.core.judgement;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.Stream;

/**
 * Counts windows in which at least one of many undisturbed features is called beyond chance. Every
 * feature is a series of its own; windows follow the evaluation rows without a gap, and a window of
 * n rows is the first n of a window of the largest size.
 *
 * @param features features of the model
 * @param baselines fresh evaluation sets
 * @param windows windows held to each
 * @param sizes rows per window, ascending
 * @param correlation of each feature's rows, by the feature's number
 */
record FalseAlarmExperiment(
        int features, int baselines, int windows, int[] sizes, IntToDoubleFunction correlation) {

    /** Probability with which a window may be a false alarm. */
    static final double BUDGET = 0.001;

    static final int EVALUATION_ROWS = 10_000;

    /** Floor in force by default, as Cohen's w. */
    private static final double FLOOR = 0.10;

    /** Deciding tests that a model of so many numeric features and an output has. */
    int tests() {
        return tests(features);
    }

    static int tests(int features) {
        return (features + 1) * (1 + RateJudge.NUMERIC_TESTS + ScaleJudge.TESTS);
    }

    /** Alarmed windows per size: without the floor and with it. */
    record Alarms(int[] withoutFloor, int[] withFloor) {}

    /** Both tellings of the same rows. */
    record Outcome(Alarms numbers, Alarms categories) {}

    Outcome run(long seed) {
        Tally numbers = new Tally(sizes.length);
        Tally categories = new Tally(sizes.length);
        for (int baseline = 0; baseline < baselines; baseline++) {
            numbers.begin();
            categories.begin();
            for (int feature = 0; feature < features; feature++) {
                SimulatedFeature simulated =
                        new SimulatedFeature(
                                seed + 1_000L * baseline + feature,
                                correlation.applyAsDouble(feature),
                                EVALUATION_ROWS,
                                sizes[0],
                                tests());
                for (int window = 0; window < windows; window++) {
                    window(simulated, window, numbers, categories);
                }
            }
            numbers.end();
            categories.end();
        }
        return new Outcome(numbers.alarms(), categories.alarms());
    }

    private void window(SimulatedFeature feature, int window, Tally numbers, Tally categories) {
        long[] byNumber = new long[feature.numberOfCells];
        long[] byCategory = new long[feature.numberOfCells];
        int row = 0;
        for (int size = 0; size < sizes.length; size++) {
            for (; row < sizes[size]; row++) {
                feature.count(feature.next(), byNumber, byCategory);
            }
            numbers.see(size, window, feature.byNumber, byNumber);
            categories.see(size, window, feature.byCategory, byCategory);
        }
    }

    /** Alarmed windows per size. */
    private final class Tally {
        private final double level = TestLevel.of(BUDGET, tests()).value();
        private final List<BitSet> alarmed;
        private final List<BitSet> beyondFloor;
        private final int[] withoutFloor;
        private final int[] withFloor;

        Tally(int sizes) {
            this.alarmed = Stream.generate(BitSet::new).limit(sizes).toList();
            this.beyondFloor = Stream.generate(BitSet::new).limit(sizes).toList();
            this.withoutFloor = new int[sizes];
            this.withFloor = new int[sizes];
        }

        void begin() {
            alarmed.forEach(BitSet::clear);
            beyondFloor.forEach(BitSet::clear);
        }

        void see(int size, int window, DecidingTest test, long[] counts) {
            DecidingTest.Outcome outcome = test.compare(Arrays.copyOf(counts, test.cells()));
            if (outcome.pValue() < level) {
                alarmed.get(size).set(window);
                if (outcome.effect() > FLOOR) {
                    beyondFloor.get(size).set(window);
                }
            }
        }

        void end() {
            for (int size = 0; size < withoutFloor.length; size++) {
                withoutFloor[size] += alarmed.get(size).cardinality();
                withFloor[size] += beyondFloor.get(size).cardinality();
            }
        }

        Alarms alarms() {
            return new Alarms(withoutFloor, withFloor);
        }
    }
}
