package dev.plumbline.kafka.document.monitor;

import dev.plumbline.core.model.Task;
import dev.plumbline.core.monitor.FeatureSpec;
import dev.plumbline.core.monitor.LabelSpec;
import dev.plumbline.core.monitor.Monitor;
import dev.plumbline.core.monitor.PerformanceRule;
import dev.plumbline.core.monitor.PredictionColumns;
import dev.plumbline.core.monitor.SegmentSpec;
import dev.plumbline.core.monitor.TimeSource;
import dev.plumbline.kafka.document.DocumentSection;
import dev.plumbline.kafka.document.DocumentValue;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Reads a monitor's document, and refuses settings that contradict each other. */
final class MonitorReader {
    private final DocumentSection root;
    private final Task task;
    private final TimeSource time;

    private MonitorReader(DocumentSection root) {
        this.root = root;
        this.task = root.required("task", "task: regression").oneOf(Task.class);
        this.time =
                TimeReader.read(root.required("time", "time: {column: timestamp}, or time: rows"));
    }

    static Monitor read(DocumentValue document) {
        List<String> keys =
                List.of(
                        "model",
                        "version",
                        "task",
                        "time",
                        "prediction",
                        "label",
                        "features",
                        "windows",
                        "segments",
                        "sensitivity",
                        "performance",
                        "alerts",
                        "retraining");
        DocumentSection root =
                document.section(
                        Stream.concat(keys.stream(), OptionsReader.KEYS.stream())
                                .toArray(String[]::new));
        return new MonitorReader(root).monitor();
    }

    private Monitor monitor() {
        // first, so that the error for a missing model is not hidden by a later one
        String model = modelName(root.required("model", "model: bike-demand"));
        PredictionColumns prediction = prediction();
        LabelSpec label =
                root.optional("label").map(value -> LabelReader.read(value, time)).orElse(null);
        SlicesReader slices = new SlicesReader(root, time.clock());
        List<FeatureSpec> features = slices.features(prediction, label);
        if (label == null) {
            root.refuse("lifetime", "without labels", "add label: {column: ...}, or remove it");
            root.refuse("detectors", "without labels", "add label: {column: ...}, or remove it");
            root.refuse("coverage", "without labels", "add label: {column: ...}, or remove it");
        }
        if (task == Task.REGRESSION) {
            root.refuse(
                    "fairness",
                    "when the task is regression, for it compares decisions for a class",
                    "remove it");
        }
        List<SegmentSpec> segments = new SegmentsReader(root, features).segments();
        PolicyReader policy = new PolicyReader(root, task, time.clock());
        List<PerformanceRule> rules = policy.performance(label);
        return new Monitor(
                model,
                root.optional("version").map(DocumentValue::name).orElse(null),
                task,
                time,
                prediction,
                label,
                features,
                slices.windows(),
                segments,
                policy.sensitivity(),
                rules,
                policy.alerts(),
                policy.retraining(rules),
                new OptionsReader(root, features, task, time.clock())
                        .options(segments, prediction.classes(), label != null));
    }

    private static String modelName(DocumentValue value) {
        String name = value.name();
        if (name.contains("|") || name.chars().anyMatch(Character::isISOControl)) {
            throw value.problem(
                    "must not contain | or control characters, for it is part of message keys",
                    "use letters, digits, dots and dashes");
        }
        return name;
    }

    private PredictionColumns prediction() {
        DocumentSection section =
                root.required("prediction", "prediction: {value: prediction}")
                        .section("id", "value", "score", "class", "classes", "scores", "quantiles");
        String id = section.optional("id").map(DocumentValue::name).orElse(null);
        String because = "when the task is " + task.name().toLowerCase(java.util.Locale.ROOT);
        if (task == Task.REGRESSION) {
            for (String key : List.of("score", "class", "classes", "scores")) {
                section.refuse(key, because, "remove it, or set the task that it belongs to");
            }
            String value = section.required("value", "{value: prediction}").name();
            return new PredictionColumns(
                    id,
                    value,
                    null,
                    null,
                    List.of(),
                    Map.of(),
                    new DistributionReader(section).quantiles());
        }
        section.refuse("value", because, "remove it, or set task: regression");
        section.refuse("quantiles", because, "remove it, or set task: regression");
        if (task == Task.BINARY) {
            section.refuse(
                    "scores",
                    because,
                    "write score: COLUMN, the probability of the positive class");
        }
        if (task == Task.MULTICLASS) {
            section.refuse("score", because, "remove it, or set task: binary");
        }
        String score =
                task == Task.BINARY
                        ? section.required(
                                        "score",
                                        "score: y_score; a classifier without probabilities is task: multiclass with two classes")
                                .name()
                        : null;
        String decided = section.required("class", "class: y_pred").name();
        List<String> classes = classes(section);
        return new PredictionColumns(
                id,
                null,
                score,
                decided,
                classes,
                new DistributionReader(section).scores(classes),
                Map.of());
    }

    private List<String> classes(DocumentSection section) {
        DocumentValue value =
                section.required("classes", "classes: [\"0\", \"1\"], the negative class first");
        List<String> classes = value.list().stream().map(DocumentValue::category).toList();
        if (task == Task.BINARY && classes.size() != 2) {
            throw value.problem(
                    "must be exactly two classes, the negative one first",
                    "list both, or set task: multiclass");
        }
        if (classes.size() < 2 || classes.stream().distinct().count() != classes.size()) {
            throw value.problem(
                    "must be at least two distinct classes", "list every class once: " + classes);
        }
        return classes;
    }
}
