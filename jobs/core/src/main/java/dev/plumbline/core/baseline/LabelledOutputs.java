package dev.plumbline.core.baseline;

import dev.plumbline.core.event.Output;
import dev.plumbline.core.model.Task;
import java.util.List;
import java.util.Set;

/** The outputs whose truth is known, from which performance is measured. */
final class LabelledOutputs {
    private final Column value = new Column();
    private final Column score = new Column();
    private final Column predictedClass = new Column();
    private final Column label = new Column();
    private int rows;

    void add(Output output, Object truth) {
        value.set(rows, output.value());
        score.set(rows, output.score());
        predictedClass.set(rows, output.predictedClass());
        label.set(rows, truth);
        rows++;
    }

    /** Adds every class that was decided on or true. */
    void addClasses(Set<String> seen) {
        label.addTexts(rows, seen);
        predictedClass.addTexts(rows, seen);
    }

    /** Returns the performance; null without a labelled output. */
    PerformanceBaseline performance(Task task, List<String> classes) {
        return new EvaluationPerformance(task, rows, value, score, predictedClass, label)
                .over(classes);
    }
}
