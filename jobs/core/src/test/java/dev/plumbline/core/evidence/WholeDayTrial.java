package dev.plumbline.core.evidence;

import dev.plumbline.core.baseline.Baseline;
import dev.plumbline.core.evaluation.SeasonalEvaluation;
import dev.plumbline.core.judgement.DriftJudge;
import dev.plumbline.core.monitor.Sensitivity;
import dev.plumbline.core.monitor.WindowSpec;
import dev.plumbline.core.profile.ModelProfile;
import dev.plumbline.core.profile.NumericProfile;
import dev.plumbline.core.report.Measurement;
import dev.plumbline.core.report.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.BitSet;

/**
 * A few weeks make a baseline without seasons, twelve more are judged by windows of whole days. The
 * features of a model are independent, so a window is alarmed if any of them is.
 *
 * @param shape of every feature
 * @param features of the model; the budget is divided over all of them
 * @param weeks evaluated
 * @param daysPerWindow 1 for a day, 7 for a week
 */
record WholeDayTrial(
        DailySeries.Shape shape, int features, int weeks, int rowsPerHour, int daysPerWindow) {
    /** The most that a window may take of a monthly budget. */
    static final double BUDGET = 0.01;

    private static final int SCORED_DAYS = 12 * 7;

    /** The effect floor is off, so the level alone is on trial. */
    private static final Sensitivity NO_FLOOR = new Sensitivity(1, 0, 0, 50);

    private static final Instant MONDAY = Instant.parse("2024-01-01T00:00:00Z");

    /** One feature and what it is held to. */
    private record Held(DailySeries series, Baseline baseline, DriftJudge judge) {}

    /** Windows judged for each seed. */
    int windows() {
        return SCORED_DAYS / daysPerWindow;
    }

    /** Returns how many of them are alarmed though nothing changed. */
    int alarmed(long seed) {
        BitSet alarmed = new BitSet();
        for (int feature = 0; feature < features; feature++) {
            Held held = held(seed * 1_000 + feature, NO_FLOOR);
            for (int window = 0; window < windows(); window++) {
                if (isAlarmed(held, 0)) {
                    alarmed.set(window);
                }
            }
        }
        return alarmed.cardinality();
    }

    /** Whether a shift of one feature is seen in its first window. */
    boolean finds(double shift, long seed) {
        Held held = held(seed * 1_000 + 999, Sensitivity.DEFAULT);
        for (int window = 0; window < seed % 7; window++) {
            held.series.days(daysPerWindow);
        }
        return isAlarmed(held, shift);
    }

    /** Returns λ of one feature. */
    double lambda(long seed) {
        return held(seed * 1_000, NO_FLOOR).baseline.features().get(0).dependence().lambda();
    }

    private Held held(long seed, Sensitivity sensitivity) {
        DailySeries series = new DailySeries(seed, shape, rowsPerHour);
        Baseline baseline =
                SeasonalEvaluation.of(
                        series.days(7 * weeks),
                        rowsPerHour,
                        MONDAY,
                        WindowSpec.ofSpan(Duration.ofDays(daysPerWindow), MONDAY));
        // with one feature's part of the budget: (1 − b'/2)^features = 1 − b/2
        double part = -2 * Math.expm1(Math.log1p(-BUDGET / 2) / features);
        return new Held(series, baseline, new DriftJudge(baseline, sensitivity, part));
    }

    private boolean isAlarmed(Held held, double shift) {
        ModelProfile window = new ModelProfile(held.baseline.layout());
        NumericProfile profile = (NumericProfile) window.profile(0);
        for (int day = 0; day < daysPerWindow; day++) {
            for (double value : held.series.day(shift)) {
                profile.add(value);
            }
        }
        return held.judge.measure(window).stream().anyMatch(WholeDayTrial::isDrift);
    }

    private static boolean isDrift(Measurement measured) {
        return measured.verdict() == Verdict.DRIFT;
    }
}
