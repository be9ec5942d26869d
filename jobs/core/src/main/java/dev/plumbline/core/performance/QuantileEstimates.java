package dev.plumbline.core.performance;

import dev.plumbline.core.performance.QuantileTally.Held;
import dev.plumbline.core.report.Interval;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The measures of predicted quantiles. */
final class QuantileEstimates {
    private QuantileEstimates() {}

    static List<MetricEstimate> of(QuantileTally tally) {
        List<MetricEstimate> estimates = new ArrayList<>();
        addLoss(tally, estimates);
        List<Held> pairs = tally.pairs().values().stream().filter(held -> held.rows() > 0).toList();
        // a share over intervals that should hold different shares means nothing
        if (pairs.size() == 1) {
            addInterval(pairs.get(0), estimates);
        }
        return estimates;
    }

    /**
     * The mean of the levels' mean losses. What is far off is so at every level, so the half widths
     * of the levels' intervals are averaged, which holds however they go together.
     */
    private static void addLoss(QuantileTally tally, List<MetricEstimate> estimates) {
        double value = 0;
        double half = 0;
        long rows = 0;
        int levels = 0;
        for (Held held : tally.levels().values()) {
            if (held.rows() > 0) {
                double loss = held.loss() / held.rows();
                Interval interval = interval(held);
                value += loss;
                half += interval == null ? Double.NaN : interval.upper() - loss;
                rows = Math.max(rows, held.rows());
                levels++;
            }
        }
        if (levels > 0) {
            double mean = value / levels;
            estimates.add(
                    new MetricEstimate(
                            PerformanceMetric.PINBALL_LOSS,
                            mean,
                            Intervals.normal(
                                    mean, half / levels / Intervals.Z, 0, Double.POSITIVE_INFINITY),
                            rows,
                            null));
        }
    }

    private static Interval interval(Held held) {
        return Intervals.mean(held.loss(), held.squaredLoss(), held.rows(), 0);
    }

    private static void addInterval(Held pair, List<MetricEstimate> estimates) {
        long n = pair.rows();
        estimates.add(
                new MetricEstimate(
                        PerformanceMetric.INTERVAL_COVERAGE,
                        (double) pair.hits() / n,
                        Intervals.wilson(pair.hits(), n),
                        n,
                        null));
        estimates.add(
                new MetricEstimate(
                        PerformanceMetric.INTERVAL_WIDTH,
                        pair.loss() / n,
                        Intervals.mean(
                                pair.loss(), pair.squaredLoss(), n, Double.NEGATIVE_INFINITY),
                        n,
                        null));
    }

    /** Returns the measures of each level, in their order. */
    static List<QuantileEstimate> ofEach(QuantileTally tally) {
        List<QuantileEstimate> estimates = new ArrayList<>();
        for (Map.Entry<Integer, Held> level : tally.levels().entrySet()) {
            Held held = level.getValue();
            long n = held.rows();
            if (n > 0) {
                String name = PredictedQuantiles.name(level.getKey());
                estimates.add(
                        new QuantileEstimate(
                                QuantileEstimate.PINBALL_LOSS,
                                name,
                                held.loss() / n,
                                interval(held),
                                n));
                estimates.add(
                        new QuantileEstimate(
                                QuantileEstimate.COVERAGE,
                                name,
                                (double) held.hits() / n,
                                Intervals.wilson(held.hits(), n),
                                n));
            }
        }
        return estimates;
    }
}
