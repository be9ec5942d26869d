package dev.plumbline.core.monitor;

import dev.plumbline.core.model.Task;
import java.util.List;

/**
 * How one model is watched: the content of monitor.yaml.
 *
 * @param version the version a baseline is built for; null where the monitor holds for every
 *     version
 * @param prediction where a file's predictions stand
 * @param label null: there are no labels, and no performance is reported
 * @param features the monitored features, in order; empty: all that the baseline was built with
 * @param windows at least one
 * @param segments slices that are reported on their own; empty for none
 * @param performance rules of the performance lane; empty for none
 * @param alerts windows in a row for every rule but performance
 * @param retraining null: never ask
 * @param options what most monitors leave as it is
 */
public record Monitor(
        String model,
        String version,
        Task task,
        TimeSource time,
        PredictionColumns prediction,
        LabelSpec label,
        List<FeatureSpec> features,
        List<WindowSpec> windows,
        List<SegmentSpec> segments,
        Sensitivity sensitivity,
        List<PerformanceRule> performance,
        AlertSpec alerts,
        RetrainingSpec retraining,
        MonitorOptions options) {

    public Monitor {
        features = List.copyOf(features);
        windows = List.copyOf(windows);
        segments = List.copyOf(segments);
        performance = List.copyOf(performance);
        if (windows.isEmpty()) {
            throw new IllegalArgumentException(
                    "a monitor must declare at least one window, such as {span: PT1H}");
        }
    }

    /** Makes a monitor that leaves the options as they are. */
    public Monitor(
            String model,
            String version,
            Task task,
            TimeSource time,
            PredictionColumns prediction,
            LabelSpec label,
            List<FeatureSpec> features,
            List<WindowSpec> windows,
            List<SegmentSpec> segments,
            Sensitivity sensitivity,
            List<PerformanceRule> performance,
            AlertSpec alerts,
            RetrainingSpec retraining) {
        this(
                model,
                version,
                task,
                time,
                prediction,
                label,
                features,
                windows,
                segments,
                sensitivity,
                performance,
                alerts,
                retraining,
                MonitorOptions.DEFAULT);
    }
}
