package dev.plumbline.core.performance;

import java.util.List;

/** Always decides on the same of many classes. */
record DummyDecision(String className) implements DummyModel {
    @Override
    public String says() {
        return "always " + className;
    }

    @Override
    public List<MetricEstimate> of(PerformanceTally tally) {
        ClassificationTally classification = (ClassificationTally) tally;
        long n = classification.groups().values().stream().mapToLong(LabelGroup::decided).sum();
        long hits = classification.group(className).decided();
        return n <= 0
                ? List.of()
                : List.of(
                        new MetricEstimate(
                                PerformanceMetric.ACCURACY,
                                (double) hits / n,
                                Intervals.wilson(hits, n),
                                n,
                                null));
    }
}
