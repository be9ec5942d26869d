package dev.plumbline.core.judgement;

import dev.plumbline.core.baseline.Baseline;
import dev.plumbline.core.baseline.MetricBaseline;
import dev.plumbline.core.baseline.PerformanceBaseline;
import dev.plumbline.core.model.Clock;
import dev.plumbline.core.model.Task;
import dev.plumbline.core.monitor.MonitorFixture;
import dev.plumbline.core.monitor.PerformanceRule;
import dev.plumbline.core.performance.ClassificationTally;
import dev.plumbline.core.performance.RegressionTally;
import dev.plumbline.core.report.Measurement;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Labelled rows, what they are held to, and how they are judged. */
final class JudgedPerformance {
    private JudgedPerformance() {}

    static ClassificationTally binary(int missed, int found, int alarms, int passed) {
        ClassificationTally tally = new ClassificationTally();
        add(tally, "0", "1", missed);
        add(tally, "1", "1", found);
        add(tally, "1", "0", alarms);
        add(tally, "0", "0", passed);
        return tally;
    }

    static void add(ClassificationTally tally, String predicted, String label, int rows) {
        for (int i = 0; i < rows; i++) {
            tally.add(-1, Double.NaN, predicted, label, 1);
        }
    }

    /** Rows that are all wrong by the same amount. */
    static RegressionTally errors(int rows, double error) {
        RegressionTally tally = new RegressionTally();
        for (int i = 0; i < rows; i++) {
            tally.add(error, 0, 1);
        }
        return tally;
    }

    static Map<String, Measurement> regression(
            double baselineRmse, PerformanceRule rule, RegressionTally tally, long predicted) {
        Baseline baseline =
                baseline(
                        Task.REGRESSION,
                        Map.of(
                                "rmse",
                                held(baselineRmse),
                                "mae",
                                held(baselineRmse),
                                "p90_absolute_error",
                                held(baselineRmse)));
        return byName(
                new PerformanceJudge(
                                baseline, MonitorFixture.of(Task.REGRESSION).rules(rule).build())
                        .measure(tally, predicted));
    }

    static Map<String, Measurement> classification(
            PerformanceRule rule,
            ClassificationTally tally,
            long predicted,
            Map<String, MetricBaseline> held) {
        return byName(
                new PerformanceJudge(
                                baseline(Task.BINARY, held),
                                MonitorFixture.of(Task.BINARY).rules(rule).build())
                        .measure(tally, predicted));
    }

    static MetricBaseline held(double value) {
        return new MetricBaseline(value, null, 5000);
    }

    static Baseline baseline(Task task, Map<String, MetricBaseline> metrics) {
        return new Baseline(
                "id",
                "model",
                "1",
                task,
                Clock.ROWS,
                Instant.EPOCH,
                Instant.EPOCH.plusMillis(5000),
                5000,
                List.of(),
                List.of(),
                task.isClassification() ? List.of("0", "1") : List.of(),
                new PerformanceBaseline(metrics, List.of()));
    }

    static Map<String, Measurement> byName(List<Measurement> measurements) {
        return measurements.stream()
                .collect(Collectors.toMap(Measurement::metric, Function.identity()));
    }
}
