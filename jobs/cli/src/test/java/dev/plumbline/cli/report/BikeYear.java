package dev.plumbline.cli.report;

import dev.plumbline.cli.report.run.Annotation;
import dev.plumbline.cli.report.run.RunCollector;
import dev.plumbline.cli.report.run.RunResult;
import dev.plumbline.core.alert.AlertRules;
import dev.plumbline.core.alert.EpisodeState;
import dev.plumbline.core.alert.Severity;
import dev.plumbline.core.baseline.Baseline;
import dev.plumbline.core.model.Clock;
import dev.plumbline.core.model.Role;
import dev.plumbline.core.model.Task;
import dev.plumbline.core.monitor.Monitor;
import dev.plumbline.core.monitor.PerformanceRule;
import dev.plumbline.core.monitor.WindowSpec;
import dev.plumbline.core.report.Distribution;
import dev.plumbline.core.report.Lane;
import dev.plumbline.core.report.Measurement;
import dev.plumbline.core.report.Verdict;
import dev.plumbline.core.retraining.ExcludedSpan;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A year shaped like the bike data: inputs normal, error up in spring and in autumn, two swaps, and
 * a fault in July. The figures are made up; the shapes of the records are those of a run.
 */
public final class BikeYear {
    public static final Instant START = Instant.parse("2012-01-01T00:00:00Z");
    public static final Duration DAY = Duration.ofDays(1);
    public static final Duration WEEK = Duration.ofDays(7);
    public static final List<String> FEATURES =
            List.of("hr", "workingday", "weathersit", "temp", "hum", "windspeed");
    public static final SampleRecords BIKES =
            new SampleRecords(
                    "bike-demand", Task.REGRESSION, Clock.TIME, WindowSpec.ofSpan(WEEK, START));
    public static final Annotation FAULT =
            new Annotation(week(27), week(29), "INJECTED: hum × 100");

    private static final double[] OLD = {
        61, 55, 50, 58, 66, 72, 64, 70, 75, 79, 138, 157, 151, 149, 160, 146, 155, 163, 158, 149
    };

    private final RunCollector run = new RunCollector("Bike demand, Washington D.C.", monitor());

    private BikeYear() {}

    public static RunResult result() {
        BikeYear year = new BikeYear();
        year.fill();
        return year.run.result();
    }

    public static Instant week(int number) {
        return START.plus(WEEK.multipliedBy(number));
    }

    public static Monitor monitor() {
        return BIKES.monitor(FEATURES, List.of(new PerformanceRule("rmse", 1.5, 1.2, 2)));
    }

    private void fill() {
        run.add(FAULT);
        run.add(BIKES.baseline("v1", week(-52), START, "rmse", 59.5, 2));
        run.add(BIKES.baseline("v2", week(6), week(12), "rmse", 74.2, 3));
        run.add(BIKES.baseline("v3", week(31), week(37), "rmse", 81, 3));
        run.add(BIKES.deployment(1, START, "v1"));
        run.add(BIKES.deployment(2, week(12).plus(DAY.multipliedBy(3)), "v2", "v1"));
        run.add(BIKES.deployment(3, week(37).plus(DAY.multipliedBy(3)), "v3", "v2"));
        for (int week = 0; week < 52; week++) {
            week(week, week < 12 ? "v1" : week < 37 ? "v2" : "v3");
        }
        loss("spring", 10, "v1", true);
        loss("autumn", 35, "v2", true);
        loss("winter", 50, "v3", false);
        fault();
        drift();
        run.add(
                BIKES.trigger(
                        "t-spring", week(12).plus(DAY), "v1", WEEK.multipliedBy(6), List.of()));
        run.add(
                BIKES.trigger(
                        "t-autumn",
                        week(37).plus(DAY),
                        "v2",
                        WEEK.multipliedBy(10),
                        List.of(
                                new ExcludedSpan(
                                        week(27), week(29), "data-quality episode e-fault"))));
    }

    private void week(int week, String version) {
        if (week == 12 || week == 37) {
            String before = week == 12 ? "v1" : "v2";
            window(week, before, Role.CHAMPION, 72, 166);
            window(week, version, Role.CHAMPION, 96, 84);
            window(week, before, Role.SHADOW, 96, 152);
            return;
        }
        window(week, version, Role.CHAMPION, 168, error(week));
        if (version.equals("v2")) {
            window(week, "v1", Role.SHADOW, 168, week < 20 ? OLD[week] : 150 + week);
        }
        if (version.equals("v3")) {
            window(week, "v2", Role.SHADOW, 168, 150 - week % 3 * 9);
        }
    }

    private static double error(int week) {
        return switch (week) {
            case 27 -> 1130;
            case 28 -> 1120;
            case 35 -> 130;
            case 36 -> 171;
            case 50 -> 128;
            case 51 -> 141;
            default -> week < 12 ? OLD[week] : 78 + week * 7 % 13;
        };
    }

