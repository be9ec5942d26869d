package dev.plumbline.core.evidence;

import dev.plumbline.core.baseline.Baseline;
import dev.plumbline.core.evaluation.SeasonalEvaluation;
import dev.plumbline.core.judgement.DriftJudge;
import dev.plumbline.core.monitor.Sensitivity;
import dev.plumbline.core.profile.ModelProfile;
import dev.plumbline.core.profile.NumericProfile;
import dev.plumbline.core.report.Measurement;
import dev.plumbline.core.report.Verdict;
import dev.plumbline.core.window.PaneRows;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Eight weeks of hours make a baseline, six more weeks are judged hour by hour, feature by feature:
 * the features of a model are independent, so a window is alarmed if any of them is.
 *
 * @param features of the model; the budget is divided over all of them
 * @param buckets 48 or 168; 0 for a baseline without seasons
 * @param blockRows rows per block of the baseline's own λ, which counts where there are no seasons
 * @param hourlyEffect standard deviation of what moves a whole hour
 */
record SeasonTrial(int features, int rowsPerHour, int buckets, int blockRows, double hourlyEffect) {
    static final int SCORED_HOURS = 6 * 168;
    private static final int EVALUATED_HOURS = 8 * 168;

    /** One false alarm in so many windows is allowed. */
    private static final double BUDGET = 0.001;

    /** The effect floor is off, so the level alone is on trial. */
    private static final Sensitivity NO_FLOOR = new Sensitivity(1, 0, 0, 50);

    private static final long HOUR = Duration.ofHours(1).toMillis();
    private static final Instant MONDAY = Instant.parse("2024-01-01T00:00:00Z");

    /** Returns which of the scored hours were alarmed. */
    BitSet alarmedHours(long seed) {
        BitSet alarmed = new BitSet(SCORED_HOURS);
        for (int feature = 0; feature < features; feature++) {
            score(seed * 1_000 + feature, SCORED_HOURS, SCORED_HOURS, 0, alarmed);
        }
        return alarmed;
    }

    /** Whether a shift of one feature that begins after some hours is seen within three of them. */
    boolean finds(double shift, long seed) {
        BitSet alarmed = new BitSet();
        int begin = (int) (seed % 168);
        score(seed * 1_000 + 999, begin + 3, begin, shift, alarmed);
        return alarmed.nextSetBit(begin) >= 0;
    }

    /** Whether a shift of one feature is seen in the first whole day of it. */
    boolean findsInADay(double shift, long seed) {
        SeasonalSeries series = new SeasonalSeries(seed * 1_000 + 999, rowsPerHour, hourlyEffect);
        Baseline baseline = baseline(series);
        DriftJudge judge = judge(baseline);
        int days = (int) (seed % 7);
        series.hours(days * 24);
        return isAlarmed(day(series, baseline, judge, days, shift));
    }

    /** Returns how many whole days of six weeks were alarmed, of a model of one feature. */
    int alarmedDays(long seed) {
        SeasonalSeries series = new SeasonalSeries(seed * 1_000, rowsPerHour, hourlyEffect);
        Baseline baseline = baseline(series);
        DriftJudge judge = judge(baseline);
        int alarmed = 0;
        for (int day = 0; day < SCORED_HOURS / 24; day++) {
            alarmed += isAlarmed(day(series, baseline, judge, day, 0)) ? 1 : 0;
        }
        return alarmed;
    }

    private List<Measurement> day(
            SeasonalSeries series, Baseline baseline, DriftJudge judge, int day, double shift) {
        ModelProfile window = new ModelProfile(baseline.layout());
        List<PaneRows> panes = new ArrayList<>();
        double[] values = new double[rowsPerHour];
        for (int hour = 0; hour < 24; hour++) {
            series.hour(values, 0, shift);
            for (double value : values) {
                ((NumericProfile) window.profile(0)).add(value);
            }
            long from = MONDAY.toEpochMilli() + (EVALUATED_HOURS + day * 24L + hour) * HOUR;
            panes.add(new PaneRows(from, from + HOUR, rowsPerHour));
        }
        return judge.measure(window, panes);
    }

    private Baseline baseline(SeasonalSeries series) {
        return SeasonalEvaluation.of(
                series.hours(EVALUATED_HOURS), rowsPerHour, MONDAY, buckets, blockRows);
    }

    /** With one feature's part of the budget: (1 − b'/2)^features = 1 − b/2. */
    private DriftJudge judge(Baseline baseline) {
        double part = -2 * Math.expm1(Math.log1p(-BUDGET / 2) / features);
        return new DriftJudge(baseline, NO_FLOOR, part);
    }

    private void score(long seed, int hours, int shiftedFrom, double shift, BitSet alarmed) {
        SeasonalSeries series = new SeasonalSeries(seed, rowsPerHour, hourlyEffect);
        Baseline baseline = baseline(series);
        DriftJudge judge = judge(baseline);
        double[] values = new double[rowsPerHour];
        long start = MONDAY.toEpochMilli() + EVALUATED_HOURS * HOUR;
        for (int hour = 0; hour < hours; hour++) {
            series.hour(values, 0, hour >= shiftedFrom ? shift : 0);
            ModelProfile window = new ModelProfile(baseline.layout());
            for (double value : values) {
                ((NumericProfile) window.profile(0)).add(value);
            }
            PaneRows pane =
                    new PaneRows(start + hour * HOUR, start + (hour + 1) * HOUR, rowsPerHour);
            if (isAlarmed(judge.measure(window, List.of(pane)))) {
                alarmed.set(hour);
            }
        }
    }

    private static boolean isAlarmed(List<Measurement> measurements) {
        return measurements.stream().anyMatch(m -> m.verdict() == Verdict.DRIFT);
    }
}
