package dev.plumbline.core.performance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Intervals are those of the measures' definitions over weighted rows. */
class CalibrationEstimatesTest {
    private static final double Z = 1.959963984540054;

    private record Row(double score, int label) {
        int bin() {
            return (int) Math.ceil(score * 10);
        }
    }

    /** Three bins: one too low, one that may be right by chance, one too high; and a row alone. */
    private static final List<Row> ROWS = rows();

    private static List<Row> rows() {
        List<Row> dozen =
                List.of(
                        new Row(0.12, 0),
                        new Row(0.13, 1),
                        new Row(0.15, 0),
                        new Row(0.16, 1),
                        new Row(0.18, 1),
                        new Row(0.42, 0),
                        new Row(0.43, 1),
                        new Row(0.44, 1),
                        new Row(0.47, 0),
                        new Row(0.49, 1),
                        new Row(0.91, 1),
                        new Row(0.93, 0),
                        new Row(0.95, 1),
                        new Row(0.96, 0),
                        new Row(0.99, 0));
        List<Row> rows = new ArrayList<>(List.of(new Row(0.72, 1)));
        for (int time = 0; time < 12; time++) {
            rows.addAll(dozen);
        }
        return rows;
    }

    @Test
    void theUpperLimitIsThatOfTheJackknife() {
        assertUpperLimit(PerformanceMetric.ECE, CalibrationEstimatesTest::expectedError);
        assertUpperLimit(
                PerformanceMetric.BRIER_RELIABILITY, CalibrationEstimatesTest::reliability);
        assertUpperLimit(PerformanceMetric.BRIER_RESOLUTION, CalibrationEstimatesTest::resolution);
    }

    private static void assertUpperLimit(
            PerformanceMetric metric, ToDoubleFunction<double[]> definition) {
        double[] weights = new double[ROWS.size()];
        Arrays.fill(weights, 1);
        double value = definition.applyAsDouble(weights);
        double error = InfinitesimalJackknife.standardError(weights, definition);
        MetricEstimate estimate = estimates(ROWS).get(metric);
        assertThat(estimate.value()).as(metric.text()).isCloseTo(value, within(1e-12));
        assertThat(estimate.interval().upper())
                .as(metric.text())
                .isCloseTo(value + Z * error, within(1e-7));
    }

    @Test
    void theLowerLimitLiesDeeperByWhatChanceAloneAdds() {
        // delta method and scipy.stats.foldnorm of SciPy 1.17.1, over the rows: chance adds .0108
        // to the expected calibration error, and .0045 to the reliability
        Map<PerformanceMetric, MetricEstimate> estimates = estimates(ROWS);
        assertThat(estimates.get(PerformanceMetric.ECE).interval().lower())
                .isCloseTo(0.29656027492513, within(1e-11));
        assertThat(estimates.get(PerformanceMetric.BRIER_RELIABILITY).interval().lower())
                .isCloseTo(0.10814651461816, within(1e-11));
    }

    @Test
    void theLowerLimitOfAResolutionLiesDeeperToo() {
        List<Row> rows = new ArrayList<>();
        for (int row = 0; row < 50; row++) {
            rows.add(new Row(0.3, row < 10 ? 1 : 0));
            rows.add(new Row(0.6, row < 40 ? 1 : 0));
        }
        // influence ±.6 y and a constant, so its variance is .36 · .16 and the standard error .024;
        // variance of the shares .16 / 49, less that of the prevalence .25 / 100
        double byChance = 0.16 / 49 - 0.25 / 100;
        MetricEstimate resolution = estimates(rows).get(PerformanceMetric.BRIER_RESOLUTION);
        assertThat(resolution.value()).isCloseTo(0.09, within(1e-11));
        assertThat(resolution.interval().lower())
                .isCloseTo(0.09 - Z * 0.024 - byChance, within(1e-11));
    }

    private static Map<PerformanceMetric, MetricEstimate> estimates(List<Row> rows) {
        ScoreBins positives = new ScoreBins();
        ScoreBins negatives = new ScoreBins();
        rows.forEach(row -> (row.label() == 1 ? positives : negatives).add(row.score(), 1));
        return new CalibrationEstimates(positives, negatives)
                .estimates().stream()
                        .collect(Collectors.toMap(MetricEstimate::metric, Function.identity()));
    }

    private static double expectedError(double[] weights) {
        return overBins(weights, bin -> Math.abs(bin.score() - bin.observed()));
    }

    private static double reliability(double[] weights) {
        return overBins(weights, bin -> Math.pow(bin.score() - bin.observed(), 2));
    }

    private static double resolution(double[] weights) {
        double positives = overBins(weights, Mean::observed);
        return overBins(weights, bin -> Math.pow(bin.observed() - positives, 2));
    }

    /** Mean score and share of positives of a bin. */
    private record Mean(double score, double observed) {}

    private static double overBins(double[] weights, ToDoubleFunction<Mean> figure) {
        double sum = 0;
        for (int bin : ROWS.stream().mapToInt(Row::bin).distinct().toArray()) {
            double weight = sum(weights, bin, row -> 1);
            double score = sum(weights, bin, Row::score) / weight;
            double observed = sum(weights, bin, Row::label) / weight;
            sum += weight * figure.applyAsDouble(new Mean(score, observed));
        }
        return sum / Arrays.stream(weights).sum();
    }

    private static double sum(double[] weights, int bin, ToDoubleFunction<Row> figure) {
        return IntStream.range(0, weights.length)
                .filter(row -> ROWS.get(row).bin() == bin)
                .mapToDouble(row -> weights[row] * figure.applyAsDouble(ROWS.get(row)))
                .sum();
    }
}