    private void window(int week, String version, Role role, long rows, double rmse) {
        List<Measurement> data = new ArrayList<>();
        List<Distribution> bins = new ArrayList<>();
        for (int i = 0; i <= FEATURES.size(); i++) {
            String feature = i < FEATURES.size() ? FEATURES.get(i) : Baseline.VALUE;
            boolean fault = (week == 27 || week == 28) && feature.equals("hum");
            boolean drifted = fault || week == 44 && feature.equals("windspeed");
            double effect = fault ? 2.7 : drifted ? 0.34 : (week * 31 + i * 17) % 23 / 190.0;
            data.add(
                    SampleRecords.distribution(
                            feature, effect, drifted ? Verdict.DRIFT : Verdict.OK));
            data.add(SampleRecords.outOfRange(feature, fault ? 0.988 : 0));
            bins.add(bins(feature, week, rows, fault));
        }
        Instant start = week(week);
        Instant end = week(week + 1);
        run.add(BIKES.report(Lane.DATA, start, end, version, role, rows, data, bins));
        double limit = limit(version);
        List<Measurement> performance =
                List.of(SampleRecords.metric("rmse", rmse, rows, limit, rmse > limit));
        run.add(
                BIKES.report(
                        Lane.PERFORMANCE, start, end, version, role, rows, performance, List.of()));
    }

    private static double limit(String version) {
        return 1.5 * (version.equals("v1") ? 59.5 : version.equals("v2") ? 74.2 : 81);
    }

    private static Distribution bins(String feature, int week, long rows, boolean fault) {
        boolean weather = feature.equals("weathersit");
        int count = weather ? 3 : 24;
        List<String> labels = new ArrayList<>(List.of("(below)"));
        List<Long> before = new ArrayList<>(List.of(0L));
        List<Long> now = new ArrayList<>(List.of(0L));
        for (int i = 0; i < count; i++) {
            labels.add(weather ? "kind " + i : "[%d, %d)".formatted(4 * i, 4 * i + 4));
            before.add(weather ? 5600L / (i * i + 1) : 355L + i * 37 % 23);
            now.add(fault ? 0 : before.get(i + 1) * rows / 8645 + (week + i * 5) % 4);
        }
        labels.addAll(List.of("(above)", "(missing)"));
        before.addAll(List.of(0L, 0L));
        now.addAll(List.of(fault ? rows : 0L, 0L));
        return new Distribution(feature, labels, before, now);
    }

    /** Two breached weeks; the second opens the episode, and a swap, if there is one, ends it. */
    private void loss(String name, int first, String version, boolean ends) {
        double error = error(first + 1);
        String summary = "rmse %.0f beyond %.1f".formatted(error, limit(version));
        Measurement evidence = SampleRecords.metric("rmse", error, 168, limit(version), true);
        message("e-" + name, version, EpisodeState.PENDING, first, 1, 2, summary, evidence);
        message("e-" + name, version, EpisodeState.OPEN, first, 2, 2, summary, evidence);
        if (ends) {
            String over = "a newer version has taken over";
            message("e-" + name, version, EpisodeState.RESOLVED, first, 3, 2, over, evidence);
        }
    }

    private void message(
            String id,
            String version,
            EpisodeState state,
            int first,
            int weeks,
            int opensAfter,
            String summary,
            Measurement evidence) {
        boolean pending = state == EpisodeState.PENDING;
        run.add(
                BIKES.episode(
                        id,
                        version,
                        AlertRules.PERFORMANCE,
                        Severity.CRITICAL,
                        state,
                        week(first),
                        week(first + (pending ? 1 : opensAfter)).plus(DAY),
                        week(first + weeks),
                        week(first + weeks).plus(DAY),
                        summary,
                        List.of(evidence)));
    }

    private void fault() {
        List<Measurement> evidence = List.of(SampleRecords.outOfRange("hum", 0.988));
        for (EpisodeState state :
                List.of(EpisodeState.OPEN, EpisodeState.UPDATED, EpisodeState.RESOLVED)) {
            Instant end = week(27 + state.ordinal());
            run.add(
                    BIKES.episode(
                            "e-fault",
                            "v2",
                            AlertRules.DATA_QUALITY,
                            Severity.CRITICAL,
                            state,
                            week(27),
                            week(28),
                            end,
                            end,
                            state == EpisodeState.RESOLVED
                                    ? "every feature arrives as its baseline knows it"
                                    : "hum out_of_range_rate 0.988 beyond 0.05",
                            evidence));
        }
    }

    private void drift() {
        List<Measurement> evidence =
                List.of(SampleRecords.distribution("windspeed", 0.34, Verdict.DRIFT));
        for (EpisodeState state : List.of(EpisodeState.OPEN, EpisodeState.RESOLVED)) {
            Instant end = week(state == EpisodeState.OPEN ? 45 : 46);
            run.add(
                    BIKES.episode(
                            "e-wind",
                            "v3",
                            AlertRules.FEATURE_DRIFT,
                            Severity.INFO,
                            state,
                            week(44),
                            week(45),
                            end,
                            end,
                            state == EpisodeState.RESOLVED
                                    ? "distributions are as in the baseline"
                                    : "windspeed distribution 0.34 beyond 0.1",
                            evidence));
        }
    }
}
