package dev.plumbline.core.performance;

import dev.plumbline.core.performance.Intervals.Part;
import dev.plumbline.core.performance.OneClass.Measure;
import java.util.ArrayList;
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
                classes.stream().map(this::of).filter(one -> one.labelled() > 0).toList();
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
        ClassAverages averages = new ClassAverages(tally.groups(), happened);
        add(PerformanceMetric.BALANCED_ACCURACY, averages.macro(Measure.RECALL));
        add(PerformanceMetric.MACRO_PRECISION, averages.macro(Measure.PRECISION));
        add(PerformanceMetric.MACRO_RECALL, averages.macro(Measure.RECALL));
        add(PerformanceMetric.MACRO_F1, averages.macro(Measure.F1));
        add(PerformanceMetric.WEIGHTED_PRECISION, averages.weighted(Measure.PRECISION));
        add(PerformanceMetric.WEIGHTED_RECALL, averages.weighted(Measure.RECALL));
        add(PerformanceMetric.WEIGHTED_F1, averages.weighted(Measure.F1));
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
                    .forEach(name -> addTo(estimates, multiclass.of(name)));
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

    private static void addTo(List<ClassEstimate> estimates, OneClass one) {
        if (one.predicted() > 0) {
            estimates.add(
                    estimate(ClassEstimate.PRECISION, one, Measure.PRECISION, one.predicted()));
        }
        if (one.labelled() > 0) {
            estimates.add(estimate(ClassEstimate.RECALL, one, Measure.RECALL, one.labelled()));
        }
        if (one.involved() > 0) {
            estimates.add(estimate(ClassEstimate.F1, one, Measure.F1, one.involved()));
        }
    }

    private static ClassEstimate estimate(String metric, OneClass one, Measure measure, long n) {
        Part part = measure.of(one);
        return new ClassEstimate(metric, one.name(), part.value(), part.interval(), n, null);
    }
}
