package dev.plumbline.core.monitor;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Where a file's predictions stand.
 *
 * @param id column of the prediction's id; null where a file's own columns and order say it
 * @param value regression: column of the predicted value; else null
 * @param score binary: column of the positive class's probability; else null
 * @param predictedClass classification: column of the class decided on; else null
 * @param classes classification: all classes as canonical text, for BINARY the negative one first;
 *     empty for regression
 * @param scores multiclass: column of each class's probability, by class; empty if there are none
 * @param quantiles regression: column of each predicted quantile, by level such as 0.1; empty if
 *     there are none
 */
public record PredictionColumns(
        String id,
        String value,
        String score,
        String predictedClass,
        List<String> classes,
        Map<String, String> scores,
        Map<String, String> quantiles) {
    public PredictionColumns {
        classes = List.copyOf(classes);
        scores = Collections.unmodifiableMap(new LinkedHashMap<>(scores));
        quantiles = Collections.unmodifiableMap(new LinkedHashMap<>(quantiles));
    }

    /** Names the columns of predictions that say no more than one number. */
    public PredictionColumns(
            String value, String score, String predictedClass, List<String> classes) {
        this(null, value, score, predictedClass, classes, Map.of(), Map.of());
    }

    /** Returns every column that is named. */
    public Set<String> columns() {
        Set<String> columns = new LinkedHashSet<>();
        columns.add(id);
        columns.add(value);
        columns.add(score);
        columns.add(predictedClass);
        columns.addAll(scores.values());
        columns.addAll(quantiles.values());
        columns.remove(null);
        return columns;
    }
}
