package dev.plumbline.monitoring.operator;

import dev.plumbline.core.baseline.Baseline;
import dev.plumbline.core.evaluation.BaselineBuilder;
import dev.plumbline.core.event.Output;
import dev.plumbline.core.monitor.Monitor;
import dev.plumbline.core.performance.ClassificationTally;
import dev.plumbline.core.performance.RegressionTally;
import dev.plumbline.kafka.document.monitor.MonitorDocument;
import java.time.Instant;
import java.util.Map;

/**
 * Tasks whose whole life can be watched, each with an evaluation and what production says of it.
 */
enum WatchedTask {
    DECISIONS(
            """
            task: multiclass
            prediction: {class: predicted, classes: [ham, spam]}
            """) {
        @Override
        Output output() {
            return new Output(null, null, null, "ham");
        }

        @Override
        Object label(int row) {
            return row * 31 % 10 == 0 ? "spam" : "ham";
        }

        @Override
        byte[] tally(int rows, int times) {
            ClassificationTally tally = new ClassificationTally();
            for (int row = 0; row < rows; row++) {
                tally.add(-1, Double.NaN, "ham", row < times * rows / 10 ? "spam" : "ham", 1);
            }
            return tally.toBytes();
        }
    },
    NUMBERS(
            """
            task: regression
            prediction: {value: predicted}
            """) {
        @Override
        Output output() {
            return Output.ofValue(10);
        }

        @Override
        Object label(int row) {
            return 10 + row * 31 % 100 / 100.0;
        }

        @Override
        byte[] tally(int rows, int times) {
            RegressionTally tally = new RegressionTally();
            for (int row = 0; row < rows; row++) {
                tally.add(0, times * (row * 31 % 100) / 100.0, 1);
            }
            return tally.toBytes();
        }
    };

    private static final String DOCUMENT =
            """
            model: mail
            time: {column: time, format: iso}
            label: {column: label, delay: PT1H, horizon: PT12H, judgeAfter: PT3H}
            features: {length: numeric}
            windows: [{span: PT1H}, {span: PT2H}]
            """;

    private final String document;

    WatchedTask(String ofTheTask) {
        this.document = DOCUMENT + ofTheTask;
    }

    abstract Output output();

    abstract Object label(int row);

    /** Returns what so many labelled rows say, with errors so many times the evaluation's. */
    abstract byte[] tally(int rows, int times);

    Monitor monitor(String option) {
        return MonitorDocument.readText(document + option + "\n", "monitor.yaml", Map.of());
    }

    Baseline baseline(Monitor monitor) {
        BaselineBuilder builder = new BaselineBuilder(monitor, "1");
        for (int row = 0; row < 5_000; row++) {
            builder.add(
                    Instant.ofEpochMilli(Published.START - Published.HOUR + row),
                    Map.of("length", row % 97),
                    output(),
                    label(row));
        }
        return builder.build();
    }
}
