package dev.plumbline.core.judgement;

import dev.plumbline.core.model.Task;
import dev.plumbline.core.monitor.AlertSpec;
import dev.plumbline.core.monitor.FeatureSpec;
import dev.plumbline.core.monitor.Monitor;
import dev.plumbline.core.monitor.PredictionColumns;
import dev.plumbline.core.monitor.SegmentSpec;
import dev.plumbline.core.monitor.Sensitivity;
import dev.plumbline.core.monitor.TimeSource;
import dev.plumbline.core.monitor.WindowSpec;
import java.util.List;

/** Monitors of a regression that watch every feature. */
final class Monitors {
    private Monitors() {}

    static Monitor watching(TimeSource time, List<String> segments, WindowSpec... windows) {
        return watching(time, segments, Sensitivity.DEFAULT, windows);
    }

    static Monitor watching(
            TimeSource time,
            List<String> segments,
            Sensitivity sensitivity,
            WindowSpec... windows) {
        return of(List.of(), time, segments, sensitivity, windows);
    }

    /** Watches these features in windows of 500 rows. */
    static Monitor of(List<FeatureSpec> features) {
        return of(
                features, TimeSource.ROWS, List.of(), Sensitivity.DEFAULT, WindowSpec.ofRows(500));
    }

    private static Monitor of(
            List<FeatureSpec> features,
            TimeSource time,
            List<String> segments,
            Sensitivity sensitivity,
            WindowSpec... windows) {
        return new Monitor(
                "demo",
                "1",
                Task.REGRESSION,
                time,
                new PredictionColumns("predicted", null, null, List.of()),
                null,
                features,
                List.of(windows),
                segments.stream().map(SegmentSpec::of).toList(),
                sensitivity,
                List.of(),
                AlertSpec.DEFAULT,
                null);
    }
}
