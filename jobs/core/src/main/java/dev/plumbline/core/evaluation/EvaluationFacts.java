package dev.plumbline.core.evaluation;

import dev.plumbline.core.event.Output;
import dev.plumbline.core.monitor.Monitor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a first reading of all rows finds, in memory that does not grow with them. */
final class EvaluationFacts {
    private final List<EventTimes> times;
    private final ClassFacts classes;
    private final Map<String, ColumnFacts> features = new LinkedHashMap<>();

    /** By feature; empty where the monitor declares its features, whatever they hold. */
    private final Map<String, DistinctValues> distinct = new LinkedHashMap<>();

    private final boolean undeclared;
    private final ColumnFacts value = new ColumnFacts();
    private final ColumnFacts score = new ColumnFacts();
    private final ColumnFacts predictedClass = new ColumnFacts();
    private final ColumnFacts label = new ColumnFacts();

    EvaluationFacts(Monitor monitor) {
        this.times = monitor.windows().stream().map(EventTimes::new).toList();
        this.classes = new ClassFacts(monitor);
        this.undeclared = monitor.features().isEmpty();
    }

    void add(long eventTimeMillis, Map<String, Object> known, Output output, Object labelOrNull) {
        times.forEach(counted -> counted.add(eventTimeMillis));
        known.forEach(
                (name, scalar) -> {
                    features.computeIfAbsent(name, unseen -> new ColumnFacts()).add(scalar);
                    if (undeclared) {
                        distinct.computeIfAbsent(name, unseen -> new DistinctValues()).add(scalar);
                    }
                });
        value.add(output.value());
        score.add(output.score());
        predictedClass.add(output.predictedClass());
        label.add(labelOrNull);
        classes.add(output, labelOrNull);
    }

    /** Adds a value that was worked out of a row. */
    void derive(String name, double value) {
        features.computeIfAbsent(name, unseen -> new ColumnFacts()).add(value);
    }

    EventTimes times() {
        return times.get(0);
    }

    /** As each window of the monitor counts them. */
    List<EventTimes> timesByWindow() {
        return times;
    }

    ClassFacts classes() {
        return classes;
    }

    /** Returns all features that occur, in the order of their first row. */
    List<String> featureNames() {
        return List.copyOf(features.keySet());
    }

    /** Returns the features that nobody declared and that only tell rows apart. */
    List<String> identifiers() {
        return distinct.entrySet().stream()
                .filter(entry -> entry.getValue().areIds(entry.getKey(), feature(entry.getKey())))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Returns the facts of one feature; null if no row brought it. */
    ColumnFacts feature(String name) {
        return features.get(name);
    }

    ColumnFacts value() {
        return value;
    }

    ColumnFacts score() {
        return score;
    }

    ColumnFacts predictedClass() {
        return predictedClass;
    }

    /** Labels of rows, those that count for the performance only left out. */
    ColumnFacts label() {
        return label;
    }
}
