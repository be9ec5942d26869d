package dev.plumbline.kafka.codec;

import dev.plumbline.core.alert.AlertEpisode;
import dev.plumbline.core.alert.EpisodeState;
import dev.plumbline.core.alert.Severity;
import dev.plumbline.core.event.FeatureRecord;
import dev.plumbline.core.event.Output;
import dev.plumbline.core.event.Prediction;
import dev.plumbline.core.model.Clock;
import dev.plumbline.core.model.Role;
import dev.plumbline.core.model.Task;
import dev.plumbline.core.monitor.TriggerMode;
import dev.plumbline.core.report.ChangePoint;
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
import dev.plumbline.core.serving.GoldenRow;
import dev.plumbline.core.serving.ModelInput;
import dev.plumbline.core.serving.Variant;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Domain records with everything present, and with everything absent that may be. */
final class Examples {
    private static final Instant START = Instant.parse("2026-01-05T00:00:00Z");
    private static final Instant END = Instant.parse("2026-01-12T00:00:00.250Z");

    private Examples() {}

    static Prediction fullPrediction() {
        return new Prediction(
                "request-1",
                "churn",
                "7",
                Role.SHADOW,
                START,
                "customer-9",
                new Output(1.5, 0.75, scores(), "yes", Map.of("0.1", 1.0, "0.9", 2.0)),
                420L,
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
                features());
    }

    static Prediction barePrediction() {
        return new Prediction(
                "",
                "churn",
                "7",
                Role.CHAMPION,
                Instant.ofEpochMilli(-1),
                null,
                new Output(null, null, null, null),
                null,
                null,
                Map.of());
    }

    static FeatureRecord fullFeatures() {
        return new FeatureRecord(
                "request-1",
                "churn",
                "customer-9",
                START,
                FeatureRecord.Source.BATCH,
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
                features());
    }

    static FeatureRecord bareFeatures() {
        return new FeatureRecord(
                null, null, "customer-9", END, FeatureRecord.Source.STREAM, null, Map.of());
    }

    static Deployment deployment() {
        return new Deployment(
                "churn",
                3,
                START,
                List.of(variant(Role.CHAMPION), bareVariant(), variant(Role.SHADOW)));
    }

    static WindowReport fullReport() {
        return new WindowReport(
                "churn",
                "7",
                Role.CHALLENGER,
                "country=DE",
                "P7D",
                Clock.TIME,
                Lane.PERFORMANCE,
                START,
                END,
                ReportStatus.FINAL,
                2,
                END,
                true,
                5_000,
                4_990L,
                "baseline-1",
                12L,
                measurements(),
                distributions());
    }

    static WindowReport bareReport() {
        return new WindowReport(
                "churn",
                "7",
                Role.CHAMPION,
                "",
                "5000 rows",
                Clock.ROWS,
                Lane.DATA,
                Instant.EPOCH,
                Instant.ofEpochMilli(5_000),
                ReportStatus.PROVISIONAL,
                0,
                Instant.ofEpochMilli(5_000),
                false,
                0,
                null,
                null,
                null,
                List.of(),
                List.of());
    }

    static AlertEpisode episode(EpisodeState state) {
        boolean closed = state == EpisodeState.RESOLVED;
        return new AlertEpisode(
                "a1b2",
                "churn",
                "7",
                "",
                closed ? null : "baseline-1",
                "feature-drift",
                Severity.WARNING,
                state,
                "P7D",
                Clock.TIME,
                START,
                END,
                closed ? END : null,
                START,
                END,
                2,
                "tenure moved by 0.4 standard deviations",
                measurements(),
                distributions(),
                "alerting/runbooks/feature-drift.md",
                closed ? null : "https://grafana.example/d/churn");
    }

    static RetrainingTrigger trigger(String baselineId, TriggerMode mode) {
        return new RetrainingTrigger(
                "t-1",
                "/plumbline/churn",
                END,
                "churn",
                "7",
                baselineId,
                mode,
                "performance",
                "a1b2",
                "rmse rose from 1.2 to 1.9",
                Clock.TIME,
                START,
                END,
                List.of(new ExcludedSpan(START, START.plusSeconds(60), "episode c3d4")),
                measurements());
    }

    private static Variant variant(Role role) {
        return new Variant(
                role.name() + "-1",
                role,
                role == Role.SHADOW ? 0 : 0.75,
                "file:///models/churn.onnx",
                "ab".repeat(32),
                "baseline-1",
                "onnx",
                "input",
                List.of(new ModelInput("tenure", null, 0.0), new ModelInput("plan", "gold", null)),
                "output",
                Task.BINARY,
                List.of("no", "yes"),
                0.4,
                List.of(new GoldenRow(List.of(1.0, 0.0), List.of(0.3, 0.7), 1e-4)));
    }

    private static Variant bareVariant() {
        return new Variant(
                "8",
                Role.CHALLENGER,
                0.25,
                "file:///models/churn-8.onnx",
                "cd".repeat(32),
                null,
                "onnx",
                null,
                List.of(),
                null,
                Task.REGRESSION,
                List.of(),
                0.5,
                List.of());
    }

    private static List<Measurement> measurements() {
        return List.of(
                new Measurement(
                        "psi",
                        "tenure",
                        0.21,
                        5_000,
                        20_000L,
                        0.1,
                        1e-9,
                        new Interval(0.18, 0.24, 0.95),
                        0.3,
                        0.05,
                        0.001,
                        Verdict.DRIFT,
                        "beyond the effect floor",
                        List.of()),
                Measurement.of("auc", null).rows(0).verdict(Verdict.INSUFFICIENT_DATA),
                Measurement.of("detector_ddm", null)
                        .value(0.25)
                        .rows(5_000)
                        .changes(
                                List.of(
                                        new ChangePoint(
                                                START, 25_000, ChangePoint.Kind.WARNING_RISE),
                                        new ChangePoint(END, 25_100, ChangePoint.Kind.DRIFT_RISE)))
                        .verdict(Verdict.DRIFT));
    }

    private static List<Distribution> distributions() {
        return List.of(
                new Distribution(
                        "tenure",
                        List.of("(below)", "[0, 12)", "(missing)"),
                        List.of(0L, 20_000L, 3L),
                        List.of(1L, 4_990L, 9L)),
                new Distribution("plan", List.of("gold"), List.of(), List.of(7L)));
    }

    private static Map<String, Double> scores() {
        Map<String, Double> scores = new LinkedHashMap<>();
        scores.put("yes", 0.75);
        scores.put("no", 0.25);
        return scores;
    }

    private static Map<String, Object> features() {
        Map<String, Object> features = new LinkedHashMap<>();
        features.put("tenure", 12L);
        features.put("balance", -0.5);
        features.put("größe", "mittel");
        features.put("active", true);
        features.put("absent", null);
        features.put("odd", Double.NaN);
        return features;
    }
}
