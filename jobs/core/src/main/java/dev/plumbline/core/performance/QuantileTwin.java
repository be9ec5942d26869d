package dev.plumbline.core.performance;

import dev.plumbline.core.performance.QuantileTally.Held;
import dev.plumbline.core.performance.RegressionTally.Term;
import dev.plumbline.core.report.Interval;
import java.util.Map;
import java.util.Optional;

/**
 * What the pinball loss would be if every quantile were the predicted value: what one gets from a
 * model that knows nothing of its own errors. With e = actual − predicted and ᾱ the mean level it
 * is ᾱ E[max(e, 0)] + (1 − ᾱ) E[max(−e, 0)], which follows from the mean error and the mean
 * absolute error.
 */
public final class QuantileTwin {
    public static final String SAYS = "the predicted value at every level";

    private QuantileTwin() {}

    /** Returns the loss; empty unless every row of a regression brought the same levels. */
    public static Optional<MetricEstimate> of(PerformanceTally tally) {
        if (!(tally instanceof RegressionTally regression) || regression.quantiles() == null) {
            return Optional.empty();
        }
        long n = regression.labelled();
        Map<Integer, Held> levels = regression.quantiles().levels();
        boolean complete =
                n > 0
                        && !levels.isEmpty()
                        && levels.values().stream().allMatch(held -> held.rows() == n);
        return complete ? Optional.of(loss(regression, levels, n)) : Optional.empty();
    }

    private static MetricEstimate loss(RegressionTally tally, Map<Integer, Held> levels, long n) {
        double units = levels.keySet().stream().mapToInt(Integer::intValue).average().orElseThrow();
        double level = units / PredictedQuantiles.UNITS;
        double absolute = tally.sum(Term.ABSOLUTE_ERROR);
        double sum = absolute / 2 - (level - 0.5) * tally.sum(Term.ERROR);
        // only a loss that is the same either way has a known square
        Interval interval =
                level == 0.5 ? Intervals.mean(sum, tally.sum(Term.SQUARED_ERROR) / 4, n, 0) : null;
        return new MetricEstimate(PerformanceMetric.PINBALL_LOSS, sum / n, interval, n, null);
    }
}
