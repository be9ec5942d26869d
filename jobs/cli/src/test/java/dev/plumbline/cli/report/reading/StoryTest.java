package dev.plumbline.cli.report.reading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.cli.report.BikeYear;
import dev.plumbline.cli.report.LoanRows;
import dev.plumbline.cli.report.SampleRecords;
import dev.plumbline.cli.report.run.RunCollector;
import dev.plumbline.cli.report.run.RunResult;
import dev.plumbline.core.model.Clock;
import dev.plumbline.core.model.Role;
import dev.plumbline.core.model.Task;
import dev.plumbline.core.monitor.WindowSpec;
import dev.plumbline.core.report.Interval;
import dev.plumbline.core.report.Lane;
import dev.plumbline.core.report.Measurement;
import dev.plumbline.core.report.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StoryTest {
    @Test
    void tellsTheYearInOrder() {
        assertThat(story(BikeYear.result()))
                .containsExactly(
                        "Of 54 windows of 7 days, the inputs and RMSE were judged in all.",
                        "The inputs drifted in 1 of 54 windows, most of all windspeed, by 0.34"
                                + " standard deviations.",
                        "The data itself broke in 2 windows, 2012-07-08 to 2012-07-22 (hum); noted:"
                                + " INJECTED: hum × 100.",
                        "The error rose: RMSE was beyond its threshold in 8 of 52 windows with"
                                + " sound data, first in the window 2012-03-11 to 2012-03-18, and"
                                + " 171 at worst against 74.2 at evaluation.",
                        "Retraining was triggered twice, first on 2012-03-26.",
                        "Version v2 went live on 2012-03-28 and over its first 4 windows had an"
                                + " RMSE 0.535 times the old version's on the same rows (81.3"
                                + " against 152, scored in shadow); 1 more swap followed.",
                        "5 alert episodes opened; open at the end: performance (rmse 141"
                                + " beyond 121.5).");
    }

    @Test
    void saysThatPerformanceFellWhereMoreIsBetter() {
        assertThat(String.join(" ", story(LoanRows.result(true))))
                .contains("The performance fell: ROC AUC")
                .contains("first in the window rows 30,000 to 34,999")
                .contains("0.945 at worst against 0.97 at evaluation");
    }

    @Test
    void doesNotCallTheErrorFineWithoutLabels() {
        assertThat(story(LoanRows.result(false)))
                .contains("No labels came, so how well the model did is not known.");
    }

    @Test
    void callsInputsNormalOnlyIfTheyWereJudged() {
        assertThat(story(one(SampleRecords.distribution("temp", 0.01, Verdict.OK))))
                .anyMatch(sentence -> sentence.startsWith("No input drifted"));
        assertThat(story(one(SampleRecords.distribution("temp", 0.01, Verdict.INSUFFICIENT_DATA))))
                .contains("In no window could the inputs be judged against a baseline.");
    }

    @Test
    void callsInputsJudgedWhereANamedStatisticDecided() {
        Measurement named =
                Measurement.of("psi", "temp")
                        .value(.02)
                        .rows(168)
                        .threshold(.1)
                        .verdict(Verdict.OK);
        assertThat(story(one(named))).anyMatch(s -> s.startsWith("No input drifted"));
        Measurement shown =
                Measurement.of("psi", "temp").value(.02).rows(168).verdict(Verdict.NOT_APPLICABLE);
        assertThat(story(one(shown)))
                .contains("In no window could the inputs be judged against a baseline.");
    }

    @Test
    void anAllClearSaysWhatItCouldHaveFound() {
        assertThat(story(one(clear("temp", 1.5), clear("hum", 1.9), clear("wind", 4))))
                .contains(
                        "No input drifted beyond chance in the one window; a shift of 1.9 standard"
                                + " deviations would have been found, in wind one of 4.");
    }

    private static Measurement clear(String feature, double detectable) {
        return Measurement.of("distribution", feature)
                .value(0)
                .rows(60)
                .detectable(detectable)
                .verdict(Verdict.OK);
    }

    @Test
    void tellsOfALossAlsoWhereNoDataAreSound() {
        RunCollector run = new RunCollector("broken", null);
        for (Lane lane : Lane.values()) {
            Measurement measured =
                    lane == Lane.DATA ? SampleRecords.outOfRange("hum", 0.9) : metric("rmse", true);
            run.add(
                    BikeYear.BIKES.report(
                            lane,
                            BikeYear.week(0),
                            BikeYear.week(1),
                            "v1",
                            Role.CHAMPION,
                            168,
                            List.of(measured),
                            List.of()));
        }
        assertThat(story(run.result()))
                .contains(
                        "The RMSE is known in no window with sound data; with the data broken it was"
                                + " beyond its threshold in 1 of 1 window.");
    }

    @Test
    void tellsWhereDetectorsSpokeAndHowFarEstimatesWereOff() {
        assertThat(story(LoanRows.detected()))
                .contains(
                        "Estimated without labels, ROC AUC was worse than its range at evaluation"
                                + " in 4 of 10 windows, and at most 0.011 from what it turned out to"
                                + " be.",
                        "Read row by row, errors became more: ADWIN at row 30,431; not for DDM (moa),"
                                + " Page–Hinkley.");
        assertThat(story(LoanRows.estimated(false)))
                .contains(
                        "Estimated without labels, ROC AUC was worse than its range at evaluation"
                                + " in 4 of 10 windows.");
    }

    @Test
    void doesNotCallErrorsStableThatNoDetectorRead() {
        Measurement unread =
                Measurement.of("detector_adwin", null)
                        .rows(0, 8645)
                        .verdict(Verdict.INSUFFICIENT_DATA, "no labelled row to read");
        assertThat(story(performance(unread)))
                .contains(
                        "No sequential detector read a labelled row, for no label was known when its"
                                + " window was judged (ADWIN).")
                .noneMatch(sentence -> sentence.contains("errors became more"));
    }

    @Test
    void tellsOfOtherMetricsOnlyWhereTheyDiffer() {
        assertThat(story(performance(metric("rmse", false), metric("mae", false))))
                .noneMatch(sentence -> sentence.contains("Other metrics"));
        assertThat(story(performance(metric("rmse", false), metric("mae", true))))
                .contains("The RMSE stayed within its threshold in the one window.")
                .contains(
                        "Other metrics say something else, beyond their thresholds: MAE in 1 of 1"
                                + " window.");
        assertThat(
                        story(
                                performance(
                                        metric("rmse", true),
                                        metric("mae", false),
                                        metric("mse", true))))
                .contains("Wherever judged, other metrics stayed within their thresholds: MAE.")
                .noneMatch(sentence -> sentence.contains("0 of 1"));
    }

    @Test
    void countsOtherMetricsInTheWindowsInWhichTheMainOneIsCounted() {
        assertThat(story(soundAndBroken(false)))
                .contains("The RMSE stayed within its threshold in the one window with sound data.")
                .contains(
                        "Other metrics say something else, beyond their thresholds: MAE in 1 of 1"
                                + " window with sound data.");
        assertThat(story(soundAndBroken(true)))
                .contains(
                        "Other metrics say something else, beyond their thresholds: MAE in 2 of 2"
                                + " windows.");
    }

    /** A sound week, in which MAE is lost, and a broken one. */
    private static RunResult soundAndBroken(boolean alsoLostInBroken) {
        RunCollector run = new RunCollector("a sound week and a broken one", null);
        week(run, 0, Lane.PERFORMANCE, metric("rmse", false), metric("mae", true));
        week(run, 1, Lane.PERFORMANCE, metric("rmse", false), metric("mae", alsoLostInBroken));
        week(run, 1, Lane.DATA, SampleRecords.outOfRange("hum", 0.9));
        return run.result();
    }

    private static void week(RunCollector run, int week, Lane lane, Measurement... measurements) {
        run.add(
                BikeYear.BIKES.report(
                        lane,
                        BikeYear.week(week),
                        BikeYear.week(week + 1),
                        "v1",
                        Role.CHAMPION,
                        168,
                        List.of(measurements),
                        List.of()));
    }

    @Test
    void saysOnWhichSideOfEvaluationEstimatesAre() {
        assertThat(story(one(estimate(120, 90, Verdict.WARN))))
                .contains(
                        "Estimated without labels, RMSE was worse than its range at evaluation in 1"
                                + " of 1 window.");
        assertThat(story(one(estimate(50, 60, Verdict.WARN))))
                .contains(
                        "Estimated without labels, RMSE was better than its range at evaluation in"
                                + " 1 of 1 window.");
        assertThat(story(one(estimate(70, 90, Verdict.OK))))
                .contains(
                        "Estimated without labels, RMSE was outside its range at evaluation in none"
                                + " of 1 window.");
        assertThat(
                        story(
                                weeks(
                                        estimate(120, 90, Verdict.DRIFT),
                                        estimate(50, 60, Verdict.WARN),
                                        estimate(130, 90, Verdict.DRIFT))))
                .contains(
                        "Estimated without labels, RMSE was worse than its range at evaluation in 2"
                                + " and better in 1 of 3 windows.");
    }

    @Test
    void namesOtherEstimatesThatDecide() {
        RunCollector run = new RunCollector("estimates", BikeYear.monitor());
        run.add(
                BikeYear.BIKES.report(
                        Lane.DATA,
                        BikeYear.week(0),
                        BikeYear.week(1),
                        "v1",
                        Role.CHAMPION,
                        168,
                        List.of(
                                estimate(70, 90, Verdict.OK),
                                Measurement.of("estimated_mae", null)
                                        .value(60)
                                        .threshold(50)
                                        .verdict(Verdict.DRIFT)),
                        List.of()));
        assertThat(story(run.result()))
                .contains(
                        "Estimated without labels, RMSE was outside its range at evaluation in none"
                                + " of 1 window. Worse than their ranges were others: MAE in 1.");
    }

    private static Measurement estimate(double value, double threshold, Verdict verdict) {
        return Measurement.of("estimated_rmse", null)
                .value(value)
                .interval(new Interval(value - 5, value + 5, 0.9973))
                .threshold(threshold)
                .rows(168)
                .verdict(verdict);
    }

    private static RunResult weeks(Measurement... measured) {
        RunCollector run = new RunCollector("weeks", null);
        for (int week = 0; week < measured.length; week++) {
            run.add(
                    BikeYear.BIKES.report(
                            Lane.DATA,
                            BikeYear.week(week),
                            BikeYear.week(week + 1),
                            "v1",
                            Role.CHAMPION,
                            168,
                            List.of(measured[week]),
                            List.of()));
        }
        return run.result();
    }

    @Test
    void tellsOfOtherWindowLengthsOnlyWhereTheyDiffer() {
        assertThat(story(lengths(false)))
                .noneMatch(sentence -> sentence.contains("another length"));
        assertThat(story(lengths(true)))
                .contains(
                        "Windows of another length say something else: 1 of 1 of those of 1 day were"
                                + " off their baseline, and 0 of 1 of those of 7 days.");
    }

    @Test
    void windowsOfAnotherLengthThatCouldNotBeJudgedSayNothingElse() {
        RunCollector run = new RunCollector("two lengths", BikeYear.monitor());
        add(run, BikeYear.BIKES, BikeYear.week(1), Verdict.DRIFT);
        SampleRecords days =
                new SampleRecords(
                        "bike-demand",
                        Task.REGRESSION,
                        Clock.TIME,
                        WindowSpec.ofSpan(BikeYear.DAY, BikeYear.START));
        add(run, days, BikeYear.START.plus(BikeYear.DAY), Verdict.INSUFFICIENT_DATA);
        assertThat(story(run.result()))
                .contains(
                        "Of 1 window of 7 days, the inputs were judged in it, RMSE in none; of 1 window"
                                + " of 1 day, the inputs and RMSE were judged in none.")
                .noneMatch(sentence -> sentence.contains("another length"));
    }

    @Test
    void namesFewOfManyBrokenFeatures() {
        RunResult run =
                one(
                        IntStream.range(0, 200)
                                .mapToObj(i -> SampleRecords.outOfRange("f" + i, 0.9))
                                .toArray(Measurement[]::new));
        assertThat(story(run))
                .anyMatch(sentence -> sentence.contains("(f0, f1, f2, f3, f4 and 195 more)"));
    }

    private static Measurement metric(String name, boolean lost) {
        return SampleRecords.metric(name, 70, 168, 90, lost);
    }

    private static RunResult lengths(boolean daysDiffer) {
        RunCollector run = new RunCollector("two lengths", BikeYear.monitor());
        SampleRecords days =
                new SampleRecords(
                        "bike-demand",
                        Task.REGRESSION,
                        Clock.TIME,
                        WindowSpec.ofSpan(BikeYear.DAY, BikeYear.START));
        add(run, BikeYear.BIKES, BikeYear.week(1), Verdict.OK);
        add(run, days, BikeYear.START.plus(BikeYear.DAY), daysDiffer ? Verdict.DRIFT : Verdict.OK);
        return run.result();
    }

    static void add(RunCollector run, SampleRecords model, Instant end, Verdict verdict) {
        run.add(
                model.report(
                        Lane.DATA,
                        BikeYear.START,
                        end,
                        "v1",
                        Role.CHAMPION,
                        24,
                        List.of(SampleRecords.distribution("temp", .5, verdict)),
                        List.of()));
    }

    @Test
    void doesNotCallPerformanceFineThatWasNeverJudged() {
        Measurement known =
                Measurement.of("rmse", null)
                        .value(70)
                        .rows(12, 100)
                        .verdict(Verdict.INSUFFICIENT_DATA, "too few rows");
        assertThat(story(performance(known)))
                .contains("The RMSE is known in 1 window and could be judged in none.");
    }

    @Test
    void doesNotCountDriftThatAFaultExplains() {
        RunResult run =
                one(
                        SampleRecords.distribution("hum", 3, Verdict.DRIFT),
                        SampleRecords.outOfRange("hum", 0.9),
                        SampleRecords.distribution("temp", 0, Verdict.OK));
        assertThat(story(run))
                .anyMatch(sentence -> sentence.startsWith("No input drifted"))
                .anyMatch(sentence -> sentence.startsWith("The data itself broke in 1 window"));
    }

    @Test
    void hasNothingToTellOfAnEmptyRun() {
        assertThat(story(new RunCollector("empty", null).result()))
                .containsExactly("No window was reported, so there is nothing to tell.");
    }

    private static RunResult performance(Measurement... known) {
        return one(Lane.PERFORMANCE, known);
    }

    private static RunResult one(Measurement... measurements) {
        return one(Lane.DATA, measurements);
    }

    private static RunResult one(Lane lane, Measurement... measurements) {
        RunCollector run = new RunCollector("one window", null);
        week(run, 0, lane, measurements);
        return run.result();
    }

    static List<String> story(RunResult result) {
        return Story.of(RunReading.of(result));
    }
}
