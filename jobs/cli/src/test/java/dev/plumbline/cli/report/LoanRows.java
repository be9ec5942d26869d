package dev.plumbline.cli.report;

import dev.plumbline.cli.report.run.RunCollector;
import dev.plumbline.cli.report.run.RunResult;
import dev.plumbline.core.baseline.Baseline;
import dev.plumbline.core.model.Clock;
import dev.plumbline.core.model.Role;
import dev.plumbline.core.model.Task;
import dev.plumbline.core.monitor.PerformanceRule;
import dev.plumbline.core.monitor.WindowSpec;
import dev.plumbline.core.report.ChangePoint;
import dev.plumbline.core.report.Distribution;
import dev.plumbline.core.report.Interval;
import dev.plumbline.core.report.Lane;
import dev.plumbline.core.report.Measurement;
import dev.plumbline.core.report.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A classifier over ten windows of 5,000 rows whose ROC AUC falls when its inputs drift. */
public final class LoanRows {
    public static final SampleRecords LOANS =
            new SampleRecords("car-loan", Task.BINARY, Clock.ROWS, WindowSpec.ofRows(5000));
    public static final List<String> FEATURES = List.of("car_value", "salary_range");

    private LoanRows() {}

    /** Where errors become more, and where ADWIN says so. */
    public static final long SWITCH = 30_000;

    public static final long FOUND = 30_431;

    /** The run; with no labels the lane PERFORMANCE is silent. */
    public static RunResult result(boolean labels) {
        return result(labels, false, false);
    }

    /** The same with estimates of the ROC AUC. */
    public static RunResult estimated(boolean labels) {
        return result(labels, true, false);
    }

    /**
     * The same with sequential detectors: ADWIN finds the switch, DDM warns over two windows,
     * Page–Hinkley says nothing, and the baseline has no settings for STEPD. In the last window
     * labels of half of the rows have come.
     */
    public static RunResult detected() {
        return result(true, true, true);
    }

    /** The same with a rule of log loss before that of ROC AUC, which alone is estimated. */
    public static RunResult followingLogLoss() {
        return result(List.of(rule("log_loss"), rule("roc_auc")), true, false);
    }

    private static PerformanceRule rule(String metric) {
        return new PerformanceRule(metric, 1.02, 1.01, 1);
    }

    private static RunResult result(boolean labels, boolean estimated, boolean detected) {
        return result(labels ? List.of(rule("roc_auc")) : List.of(), estimated, detected);
    }

    private static RunResult result(
            List<PerformanceRule> rules, boolean estimated, boolean detected) {
        boolean labels = !rules.isEmpty();
        RunCollector run = new RunCollector("Car loans", LOANS.monitor(FEATURES, rules));
        run.add(LOANS.baseline("1", row(-50_000), row(0), "roc_auc", 0.97, 0.002));
        for (int window = 0; window < 10; window++) {
            boolean drifted = window >= 6;
            List<Measurement> data = new ArrayList<>();
            List<Distribution> bins = new ArrayList<>();
            for (String feature : List.of("car_value", "salary_range", Baseline.SCORE)) {
                data.add(
                        SampleRecords.distribution(
                                feature,
                                drifted ? 0.6 : 0.02,
                                drifted ? Verdict.DRIFT : Verdict.OK));
                bins.add(
                        new Distribution(
                                feature,
                                List.of("low", "high", "(unseen)", "(missing)"),
                                List.of(30_000L, 20_000L, 0L, 0L),
                                List.of(drifted ? 1_000L : 3_000L, 2_000L, 0L, 0L)));
            }
            if (estimated) {
                data.add(
                        Measurement.of("estimated_roc_auc", null)
                                .value(drifted ? 0.94 : 0.96)
                                .threshold(0.955)
                                .interval(
                                        drifted
                                                ? new Interval(0.93, 0.95, 0.9973)
                                                : new Interval(0.95, 0.97, 0.9973))
                                .rows(5000)
                                .verdict(drifted ? Verdict.WARN : Verdict.NOT_APPLICABLE));
            }
            add(run, Lane.DATA, window, 5000, data, bins);
            if (labels) {
                double auc = (drifted ? 0.945 : 0.969) + window % 3 * 0.001;
                List<Measurement> known = new ArrayList<>();
                known.add(SampleRecords.metric("roc_auc", auc, 5000, 0.951, drifted));
                if (rules.size() > 1) {
                    known.add(SampleRecords.metric("log_loss", 1 - auc, 5000, 0.049, drifted));
                }
                if (detected) {
                    known.addAll(detectors(window));
                } else if (estimated) {
                    known.add(coverage(drifted));
                }
                boolean half = detected && window == 9;
                add(run, Lane.PERFORMANCE, window, half ? 2500 : 5000, known, List.of());
            }
        }
        return run.result();
    }

    /** Labels speak against the estimates once the inputs have drifted. */
    private static Measurement coverage(boolean drifted) {
        Measurement.Builder coverage =
                Measurement.of("estimate_coverage_roc_auc", null).value(drifted ? 0.5 : 1);
        return drifted
                ? coverage.verdict(Verdict.WARN, "in 3 of the last 6 windows")
                : coverage.verdict(Verdict.NOT_APPLICABLE, "displayed");
    }

    private static void add(
            RunCollector run,
            Lane lane,
            int window,
            long labelled,
            List<Measurement> measurements,
            List<Distribution> bins) {
        run.add(
                LOANS.report(
                        lane,
                        row(5000L * window),
                        row(5000L * (window + 1)),
                        "1",
                        Role.CHAMPION,
                        5000,
                        labelled,
                        measurements,
                        bins));
    }

    private static List<Measurement> detectors(int window) {
        ChangePoint found = point(FOUND, ChangePoint.Kind.DRIFT_RISE);
        ChangePoint warned = point(34_100, ChangePoint.Kind.WARNING_RISE);
        ChangePoint fewer = point(41_000, ChangePoint.Kind.DRIFT_FALL);
        return List.of(
                Measurement.of("detector_adwin", null)
                        .value(0.1)
                        .rows(5000)
                        .changes(
                                window == 6
                                        ? List.of(found)
                                        : window == 8 ? List.of(fewer) : List.of())
                        .verdict(window == 6 ? Verdict.DRIFT : Verdict.OK),
                Measurement.of("detector_ddm@moa", null)
                        .value(0.1)
                        .rows(5000)
                        .changes(window == 6 || window == 7 ? List.of(warned) : List.of())
                        .verdict(Verdict.WARN),
                Measurement.of("detector_page_hinkley", null).rows(5000).verdict(Verdict.OK),
                Measurement.of("detector_stepd", null)
                        .rows(5000)
                        .verdict(Verdict.NO_BASELINE, "the baseline holds no settings"));
    }

    private static ChangePoint point(long number, ChangePoint.Kind kind) {
        return new ChangePoint(row(number), number, kind);
    }

    private static Instant row(long number) {
        return Instant.ofEpochMilli(number);
    }
}
