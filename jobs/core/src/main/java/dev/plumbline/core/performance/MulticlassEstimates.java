package dev.plumbline.core.performance;

import dev.plumbline.core.performance.Intervals.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The measures of a classifier of many classes. A label outside the classes is a row that the model
 * got wrong; the macro averages run over the classes that have at least one label, so that a class
 * that did not happen in a window does not pull them down.
 */
final class MulticlassEstimates {
    private MulticlassEstimates() {}

    static List<MetricEstimate> of(ClassificationTally tally, List<String> classes) {
        Map<String, LabelGroup> groups = tally.groups();
        long decided = groups.values().stream().mapToLong(LabelGroup::decided).sum();
        long hits = groups.values().stream().mapToLong(LabelGroup::hits).sum();
        List<MetricEstimate> estimates = new ArrayList<>();
        if (decided <= 0) {
            return estimates;
        }
        estimates.add(
                new MetricEstimate(
                        PerformanceMetric.ACCURACY,
                        (double) hits / decided,
                        Intervals.wilson(hits, decided),
                        decided,
                        null));
        // labels that lost their name can no longer be told apart
        if (!groups.containsKey(ClassificationTally.OTHER)) {
            addMacro(tally, classes, decided, estimates);
        }
        return estimates;
    }

    private static void addMacro(
            ClassificationTally tally,
            List<String> classes,
            long decided,
            List<MetricEstimate> estimates) {
        List<Part> precisions = new ArrayList<>();
        List<Part> recalls = new ArrayList<>();
        List<Part> f1s = new ArrayList<>();
        for (String name : classes) {
            long labelled = tally.group(name).decided();
            if (labelled <= 0) {
                continue;
            }
            long hits = tally.count(name, name);
            long predicted =
                    tally.groups().values().stream()
                            .mapToLong(group -> group.predicted().get(name))
                            .sum();
            // a class that happened and was never predicted has no precision: it counts as missed
            precisions.add(BinaryEstimates.share(hits, Math.max(1, predicted)));
            recalls.add(BinaryEstimates.share(hits, labelled));
            f1s.add(BinaryEstimates.f1(hits, labelled + predicted - hits));
        }
        if (!recalls.isEmpty()) {
            estimates.add(macro(PerformanceMetric.MACRO_PRECISION, precisions, decided));
            estimates.add(macro(PerformanceMetric.MACRO_RECALL, recalls, decided));
            estimates.add(macro(PerformanceMetric.MACRO_F1, f1s, decided));
        }
    }

    private static MetricEstimate macro(PerformanceMetric metric, List<Part> parts, long n) {
        double mean = parts.stream().mapToDouble(Part::value).sum() / parts.size();
        return new MetricEstimate(metric, mean, Intervals.meanOf(parts), n, null);
    }
}
