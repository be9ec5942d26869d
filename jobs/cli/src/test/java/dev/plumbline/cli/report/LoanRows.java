package dev.plumbline.cli.report;

import dev.plumbline.cli.report.run.RunCollector;
import dev.plumbline.cli.report.run.RunResult;
import dev.plumbline.core.baseline.Baseline;
import dev.plumbline.core.model.Clock;
import dev.plumbline.core.model.Role;
import dev.plumbline.core.model.Task;
import dev.plumbline.core.monitor.PerformanceRule;
import dev.plumbline.core.monitor.WindowSpec;
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

    /** The run; with no labels the lane PERFORMANCE is silent. */
    public static RunResult result(boolean labels) {
        return result(labels, false);
    }

    /** The same with estimates of the ROC AUC. */
    public static RunResult estimated(boolean labels) {
        return result(labels, true);
    }

    private static RunResult result(boolean labels, boolean estimated) {
        List<PerformanceRule> rules =
                labels ? List.of(new PerformanceRule("roc_auc", 1.02, 1.01, 1)) : List.of();
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
                                .interval(
                                        drifted
                                                ? new Interval(0.93, 0.95, 0.9973)
                                                : new Interval(0.95, 0.97, 0.9973))
                                .rows(5000)
                                .verdict(drifted ? Verdict.WARN : Verdict.NOT_APPLICABLE));
            }
            add(run, Lane.DATA, window, data, bins);
            if (labels) {
                double auc = (drifted ? 0.945 : 0.969) + window % 3 * 0.001;
                add(
                        run,
                        Lane.PERFORMANCE,
                        window,
                        List.of(SampleRecords.metric("roc_auc", auc, 5000, 0.951, drifted)),
                        List.of());
            }
        }
        return run.result();
    }

    private static void add(
            RunCollector run,
            Lane lane,
            int window,
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
                        measurements,
                        bins));
    }

    private static Instant row(long number) {
        return Instant.ofEpochMilli(number);
    }
}
