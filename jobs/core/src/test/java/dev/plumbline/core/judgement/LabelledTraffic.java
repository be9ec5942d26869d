package dev.plumbline.core.judgement;

import dev.plumbline.core.baseline.Baseline;
import dev.plumbline.core.evaluation.BaselineBuilder;
import dev.plumbline.core.event.Output;
import dev.plumbline.core.model.Task;
import dev.plumbline.core.monitor.LabelSpec;
import dev.plumbline.core.monitor.Monitor;
import dev.plumbline.core.monitor.MonitorFixture;
import dev.plumbline.core.monitor.MonitorOptions;
import dev.plumbline.core.monitor.Sensitivity;
import dev.plumbline.core.monitor.StatisticSpec;
import dev.plumbline.core.monitor.WindowSpec;
import dev.plumbline.core.performance.ClassificationTally;
import dev.plumbline.core.performance.PerformanceTally;
import dev.plumbline.core.performance.RegressionTally;
import dev.plumbline.core.target.TargetTally;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Labels of a model whose prediction says nothing of them; windows of 500 rows. */
final class LabelledTraffic {
    static final int ROWS = 500;
    private static final LabelSpec LABEL =
            new LabelSpec("label", Duration.ZERO, Duration.ofHours(2), Duration.ofHours(1));

    private final Task task;
    private final double positives;
    private final LatentStream stream;

    /** What a window's labelled rows came to. */
    record Window(PerformanceTally tally, TargetTally numbers) {}

    /**
     * @param positives of a classification, in standard deviations: a label is positive above it
     */
    LabelledTraffic(Task task, double positives, double correlation, long seed) {
        this.task = task;
        this.positives = positives;
        this.stream = new LatentStream(seed, correlation);
    }

    Monitor monitor() {
        return monitor(Sensitivity.DEFAULT);
    }

    Monitor monitor(Sensitivity sensitivity) {
        return monitor(sensitivity, MonitorOptions.DEFAULT);
    }

    Monitor asking(StatisticSpec... statistics) {
        return monitor(
                Sensitivity.DEFAULT,
                MonitorOptions.builder().statistics(List.of(statistics)).build());
    }

    private Monitor monitor(Sensitivity sensitivity, MonitorOptions options) {
        MonitorFixture fixture =
                MonitorFixture.of(task)
                        .window(WindowSpec.ofRows(ROWS))
                        .label(LABEL)
                        .options(options)
                        .sensitivity(sensitivity);
        return task == Task.REGRESSION ? fixture.build() : fixture.classes("no", "yes").build();
    }

    Baseline baseline(int rows) {
        return baseline(monitor(), rows);
    }

    Baseline baseline(Monitor monitor, int rows) {
        BaselineBuilder builder = new BaselineBuilder(monitor, "1");
        for (int row = 0; row < rows; row++) {
            builder.add(Instant.ofEpochMilli(row), Map.of("x", 1.5), output(), label(0));
        }
        return builder.build();
    }

    private Output output() {
        return task == Task.REGRESSION ? Output.ofValue(0) : Output.ofScore(0.5, "no");
    }

    private Object label(double shift) {
        double value = stream.next() + shift;
        if (task == Task.REGRESSION) {
            return value;
        }
        return value > positives ? "yes" : "no";
    }

    /**
     * @param shift of all labels, in standard deviations
     */
    Window window(int labelled, double shift) {
        ClassificationTally classes = new ClassificationTally();
        RegressionTally regression = new RegressionTally();
        TargetTally numbers = new TargetTally();
        for (int row = 0; row < labelled; row++) {
            Object label = label(shift);
            if (label instanceof Double number) {
                regression.add(0, number, 1);
                numbers.add(number, 1);
            } else {
                classes.add(-1, Double.NaN, "no", (String) label, 1);
            }
        }
        return new Window(task == Task.REGRESSION ? regression : classes, numbers);
    }
}
