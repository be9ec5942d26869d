package dev.plumbline.core.evaluation;

import dev.plumbline.core.baseline.MetricBaseline;
import dev.plumbline.core.baseline.PerformanceBaseline;
import dev.plumbline.core.event.Output;
import dev.plumbline.core.model.Task;
import dev.plumbline.core.performance.ClassEstimate;
import dev.plumbline.core.performance.ClassificationTally;
import dev.plumbline.core.performance.MetricEstimate;
import dev.plumbline.core.performance.PerformanceMetrics;
import dev.plumbline.core.performance.PerformanceTally;
import dev.plumbline.core.performance.PredictedQuantiles;
import dev.plumbline.core.performance.RegressionTally;
import dev.plumbline.core.performance.ScoreGrid;
import dev.plumbline.core.performance.ScoreVectorLayout;
import java.util.List;
import java.util.TreeMap;

/** Counts how well the model did on the labelled rows of the evaluation set. */
final class PerformanceCount {
    private final Task task;
    private final List<String> classes;
    private final ScoreGrid grid;
    private final ScoreVectorLayout layout;
    private final ClassificationTally classification = new ClassificationTally();
    private final RegressionTally regression = new RegressionTally();

    PerformanceCount(Task task, List<String> classes, ScoreGrid grid) {
        this.task = task;
        this.classes = classes;
        this.grid = grid;
        this.layout = task == Task.MULTICLASS ? ScoreVectorLayout.of(classes) : null;
    }

    /** Counts one labelled row. */
    void add(Output output, Object label) {
        if (task.isClassification()) {
            addClass(output, Scalar.text(label));
        } else {
            addNumber(output, label);
        }
    }

    private void addClass(Output output, String label) {
        if (layout != null) {
            double[] scores = ClassScores.inOrder(classes, output);
            classification.add(
                    scores == null ? null : layout.write(scores),
                    output.predictedClass(),
                    label,
                    1);
            return;
        }
        double scored = Scalar.number(output.score());
        int cell = Double.isFinite(scored) ? grid.cellOf(scored) : -1;
        classification.add(cell, scored, output.predictedClass(), label, 1);
    }

    private void addNumber(Output output, Object label) {
        if (Scalar.isText(label)) {
            throw new IllegalArgumentException(
                    "the label of a regression must be a number, got text");
        }
        double predicted = Scalar.number(output.value());
        double actual = Scalar.number(label);
        if (Double.isFinite(predicted) && Double.isFinite(actual)) {
            regression.add(predicted, actual, 1);
            byte[] quantiles = PredictedQuantiles.write(output.quantiles());
            if (quantiles != null) {
                regression.addQuantiles(quantiles, actual, 1);
            }
        }
    }

    /** Returns the performance over the labelled rows; null if there are none. */
    PerformanceBaseline baseline() {
        PerformanceTally tally = task.isClassification() ? classification : regression;
        if (tally.isEmpty()) {
            return null;
        }
        TreeMap<String, MetricBaseline> metrics = new TreeMap<>();
        PerformanceMetrics measures = new PerformanceMetrics(task, classes, grid);
        for (MetricEstimate estimate : measures.of(tally)) {
            metrics.put(
                    estimate.metric().text(),
                    new MetricBaseline(estimate.value(), estimate.interval(), estimate.n()));
        }
        for (ClassEstimate one : measures.ofClasses(tally)) {
            metrics.put(one.key(), new MetricBaseline(one.value(), one.interval(), one.n()));
        }
        return new PerformanceBaseline(metrics, grid.boundaries());
    }
}
