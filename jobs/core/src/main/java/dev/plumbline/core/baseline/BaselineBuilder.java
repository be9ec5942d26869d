package dev.plumbline.core.baseline;

import dev.plumbline.core.event.Output;
import dev.plumbline.core.model.FeatureType;
import dev.plumbline.core.model.Task;
import dev.plumbline.core.monitor.FeatureSpec;
import dev.plumbline.core.monitor.Monitor;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Builds a baseline from the rows of a model's evaluation set. All rows are kept in memory until
 * {@link #build}, nine bytes a value. Not thread-safe.
 */
public final class BaselineBuilder {
    private final Monitor monitor;
    private final String modelVersion;
    private final Map<String, Column> features = new LinkedHashMap<>();
    private final Column value = new Column();
    private final Column score = new Column();
    private final Column predictedClass = new Column();
    private final LabelledOutputs labelled = new LabelledOutputs();
    private long[] millis = new long[16];
    private int rows;

    public BaselineBuilder(Monitor monitor, String modelVersion) {
        this.monitor = monitor;
        this.modelVersion = modelVersion;
    }

    /**
     * Adds one evaluation row; rows may come in any order of time, and rows of one time keep
     * theirs.
     *
     * @param features name to null, Boolean, Long, Double or String; those that the monitor does
     *     not list are passed over, unless it lists none
     * @param labelOrNull Boolean, Long, Double or String; null without a label
     */
    public BaselineBuilder add(
            Instant eventTime, Map<String, Object> features, Output output, Object labelOrNull) {
        if (rows == millis.length) {
            millis = Arrays.copyOf(millis, 2 * rows);
        }
        millis[rows] = eventTime.toEpochMilli();
        features.forEach((name, known) -> column(name).set(rows, known));
        value.set(rows, output.value());
        score.set(rows, output.score());
        predictedClass.set(rows, output.predictedClass());
        if (labelOrNull != null) {
            labelled.add(output, labelOrNull);
        }
        rows++;
        return this;
    }

    /**
     * Adds a labelled output that counts for the performance only, such as an out-of-fold
     * prediction; the row's features and output must have been added without the label if they are
     * to be part of the baseline.
     *
     * @param label Boolean, Long, Double or String
     */
    public BaselineBuilder addPerformance(Output output, Object label) {
        labelled.add(output, label);
        return this;
    }

    private Column column(String name) {
        return features.computeIfAbsent(name, unseen -> new Column());
    }

    /**
     * Returns the baseline of the rows added so far, with the digest of its content as id.
     *
     * @throws IllegalArgumentException if there are no rows, a monitored feature or the task's
     *     output is in none of them, or the classes are not known
     */
    public Baseline build() {
        require(rows > 0, "a baseline needs at least one evaluation row, got none");
        long[] times = Arrays.copyOf(millis, rows);
        Blocks blocks = Blocks.of(times, monitor.windows().get(0));
        FeatureBaselines baselines = new FeatureBaselines(rows, blocks);
        List<String> classes = monitor.task().isClassification() ? classes() : List.of();
        Baseline unnamed =
                new Baseline(
                        "",
                        monitor.model(),
                        modelVersion,
                        monitor.task(),
                        monitor.time().clock(),
                        Instant.ofEpochMilli(Arrays.stream(times).min().orElseThrow()),
                        Instant.ofEpochMilli(Arrays.stream(times).max().orElseThrow() + 1),
                        rows,
                        featureBaselines(baselines),
                        outputBaselines(baselines, classes),
                        classes,
                        labelled.performance(monitor.task(), classes));
        return unnamed.identified();
    }

    private List<FeatureBaseline> featureBaselines(FeatureBaselines baselines) {
        List<FeatureSpec> specs =
                monitor.features().isEmpty()
                        ? features.keySet().stream()
                                .map(name -> new FeatureSpec(name, null, 1))
                                .toList()
                        : monitor.features();
        return specs.stream().map(spec -> featureBaseline(baselines, spec)).toList();
    }

    private FeatureBaseline featureBaseline(FeatureBaselines baselines, FeatureSpec spec) {
        Column column = features.get(spec.name());
        require(
                column != null,
                "the monitored feature '%s' is in no evaluation row; there are %s"
                        .formatted(spec.name(), features.keySet()));
        FeatureType inferred = column.isNumeric() ? FeatureType.NUMERIC : FeatureType.CATEGORICAL;
        FeatureType type = spec.type() == null ? inferred : spec.type();
        return type == FeatureType.NUMERIC
                ? baselines.numeric(spec.name(), column, spec.importance())
                : baselines.categorical(spec.name(), column, spec.importance(), List.of());
    }

    private List<FeatureBaseline> outputBaselines(
            FeatureBaselines baselines, List<String> classes) {
        List<FeatureBaseline> outputs = new ArrayList<>();
        if (monitor.task() == Task.REGRESSION) {
            require(
                    !value.isEmpty(),
                    "a regression's evaluation rows must carry a predicted value");
            outputs.add(baselines.numeric(Baseline.VALUE, value, 1));
            return outputs;
        }
        require(
                !score.isEmpty() || !predictedClass.isEmpty(),
                "a classifier's evaluation rows must carry a score or a predicted class");
        if (!score.isEmpty()) {
            outputs.add(baselines.numeric(Baseline.SCORE, score, 1));
        }
        if (!predictedClass.isEmpty()) {
            outputs.add(baselines.categorical(Baseline.CLASS, predictedClass, 1, classes));
        }
        return outputs;
    }

    /** Returns the declared classes, or else all that occur, in the order of their characters. */
    private List<String> classes() {
        List<String> classes = monitor.prediction().classes();
        if (classes.isEmpty()) {
            TreeSet<String> seen = new TreeSet<>();
            predictedClass.addTexts(rows, seen);
            labelled.addClasses(seen);
            classes = List.copyOf(seen);
        }
        require(
                monitor.task() != Task.BINARY || classes.size() == 2,
                "a binary task must have two classes, got %s; declare them, the negative one first"
                        .formatted(classes));
        return classes;
    }

    private static void require(boolean holds, String message) {
        if (!holds) {
            throw new IllegalArgumentException(message);
        }
    }
}
