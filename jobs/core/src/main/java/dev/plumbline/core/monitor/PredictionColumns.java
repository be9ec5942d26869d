package dev.plumbline.core.monitor;

import java.util.List;

/**
 * Where a file's predictions stand.
 *
 * @param value regression: column of the predicted value; else null
 * @param score binary: column of the positive class's probability; else null
 * @param predictedClass classification: column of the class decided on; else null
 * @param classes classification: all classes as canonical text, for BINARY the negative one first;
 *     empty for regression
 */
public record PredictionColumns(
        String value, String score, String predictedClass, List<String> classes) {
    public PredictionColumns {
        classes = List.copyOf(classes);
    }
}
