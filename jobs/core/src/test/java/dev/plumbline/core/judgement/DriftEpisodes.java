package dev.plumbline.core.judgement;

import dev.plumbline.core.report.Measurement;
import dev.plumbline.core.report.SignificantDigits;
import dev.plumbline.core.report.Verdict;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;

/**
 * Episodes of features whose values are shifted from window to window, each held to a baseline of
 * its own at the level of a model of 1,400 tests, floor .1.
 *
 * @param features that shift together, and that are all the model has
 * @param baselineRows rows of the evaluation set
 * @param correlation of a feature's rows, often written ρ
 * @param windowRows rows per window
 */
record DriftEpisodes(int features, int baselineRows, double correlation, int windowRows) {
    private static final int TESTS = 1_400;
    private static final double FLOOR = 0.10;

    /** Smallest shift that is just significant, and not below the floor. */
    double threshold(long seed) {
        return Math.max(FLOOR, feature(seed).byNumber.detectable(windowRows));
    }

    private SimulatedFeature feature(long seed) {
        return new SimulatedFeature(
                seed, correlation, baselineRows, Math.min(windowRows, baselineRows), TESTS);
    }

    /**
     * Runs windows one after the other.
     *
     * @param shift of every feature by window, in standard deviations
     */
    EpisodeCount run(long seed, int windows, IntToDoubleFunction shift) {
        List<SimulatedFeature> simulated = new ArrayList<>();
        for (int each = 0; each < features; each++) {
            simulated.add(feature(seed + each));
        }
        EpisodeCount count = EpisodeCount.ofData();
        for (int window = 0; window < windows; window++) {
            Measurement[] said = new Measurement[features];
            for (int each = 0; each < features; each++) {
                said[each] = measure("f" + each, simulated.get(each), shift.applyAsDouble(window));
            }
            count.next(said);
        }
        return count;
    }

    private Measurement measure(String name, SimulatedFeature feature, double shift) {
        long[] counts = new long[feature.numberOfCells];
        for (int row = 0; row < windowRows; row++) {
            feature.countNumber(feature.next() + shift, counts);
        }
        DecidingTest.Outcome said =
                feature.byNumber.compare(Arrays.copyOf(counts, feature.byNumber.cells()));
        double effect = SignificantDigits.round(said.effect());
        double pValue = SignificantDigits.round(said.pValue());
        double level = TestLevel.of(FalseAlarmExperiment.BUDGET, TESTS).value();
        return Measurement.of(DriftMetric.DISTRIBUTION, name)
                .value(effect)
                .effect(effect)
                .pValue(pValue)
                .threshold(FLOOR)
                .rows(windowRows)
                .verdict(effect > FLOOR && pValue < level ? Verdict.DRIFT : Verdict.OK);
    }
}
