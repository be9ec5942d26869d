package dev.plumbline.cli.report;

import dev.plumbline.core.alert.AlertEpisode;
import dev.plumbline.core.alert.AlertRules;
import dev.plumbline.core.alert.EpisodeState;
import dev.plumbline.core.alert.Severity;
import dev.plumbline.core.baseline.Baseline;
import dev.plumbline.core.baseline.MetricBaseline;
import dev.plumbline.core.baseline.PerformanceBaseline;
import dev.plumbline.core.judgement.DriftMetric;
import dev.plumbline.core.model.Clock;
import dev.plumbline.core.model.Role;
import dev.plumbline.core.model.Task;
import dev.plumbline.core.monitor.AlertSpec;
import dev.plumbline.core.monitor.FeatureSpec;
import dev.plumbline.core.monitor.LabelSpec;
import dev.plumbline.core.monitor.Monitor;
import dev.plumbline.core.monitor.PerformanceRule;
import dev.plumbline.core.monitor.PredictionColumns;
import dev.plumbline.core.monitor.Sensitivity;
import dev.plumbline.core.monitor.TimeSource;
import dev.plumbline.core.monitor.TriggerMode;
import dev.plumbline.core.monitor.WindowSpec;
import dev.plumbline.core.report.Distribution;
import dev.plumbline.core.report.Interval;
import dev.plumbline.core.report.Lane;
import dev.plumbline.core.report.Measurement;
import dev.plumbline.core.report.ReportStatus;
import dev.plumbline.core.report.Verdict;
import dev.plumbline.core.report.WindowReport;
import dev.plumbline.core.retraining.ExcludedSpan;
import dev.plumbline.core.retraining.RetrainingTrigger;
import dev.plumbline.core.serving.Deployment;
import dev.plumbline.core.serving.Variant;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Makes records of one model with the parts that a test does not speak of filled in. */
public record SampleRecords(String model, Task task, Clock clock, WindowSpec window) {
    /** One window of the version {@code v1}, of all the traffic. */
    public WindowReport report(
            Lane lane,
            Instant start,
            Instant end,
            String version,
            Role role,
            long rows,
            List<Measurement> measurements,
            List<Distribution> distributions) {
        return report(lane, start, end, version, role, rows, rows, measurements, distributions);
    }

    /** The same with labels of some of its rows. */
    public WindowReport report(
            Lane lane,
            Instant start,
            Instant end,
            String version,
            Role role,
            long rows,
            long labelled,
            List<Measurement> measurements,
            List<Distribution> distributions) {
        return new WindowReport(
                model,
                version,
                role,
                "",
                window.granularity(),
                clock,
                lane,
                start,
                end,
                ReportStatus.FINAL,
                0,
                end,
                true,
                rows,
                lane == Lane.DATA ? null : labelled,
                "b-" + version,
                1L,
                measurements,
                distributions);
    }

    public Monitor monitor(List<String> features, List<PerformanceRule> rules) {
        return new Monitor(
                model,
                null,
                task,
                clock == Clock.ROWS ? TimeSource.ROWS : new TimeSource(clock, "time", "iso"),
                new PredictionColumns("value", null, null, List.of()),
                rules.isEmpty()
                        ? null
                        : new LabelSpec(
                                "label", Duration.ZERO, Duration.ofDays(3), Duration.ofDays(1)),
                features.stream().map(name -> new FeatureSpec(name, null, 1)).toList(),
                List.of(window),
                List.of(),
                Sensitivity.DEFAULT,
                rules,
                AlertSpec.DEFAULT,
                null);
    }

    public Baseline baseline(
            String version, Instant from, Instant to, String metric, double value, double spread) {
        return new Baseline(
                "b-" + version,
                model,
                version,
                task,
                clock,
                from,
                to,
                8645,
                List.of(),
                List.of(),
                List.of(),
                new PerformanceBaseline(
                        Map.of(
                                metric,
                                new MetricBaseline(
                                        value,
                                        new Interval(value - spread, value + spread, 0.95),
                                        8645)),
                        List.of()));
    }

    public Deployment deployment(long revision, Instant from, String champion, String... shadows) {
        return new Deployment(
                model,
                revision,
                from,
                Stream.concat(
                                Stream.of(variant(champion, Role.CHAMPION)),
                                Arrays.stream(shadows)
                                        .map(version -> variant(version, Role.SHADOW)))
                        .toList());
    }

    private Variant variant(String version, Role role) {
        return new Variant(
                version,
                role,
                role == Role.CHAMPION ? 1 : 0,
                "model.onnx",
                "00",
                "b-" + version,
                "onnx",
                null,
                List.of(),
                null,
                task,
                List.of(),
                0.5,
                List.of());
    }

    /** A message whose episode breached from {@code start} to {@code end}. */
    public AlertEpisode episode(
            String id,
            String version,
            String rule,
            Severity severity,
            EpisodeState state,
            Instant start,
            Instant opened,
            Instant end,
            Instant updated,
            String summary,
            List<Measurement> evidence) {
        return new AlertEpisode(
                id,
                model,
                version,
                "",
                "b-" + version,
                rule,
                severity,
                state,
                window.granularity(),
                clock,
                opened,
                updated,
                state == EpisodeState.RESOLVED ? updated : null,
                start,
                end,
                1,
                summary,
                state == EpisodeState.RESOLVED ? List.of() : evidence,
                List.of(),
                "alerting/runbooks/" + rule + ".md",
                null);
    }

    public RetrainingTrigger trigger(
            String id, Instant time, String version, Duration trainOn, List<ExcludedSpan> exclude) {
        return new RetrainingTrigger(
                id,
                "/plumbline/" + model,
                time,
                model,
                version,
                "b-" + version,
                TriggerMode.REQUEST,
                AlertRules.PERFORMANCE,
                "episode of " + id,
                "beyond its threshold in 2 windows in a row",
                clock,
                time.minus(trainOn),
                time,
                exclude,
                List.of());
    }

    public static Measurement distribution(String feature, double effect, Verdict verdict) {
        return Measurement.of(DriftMetric.DISTRIBUTION, feature)
                .value(effect)
                .effect(effect)
                .pValue(verdict == Verdict.DRIFT ? 1e-9 : 0.3)
                .threshold(0.1)
                .rows(168, 8645)
                .verdict(verdict);
    }

    public static Measurement outOfRange(String feature, double rate) {
        return Measurement.of(DriftMetric.OUT_OF_RANGE_RATE, feature)
                .value(rate)
                .threshold(0.05)
                .rows(168, 8645)
                .verdict(rate > 0.05 ? Verdict.DRIFT : Verdict.OK);
    }

    /** A judged metric; {@code lossIf} says whether the value is beyond the threshold. */
    public static Measurement metric(
            String name, double value, long rows, double threshold, boolean lossIf) {
        double spread = value > 1 ? 0.1 * value : 0.003;
        return Measurement.of(name, null)
                .value(value)
                .rows(rows, 8645)
                .threshold(threshold)
                .interval(new Interval(value - spread, value + spread, 0.95))
                .verdict(lossIf ? Verdict.DRIFT : Verdict.OK);
    }
}
