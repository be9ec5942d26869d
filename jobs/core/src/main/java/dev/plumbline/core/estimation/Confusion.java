package dev.plumbline.core.estimation;

import dev.plumbline.core.performance.PerformanceMetric;
import java.util.List;

/**
 * How decisions and outcomes of a binary model meet, counted or expected.
 *
 * @param truePositive rows decided positive that are; as the others at least 0, in rows
 */
record Confusion(
        double truePositive, double falsePositive, double falseNegative, double trueNegative) {
    /** The measures that a confusion has. */
    static final List<PerformanceMetric> METRICS =
            List.of(
                    PerformanceMetric.ACCURACY,
                    PerformanceMetric.PRECISION,
                    PerformanceMetric.RECALL,
                    PerformanceMetric.SPECIFICITY,
                    PerformanceMetric.F1);

    double rows() {
        return truePositive + falsePositive + falseNegative + trueNegative;
    }

    /**
     * Returns one of {@link #METRICS}, 0 to 1; NaN if nothing stands below the line.
     *
     * @throws IllegalArgumentException if the measure is none of them
     */
    double value(PerformanceMetric metric) {
        return hits(metric) / relevant(metric);
    }

    private double hits(PerformanceMetric metric) {
        return switch (metric) {
            case ACCURACY -> truePositive + trueNegative;
            case PRECISION, RECALL, F1 -> truePositive;
            case SPECIFICITY -> trueNegative;
            default -> throw unknown(metric);
        };
    }

    private double relevant(PerformanceMetric metric) {
        return switch (metric) {
            case ACCURACY -> rows();
            case PRECISION -> truePositive + falsePositive;
            case RECALL -> truePositive + falseNegative;
            case SPECIFICITY -> trueNegative + falsePositive;
            case F1 -> truePositive + (falsePositive + falseNegative) / 2;
            default -> throw unknown(metric);
        };
    }

    /**
     * Returns how one row's part in a measure spreads: the measure of n such rows has the standard
     * error deviation / √(n · share).
     */
    Spread spread(PerformanceMetric metric) {
        double hits = hits(metric);
        // a row of F1 that is right weighs more than one, as one that is wrong weighs one half
        double involved =
                metric == PerformanceMetric.F1
                        ? truePositive + falsePositive + falseNegative
                        : relevant(metric);
        double weight = involved / relevant(metric);
        double share = hits / involved;
        return new Spread(weight * Math.sqrt(share * (1 - share)), involved / rows());
    }

    private static IllegalArgumentException unknown(PerformanceMetric metric) {
        return new IllegalArgumentException(
                "metric must be one of %s, got %s".formatted(METRICS, metric));
    }
}
