package dev.plumbline.core.performance;

import dev.plumbline.core.performance.Intervals.Part;
import dev.plumbline.core.performance.TrueClassScores.Term;
import dev.plumbline.core.report.Interval;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * The measures of the scores that a classifier gives to each of many classes. A label outside the
 * classes counts against each of them in the order of scores and is a miss for calibration; losses
 * leave it out, for it was given no score.
 */
final class ClassScoreEstimates {
    private final ClassificationTally tally;
    private final List<String> classes;
    private final List<MetricEstimate> estimates = new ArrayList<>();

    /** The tally must hold scores of each class. */
    ClassScoreEstimates(ClassificationTally tally, List<String> classes) {
        this.tally = tally;
        this.classes = classes;
    }

    List<MetricEstimate> estimates() {
        List<TrueClassScores> labelled =
                classes.stream()
                        .map(name -> tally.group(name).ofClass())
                        .filter(Objects::nonNull)
                        .toList();
        addLoss(PerformanceMetric.LOG_LOSS, labelled, Term.LOG_LOSS, Term.SQUARED_LOG_LOSS);
        addLoss(PerformanceMetric.BRIER, labelled, Term.BRIER, Term.SQUARED_BRIER);
        estimates.addAll(
                new CalibrationEstimates(tally.scores().hits(), tally.scores().misses())
                        .expectedError());
        List<ClassArea> areas = areas();
        if (!areas.isEmpty()) {
            addArea(PerformanceMetric.MACRO_ROC_AUC, areas, area -> 1);
            addArea(PerformanceMetric.WEIGHTED_ROC_AUC, areas, ClassArea::positives);
        }
        return estimates;
    }

    private void addLoss(
            PerformanceMetric metric, List<TrueClassScores> labelled, Term term, Term squared) {
        long n = labelled.stream().mapToLong(TrueClassScores::rows).sum();
        double sum = labelled.stream().mapToDouble(each -> each.sum(term)).sum();
        double squares = labelled.stream().mapToDouble(each -> each.sum(squared)).sum();
        if (n > 0) {
            estimates.add(
                    new MetricEstimate(
                            metric, sum / n, Intervals.mean(sum, squares, n, 0), n, null));
        }
    }

    /** Classes that have rows of their own and of others. */
    private List<ClassArea> areas() {
        return IntStream.range(0, classes.size())
                .mapToObj(number -> area(number, classes.get(number)))
                .filter(area -> area.positives() > 0 && area.negatives() > 0)
                .toList();
    }

    private ClassArea area(int number, String name) {
        TrueClassScores own = tally.group(name).ofClass();
        return ClassArea.of(
                name, own == null ? new PagedCounts() : own.cells(), tally.scores().cells(number));
    }

    private void addArea(
            PerformanceMetric metric, List<ClassArea> areas, ToDoubleFunction<ClassArea> weight) {
        double[] weights = areas.stream().mapToDouble(weight).toArray();
        List<Part> parts = areas.stream().map(ClassArea::part).toList();
        double value = 0;
        double bound = 0;
        double total = 0;
        for (int i = 0; i < weights.length; i++) {
            value += weights[i] * areas.get(i).area();
            bound += weights[i] * areas.get(i).errorBound();
            total += weights[i];
        }
        estimates.add(
                new MetricEstimate(
                        metric,
                        value / total,
                        shared(value / total, Intervals.meanOf(parts, weights)),
                        tally.scores().rows(),
                        bound == 0 ? null : bound / total));
    }

    /**
     * A row that is confused with another class moves the areas of both, so that their mean varies
     * up to twice as much as that of independent areas; of two classes exactly so, for their areas
     * are one.
     */
    private static Interval shared(double value, Interval apart) {
        return new Interval(
                Math.max(0, value - Math.sqrt(2) * (value - apart.lower())),
                Math.min(1, value + Math.sqrt(2) * (apart.upper() - value)),
                apart.level());
    }

    /** Returns the area of each class against all others. */
    List<ClassEstimate> ofEach() {
        return areas().stream()
                .limit(PerformanceMetrics.CLASSES_SHOWN)
                .map(
                        area ->
                                new ClassEstimate(
                                        ClassEstimate.ROC_AUC,
                                        area.name(),
                                        area.area(),
                                        area.part().interval(),
                                        area.positives() + area.negatives(),
                                        area.errorBound() == 0 ? null : area.errorBound()))
                .toList();
    }
}
