package dev.plumbline.core.performance;

import dev.plumbline.core.performance.Intervals.Part;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/**
 * The measures of a classifier of many classes. A label outside the classes is a row that the model
 * got wrong; averages run over the classes that have at least one label, so that a class that did
 * not happen in a window does not pull them down.
 */
final class MulticlassEstimates {
    /** With more classes a correlation is left out: its cells grow with their square. */
    private static final int MOST_CORRELATED = 256;

    private static final double PRIOR_ROWS = 2;

    private final ClassificationTally tally;
    private final Collection<LabelGroup> groups;
    private final long decided;
    private final List<MetricEstimate> estimates = new ArrayList<>();

    private MulticlassEstimates(ClassificationTally tally) {
        this.tally = tally;
        this.groups = tally.groups().values();
        this.decided = groups.stream().mapToLong(LabelGroup::decided).sum();
    }

    static List<MetricEstimate> of(ClassificationTally tally, List<String> classes) {
        MulticlassEstimates multiclass = new MulticlassEstimates(tally);
        if (multiclass.decided > 0) {
            multiclass.addAll(classes);
        }
        if (tally.scores() != null && multiclass.isNamed()) {
            multiclass.estimates.addAll(new ClassScoreEstimates(tally, classes).estimates());
        }
        return multiclass.estimates;
    }

    private void addAll(List<String> classes) {
        long hits = groups.stream().mapToLong(LabelGroup::hits).sum();
        add(PerformanceMetric.ACCURACY, BinaryEstimates.share(hits, decided));
        if (!isNamed()) {
            return;
        }
        List<OneClass> happened =
                classes.stream().map(this::of).filter(one -> one.labelled > 0).toList();
        if (!happened.isEmpty()) {
            addAverages(happened);
        }
        addCorrelation();
    }

    /** Labels that lost their name can no longer be told apart. */
    private boolean isNamed() {
        return !tally.groups().containsKey(ClassificationTally.OTHER);
    }

    private void addAverages(List<OneClass> happened) {
        double[] equal = new double[happened.size()];
        Arrays.fill(equal, 1);
        double[] byLabels = happened.stream().mapToDouble(one -> one.labelled).toArray();
        List<Part> precisions = happened.stream().map(OneClass::precision).toList();
        List<Part> recalls = happened.stream().map(OneClass::recall).toList();
        List<Part> f1s = happened.stream().map(OneClass::f1).toList();
        addAverage(PerformanceMetric.BALANCED_ACCURACY, recalls, equal);
        addAverage(PerformanceMetric.MACRO_PRECISION, precisions, equal);
        addAverage(PerformanceMetric.MACRO_RECALL, recalls, equal);
        addAverage(PerformanceMetric.MACRO_F1, f1s, equal);
        addAverage(PerformanceMetric.WEIGHTED_PRECISION, precisions, byLabels);
        addAverage(PerformanceMetric.WEIGHTED_RECALL, recalls, byLabels);
        addAverage(PerformanceMetric.WEIGHTED_F1, f1s, byLabels);
    }

    private void addAverage(PerformanceMetric metric, List<Part> parts, double[] weights) {
        double value = 0;
        double total = 0;
        for (int i = 0; i < weights.length; i++) {
            value += weights[i] * parts.get(i).value();
            total += weights[i];
        }
        add(metric, new Part(value / total, Intervals.meanOf(parts, weights)));
    }

    /** Labels and decisions outside the classes are classes of their own here. */
    private void addCorrelation() {
        TreeSet<String> texts = new TreeSet<>(tally.groups().keySet());
        groups.forEach(group -> texts.addAll(group.predicted().named().keySet()));
        boolean named = groups.stream().allMatch(group -> group.predicted().isNamed());
        if (!named || texts.size() > MOST_CORRELATED) {
            return;
        }
        double[][] counts =
                texts.stream()
                        .map(
                                label ->
                                        texts.stream()
                                                .mapToDouble(text -> tally.count(label, text))
                                                .toArray())
                        .toArray(double[][]::new);
        Correlation correlation = Correlation.of(counts, PRIOR_ROWS);
        add(PerformanceMetric.MCC, new Part(correlation.value(), correlation.interval()));
    }

    private void add(PerformanceMetric metric, Part part) {
        estimates.add(new MetricEstimate(metric, part.value(), part.interval(), decided, null));
    }

    /** Returns the measures of each class; those without a row behind them are left out. */
    static List<ClassEstimate> ofEach(ClassificationTally tally, List<String> classes) {
        MulticlassEstimates multiclass = new MulticlassEstimates(tally);
        List<ClassEstimate> estimates = new ArrayList<>();
        if (multiclass.isNamed()) {
            classes.stream()
                    .limit(PerformanceMetrics.CLASSES_SHOWN)
                    .forEach(name -> multiclass.of(name).addTo(estimates));
            if (tally.scores() != null) {
                estimates.addAll(new ClassScoreEstimates(tally, classes).ofEach());
            }
        }
        return estimates;
    }

    private OneClass of(String name) {
        long predicted = groups.stream().mapToLong(group -> group.predicted().get(name)).sum();
        return new OneClass(name, tally.group(name).decided(), predicted, tally.count(name, name));
    }

    /** How often a class happened, was predicted, and both. */
    private record OneClass(String name, long labelled, long predicted, long hits) {
        /** A class that happened and was never predicted has no precision: it counts as missed. */
        Part precision() {
            return BinaryEstimates.share(hits, Math.max(1, predicted));
        }

        Part recall() {
            return BinaryEstimates.share(hits, labelled);
        }

        Part f1() {
            return BinaryEstimates.f1(hits, involved());
        }

        private long involved() {
            return labelled + predicted - hits;
        }

        void addTo(List<ClassEstimate> estimates) {
            if (predicted > 0) {
                estimates.add(estimate(ClassEstimate.PRECISION, precision(), predicted));
            }
            if (labelled > 0) {
                estimates.add(estimate(ClassEstimate.RECALL, recall(), labelled));
            }
            if (involved() > 0) {
                estimates.add(estimate(ClassEstimate.F1, f1(), involved()));
            }
        }

        private ClassEstimate estimate(String metric, Part part, long n) {
            return new ClassEstimate(metric, name, part.value(), part.interval(), n, null);
        }
    }
}
