package dev.plumbline.core.baseline;

import dev.plumbline.core.model.Task;
import dev.plumbline.core.performance.ClassificationTally;
import dev.plumbline.core.performance.MetricEstimate;
import dev.plumbline.core.performance.PerformanceMetrics;
import dev.plumbline.core.performance.PerformanceTally;
import dev.plumbline.core.performance.RegressionTally;
import dev.plumbline.core.performance.ScoreGrid;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** How well the model did on the labelled rows of the evaluation set. */
record EvaluationPerformance(
        Task task, int rows, Column value, Column score, Column predictedClass, Column label) {

    /** Returns the performance over the labelled rows; null if there are none. */
    PerformanceBaseline over(List<String> classes) {
        ScoreGrid grid = task == Task.BINARY ? grid(classes.get(1)) : ScoreGrid.of(List.of());
        PerformanceTally tally = task.isClassification() ? classification(grid) : regression();
        if (tally.isEmpty()) {
            return null;
        }
        TreeMap<String, MetricBaseline> metrics = new TreeMap<>();
        for (MetricEstimate estimate : new PerformanceMetrics(task, classes, grid).of(tally)) {
            metrics.put(
                    estimate.metric().text(),
                    new MetricBaseline(estimate.value(), estimate.interval(), estimate.n()));
        }
        return new PerformanceBaseline(metrics, grid.boundaries());
    }

    private ScoreGrid grid(String positive) {
        return ScoreGrid.fromScores(scores(positive, true), scores(positive, false));
    }

    private double[] scores(String positive, boolean labelledSo) {
        return IntStream.range(0, rows)
                .filter(row -> !label.isMissing(row))
                .filter(row -> positive.equals(label.text(row)) == labelledSo)
                .mapToDouble(score::number)
                .filter(Double::isFinite)
                .toArray();
    }

    private ClassificationTally classification(ScoreGrid grid) {
        ClassificationTally tally = new ClassificationTally();
        for (int row = 0; row < rows; row++) {
            if (!label.isMissing(row)) {
                double scored = score.number(row);
                tally.add(
                        Double.isFinite(scored) ? grid.cellOf(scored) : -1,
                        scored,
                        predictedClass.text(row),
                        label.text(row),
                        1);
            }
        }
        return tally;
    }

    private RegressionTally regression() {
        RegressionTally tally = new RegressionTally();
        for (int row = 0; row < rows; row++) {
            if (label.isText(row)) {
                throw new IllegalArgumentException(
                        "the label of a regression must be a number, got text in row " + row);
            }
            double predicted = value.number(row);
            double actual = label.number(row);
            if (Double.isFinite(predicted) && Double.isFinite(actual)) {
                tally.add(predicted, actual, 1);
            }
        }
        return tally;
    }
}
