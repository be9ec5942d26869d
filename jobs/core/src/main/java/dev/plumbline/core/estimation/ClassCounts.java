package dev.plumbline.core.estimation;

import dev.plumbline.core.performance.PerformanceMetric;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How decisions and outcomes of a model of several classes meet, counted or expected, in rows by
 * class.
 *
 * @param decided rows that the model decided so
 * @param hits those of them that are
 * @param labelled rows that are
 */
record ClassCounts(double[] decided, double[] hits, double[] labelled) {
    /** The measures that such counts have. */
    static final List<PerformanceMetric> METRICS =
            List.of(
                    PerformanceMetric.ACCURACY,
                    PerformanceMetric.MACRO_PRECISION,
                    PerformanceMetric.MACRO_RECALL,
                    PerformanceMetric.MACRO_F1);

    static ClassCounts none(int classes) {
        return new ClassCounts(new double[classes], new double[classes], new double[classes]);
    }

    double rows() {
        return Arrays.stream(decided).sum();
    }

    /**
     * Returns one of {@link #METRICS}, 0 to 1. Macro averages run over the classes that have a
     * label; one that is never decided on has precision 0. NaN without rows.
     */
    double value(PerformanceMetric metric) {
        return metric == PerformanceMetric.ACCURACY
                ? Arrays.stream(hits).sum() / rows()
                : IntStream.range(0, labelled.length)
                        .filter(number -> labelled[number] > 0)
                        .mapToDouble(number -> orZero(of(number).value(ofOne(metric))))
                        .average()
                        .orElse(Double.NaN);
    }

    private static double orZero(double share) {
        return Double.isNaN(share) ? 0 : share;
    }

    /** Returns how one row's part in a measure spreads; classes count as independent. */
    Spread spread(PerformanceMetric metric) {
        if (metric == PerformanceMetric.ACCURACY) {
            double share = value(metric);
            return new Spread(Math.sqrt(share * (1 - share)), 1);
        }
        double[] variances =
                IntStream.range(0, labelled.length)
                        .filter(number -> labelled[number] > 0)
                        .mapToObj(number -> of(number).spread(ofOne(metric)))
                        .mapToDouble(one -> orZero(one.deviation() * one.deviation() / one.share()))
                        .toArray();
        return new Spread(Math.sqrt(Arrays.stream(variances).sum()) / variances.length, 1);
    }

    /** Returns the confusion of one class with all others. */
    private Confusion of(int number) {
        double hit = hits[number];
        double falseAlarms = decided[number] - hit;
        double missed = labelled[number] - hit;
        return new Confusion(hit, falseAlarms, missed, rows() - hit - falseAlarms - missed);
    }

    private static PerformanceMetric ofOne(PerformanceMetric macro) {
        return switch (macro) {
            case MACRO_PRECISION -> PerformanceMetric.PRECISION;
            case MACRO_RECALL -> PerformanceMetric.RECALL;
            case MACRO_F1 -> PerformanceMetric.F1;
            default ->
                    throw new IllegalArgumentException(
                            "metric must be one of %s, got %s".formatted(METRICS, macro));
        };
    }
}
