package dev.plumbline.core.monitor;

import dev.plumbline.core.model.Task;
import java.util.List;

/** Monitors for tests, with everything but the parts in question at its default. */
public final class MonitorFixture {
    private final Task task;
    private List<String> classes = List.of();
    private List<FeatureSpec> features = List.of();
    private MonitorOptions options = MonitorOptions.DEFAULT;
    private List<SegmentSpec> segments = List.of();
    private List<PerformanceRule> rules = List.of();
    private AlertSpec alerts = AlertSpec.DEFAULT;
    private List<WindowSpec> windows = List.of(WindowSpec.ofRows(1000));
    private LabelSpec label;
    private TimeSource time = TimeSource.ROWS;
    private Sensitivity sensitivity = Sensitivity.DEFAULT;

    private MonitorFixture(Task task) {
        this.task = task;
    }

    public static MonitorFixture of(Task task) {
        return new MonitorFixture(task);
    }

    public MonitorFixture classes(String... declared) {
        classes = List.of(declared);
        return this;
    }

    public MonitorFixture features(FeatureSpec... declared) {
        features = List.of(declared);
        return this;
    }

    public MonitorFixture rules(PerformanceRule... declared) {
        rules = List.of(declared);
        return this;
    }

    public MonitorFixture alerts(int enterAfter, int exitAfter) {
        alerts = new AlertSpec(enterAfter, exitAfter);
        return this;
    }

    public MonitorFixture options(MonitorOptions declared) {
        options = declared;
        return this;
    }

    public MonitorFixture segments(SegmentSpec... declared) {
        segments = List.of(declared);
        return this;
    }

    public MonitorFixture window(WindowSpec... declared) {
        windows = List.of(declared);
        return this;
    }

    public MonitorFixture time(TimeSource declared) {
        time = declared;
        return this;
    }

    public MonitorFixture label(LabelSpec declared) {
        label = declared;
        return this;
    }

    public MonitorFixture sensitivity(Sensitivity declared) {
        sensitivity = declared;
        return this;
    }

    public Monitor build() {
        return new Monitor(
                "model",
                null,
                task,
                time,
                new PredictionColumns(null, null, null, classes),
                label,
                features,
                windows,
                segments,
                sensitivity,
                rules,
                alerts,
                null,
                options);
    }
}
