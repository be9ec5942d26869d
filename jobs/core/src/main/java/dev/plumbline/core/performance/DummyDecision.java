package dev.plumbline.core.performance;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Always decides on the most frequent of many classes, with the shares of all as scores. */
record DummyDecision(Map<String, Double> shares) implements DummyModel {
    DummyDecision {
        shares = new LinkedHashMap<>(shares);
    }

    @Override
    public String says() {
        return "always %s, with the shares of the baseline's labels as scores"
                .formatted(mostFrequent());
    }

    /** The last of several equally frequent ones. */
    private String mostFrequent() {
        return shares.entrySet().stream().max(Map.Entry.comparingByValue()).orElseThrow().getKey();
    }

    @Override
    public List<MetricEstimate> of(PerformanceTally tally) {
        ClassificationTally classification = (ClassificationTally) tally;
        long n = classification.decided();
        List<MetricEstimate> estimates = new ArrayList<>();
        if (n > 0) {
            long hits = classification.group(mostFrequent()).decided();
            estimates.add(
                    new MetricEstimate(
                            PerformanceMetric.ACCURACY,
                            (double) hits / n,
                            Intervals.wilson(hits, n),
                            n,
                            null));
        }
        if (classification.scores() != null) {
            addLosses(classification, estimates);
        }
        return estimates;
    }

    /** Rows of a class that the evaluation set never held are passed over. */
    private void addLosses(ClassificationTally tally, List<MetricEstimate> estimates) {
        double squaredShares = shares.values().stream().mapToDouble(share -> share * share).sum();
        Loss log = new Loss();
        Loss brier = new Loss();
        shares.forEach(
                (name, share) -> {
                    TrueClassScores ofClass = tally.group(name).ofClass();
                    long rows = ofClass == null ? 0 : ofClass.rows();
                    log.add(rows, -Math.log(Math.max(LabelGroup.CLIP, share)));
                    brier.add(rows, squaredShares - 2 * share + 1);
                });
        if (log.n > 0) {
            estimates.add(log.estimate(PerformanceMetric.LOG_LOSS));
            estimates.add(brier.estimate(PerformanceMetric.BRIER));
        }
    }

    /** A loss that all rows of a class share. */
    private static final class Loss {
        private double sum;
        private double squares;
        private long n;

        void add(long rows, double loss) {
            sum += rows * loss;
            squares += rows * loss * loss;
            n += rows;
        }

        MetricEstimate estimate(PerformanceMetric metric) {
            return new MetricEstimate(metric, sum / n, Intervals.mean(sum, squares, n, 0), n, null);
        }
    }
}
