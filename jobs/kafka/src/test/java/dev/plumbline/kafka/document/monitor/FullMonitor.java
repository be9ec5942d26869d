package dev.plumbline.kafka.document.monitor;

import dev.plumbline.core.model.Clock;
import dev.plumbline.core.model.FeatureType;
import dev.plumbline.core.model.Task;
import dev.plumbline.core.monitor.AlertSpec;
import dev.plumbline.core.monitor.FeatureSpec;
import dev.plumbline.core.monitor.LabelSpec;
import dev.plumbline.core.monitor.Monitor;
import dev.plumbline.core.monitor.PerformanceRule;
import dev.plumbline.core.monitor.PredictionColumns;
import dev.plumbline.core.monitor.RetrainingSpec;
import dev.plumbline.core.monitor.SegmentSpec;
import dev.plumbline.core.monitor.Sensitivity;
import dev.plumbline.core.monitor.TimeSource;
import dev.plumbline.core.monitor.TriggerMode;
import dev.plumbline.core.monitor.WindowSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** A monitor with every key but the options, as it is written and as it is read. */
final class FullMonitor {
    static final String FULL =
            """
            model: bike-demand
            version: "1"
            task: regression
            time: {column: timestamp, format: iso}
            prediction: {value: prediction}
            label: {column: cnt, delay: P1D, horizon: P2D, judgeAfter: P1D}
            features:
              temp: numeric
              weathersit: {type: categorical, importance: 2}
              wind: {}
            windows:
              - {span: P7D, alignTo: 2012-01-01}
              - {rows: 5_000}
            segments: [weathersit]
            sensitivity: {falseEpisodesPerMonth: 2, effectFloor: 0.2, rateFloor: 0.01, minRows: 30}
            performance:
              - {metric: rmse, enter: 1.5, exit: 1.25, windows: 2}
            alerts: {enterAfter: 2, exitAfter: 3}
            retraining: {mode: request, cooldown: P28D, trainOn: P42D}
            """;

    static final Monitor READ =
            new Monitor(
                    "bike-demand",
                    "1",
                    Task.REGRESSION,
                    new TimeSource(Clock.TIME, "timestamp", "iso"),
                    new PredictionColumns("prediction", null, null, List.of()),
                    new LabelSpec(
                            "cnt", Duration.ofDays(1), Duration.ofDays(2), Duration.ofDays(1)),
                    List.of(
                            new FeatureSpec("temp", FeatureType.NUMERIC, 1),
                            new FeatureSpec("weathersit", FeatureType.CATEGORICAL, 2),
                            new FeatureSpec("wind", null, 1)),
                    List.of(
                            WindowSpec.ofSpan(
                                    Duration.ofDays(7), Instant.parse("2012-01-01T00:00:00Z")),
                            WindowSpec.ofRows(5000)),
                    List.of(SegmentSpec.of("weathersit")),
                    new Sensitivity(2, 0.2, 0.01, 30),
                    List.of(new PerformanceRule("rmse", 1.5, 1.25, 2)),
                    new AlertSpec(2, 3),
                    new RetrainingSpec(
                            TriggerMode.REQUEST, Duration.ofDays(28), Duration.ofDays(42)));

    private FullMonitor() {}

    static Monitor read(String text) {
        return MonitorDocument.readText(text, "monitor.yaml", Map.of());
    }
}
