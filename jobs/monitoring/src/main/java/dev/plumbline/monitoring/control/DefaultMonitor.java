package dev.plumbline.monitoring.control;

import dev.plumbline.core.model.Clock;
import dev.plumbline.core.model.Task;
import dev.plumbline.core.monitor.AlertSpec;
import dev.plumbline.core.monitor.Monitor;
import dev.plumbline.core.monitor.PredictionColumns;
import dev.plumbline.core.monitor.Sensitivity;
import dev.plumbline.core.monitor.TimeSource;
import dev.plumbline.core.monitor.WindowSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * How a model is watched for which no monitor is published: hourly windows, drift only, no labels.
 */
public final class DefaultMonitor {
    private DefaultMonitor() {}

    public static Monitor of(String model) {
        return new Monitor(
                model,
                null,
                Task.REGRESSION,
                new TimeSource(Clock.TIME, null, null),
                new PredictionColumns(null, null, null, List.of()),
                null,
                List.of(),
                List.of(WindowSpec.ofSpan(Duration.ofHours(1), Instant.EPOCH)),
                List.of(),
                Sensitivity.DEFAULT,
                List.of(),
                AlertSpec.DEFAULT,
                null);
    }
}
