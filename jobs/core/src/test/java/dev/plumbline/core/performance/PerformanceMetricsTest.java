package dev.plumbline.core.performance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.plumbline.core.model.Task;
import dev.plumbline.core.report.Interval;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class PerformanceMetricsTest {
    private static final ScoreGrid NO_GRID = ScoreGrid.of(List.of());
    private static final List<String> BINARY = List.of("0", "1");

    @Test
    void confusionCountsGiveTheHandComputedShares() {
        ClassificationTally tally = new ClassificationTally();
        add(tally, "1", "1", 6);
        add(tally, "0", "1", 2);
        add(tally, "1", "0", 3);
        add(tally, "0", "0", 9);
        Map<String, MetricEstimate> estimates =
                byName(new PerformanceMetrics(Task.BINARY, BINARY, NO_GRID).of(tally));

        assertThat(estimates)
                .containsOnlyKeys(
                        "accuracy",
                        "balanced_accuracy",
                        "precision",
                        "recall",
                        "specificity",
                        "f1",
                        "f2",
                        "f0_5",
                        "mcc",
                        "false_positive_rate",
                        "selection_rate",
                        "prevalence");
        assertValue(estimates, "accuracy", 15.0 / 20, 20);
        assertValue(estimates, "precision", 6.0 / 9, 9);
        assertValue(estimates, "recall", 6.0 / 8, 8);
        assertValue(estimates, "specificity", 9.0 / 12, 12);
        assertValue(estimates, "balanced_accuracy", 0.75, 20);
        assertValue(estimates, "f1", 12.0 / 17, 11);
        assertValue(estimates, "f2", 30.0 / 41, 11);
        assertValue(estimates, "f0_5", 7.5 / (7.5 + 0.5 + 3), 11);
        assertValue(estimates, "mcc", (6 * 9 - 3 * 2) / Math.sqrt(9 * 8 * 12 * 11), 20);
        assertValue(estimates, "selection_rate", 9.0 / 20, 20);
    }

    private static void add(ClassificationTally tally, String predicted, String label, int rows) {
        for (int i = 0; i < rows; i++) {
            tally.add(-1, Double.NaN, predicted, label, 1);
        }
    }

    private static void assertValue(
            Map<String, MetricEstimate> estimates, String name, double value, long n) {
        assertThat(estimates.get(name).value()).as(name).isCloseTo(value, within(1e-11));
        assertThat(estimates.get(name).n()).as(name).isEqualTo(n);
    }

    @Test
    void aMeasureWithoutRowsBehindItIsAbsentAndNotZero() {
        PerformanceMetrics metrics = new PerformanceMetrics(Task.BINARY, BINARY, NO_GRID);
        assertThat(metrics.of(new ClassificationTally())).isEmpty();
        assertThat(regression().of(new RegressionTally())).isEmpty();

        ClassificationTally negativesOnly = new ClassificationTally();
        add(negativesOnly, "0", "0", 5);
        assertThat(byName(metrics.of(negativesOnly)))
                .containsOnlyKeys(
                        "accuracy",
                        "specificity",
                        "false_positive_rate",
                        "selection_rate",
                        "prevalence");
    }

    @Test
    void areaNeedsBothClasses() {
        ScoreGrid grid = ScoreGrid.of(List.of(0.5));
        ClassificationTally tally = new ClassificationTally();
        tally.add(1, 0.7, "1", "1", 1);
        PerformanceMetrics metrics = new PerformanceMetrics(Task.BINARY, BINARY, grid);
        assertThat(byName(metrics.of(tally))).doesNotContainKey("roc_auc").containsKey("brier");

        tally.add(1, 0.6, "1", "0", 1);
        MetricEstimate area = byName(metrics.of(tally)).get("roc_auc");
        // both in one cell: anything from 0 to 1
        assertThat(area.value()).isEqualTo(0.5);
        assertThat(area.errorBound()).isEqualTo(0.5);
    }

    @Test
    void macroAveragesPassOverAClassThatDidNotHappen() {
        ClassificationTally tally = new ClassificationTally();
        add(tally, "a", "a", 3);
        add(tally, "b", "a", 1);
        add(tally, "b", "b", 2);
        add(tally, "c", "b", 2);
        PerformanceMetrics metrics =
                new PerformanceMetrics(Task.MULTICLASS, List.of("a", "b", "c", "d"), NO_GRID);
        Map<String, MetricEstimate> estimates = byName(metrics.of(tally));

        assertValue(estimates, "macro_recall", (3.0 / 4 + 2.0 / 4) / 2, 8);
        assertValue(estimates, "macro_precision", (1 + 2.0 / 3) / 2, 8);
        assertValue(estimates, "macro_f1", (6.0 / 7 + 4.0 / 7) / 2, 8);
        assertValue(estimates, "accuracy", 5.0 / 8, 8);
    }

    @Test
    void relativeErrorPassesOverZerosAndLogErrorNeedsEveryRow() {
        RegressionTally tally = new RegressionTally();
        tally.add(3, 0, 1);
        tally.add(6, 4, 1);
        Map<String, MetricEstimate> before = byName(regression().of(tally));
        assertValue(before, "mape", 0.5, 1);
        assertThat(before).containsKey("rmsle");

        tally.add(-1.5, 2, 1);
        assertThat(byName(regression().of(tally))).doesNotContainKey("rmsle").containsKey("rmse");
    }

    @Test
    void determinationIsAbsentWhereTheActualValuesDoNotVary() {
        RegressionTally tally = new RegressionTally();
        for (int i = 0; i < 10; i++) {
            tally.add(0.2, 0.1, 1);
        }
        assertThat(byName(regression().of(tally))).doesNotContainKey("r2").containsKey("rmse");
    }

    @Test
    void determinationSurvivesALargeOffset() {
        RegressionTally tally = new RegressionTally();
        for (int i = 0; i < 4; i++) {
            tally.add(1e9 + i + (i % 2 == 0 ? 0.5 : -0.5), 1e9 + i, 1);
        }
        // Σe² = 1, Σ(y − ȳ)² = 5
        assertValue(byName(regression().of(tally)), "r2", 0.8, 4);
    }

    @Test
    void intervalsCoverTheTruthAboutAsOftenAsTheySay() {
        Random random = new Random(11);
        int rmse = 0;
        int r2 = 0;
        int trials = 400;
        for (int trial = 0; trial < trials; trial++) {
            RegressionTally tally = new RegressionTally();
            for (int i = 0; i < 300; i++) {
                double actual = 50 + 4 * random.nextGaussian();
                tally.add(actual + 2 * random.nextGaussian(), actual, 1);
            }
            Map<String, MetricEstimate> estimates = byName(regression().of(tally));
            rmse += covers(estimates.get("rmse"), 2) ? 1 : 0;
            r2 += covers(estimates.get("r2"), 1 - 4.0 / 16) ? 1 : 0;
        }
        assertThat(rmse).isBetween(365, 395);
        assertThat(r2).isBetween(365, 395);
    }

    private static boolean covers(MetricEstimate estimate, double truth) {
        return estimate.interval().lower() <= truth && truth <= estimate.interval().upper();
    }

    @Test
    void lossesHaveTheNormalIntervalOfTheirRows() {
        ClassificationTally tally = new ClassificationTally();
        double[] ofNegatives = {0.2, 0.45, 0.7, 0.05};
        double[] ofPositives = {0.9, 0.6, 0.35};
        for (double score : ofNegatives) {
            tally.add(0, score, "0", "0", 1);
        }
        for (double score : ofPositives) {
            tally.add(0, score, "1", "1", 1);
        }
        Map<String, MetricEstimate> estimates =
                byName(new PerformanceMetrics(Task.BINARY, BINARY, NO_GRID).of(tally));

        double[] likelihoods = {0.8, 0.55, 0.3, 0.95, 0.9, 0.6, 0.35};
        assertNormal(estimates.get("log_loss"), likelihoods, likely -> -Math.log(likely));
        assertNormal(estimates.get("brier"), likelihoods, likely -> Math.pow(1 - likely, 2));
    }

    @Test
    void theDummyOfARegressionHasTheNormalIntervalOfItsSquaredErrors() {
        RegressionTally tally = new RegressionTally();
        double[] actual = {7, 13, 14, 6, 12.5};
        for (double value : actual) {
            tally.add(0, value, 1);
        }
        MetricEstimate rmse = DummyModel.regression(10).of(tally).get(0);
        Interval interval = rmse.interval();
        MetricEstimate squared =
                new MetricEstimate(
                        PerformanceMetric.RMSE,
                        rmse.value() * rmse.value(),
                        new Interval(
                                interval.lower() * interval.lower(),
                                interval.upper() * interval.upper(),
                                interval.level()),
                        rmse.n(),
                        null);
        assertNormal(squared, actual, value -> (value - 10) * (value - 10));
    }

    /** Mean of the terms ± z times its standard error, from their sample variance. */
    private static void assertNormal(
            MetricEstimate estimate, double[] rows, DoubleUnaryOperator term) {
        double mean = DoubleStream.of(rows).map(term).average().orElseThrow();
        double squares =
                DoubleStream.of(rows).map(term).map(each -> (each - mean) * (each - mean)).sum();
        double error = Math.sqrt(squares / (rows.length - 1) / rows.length);
        assertThat(estimate.value()).isCloseTo(mean, within(1e-10));
        assertThat(estimate.interval().lower())
                .isCloseTo(Math.max(0, mean - 1.959963984540054 * error), within(1e-10))
                .isPositive();
        assertThat(estimate.interval().upper())
                .isCloseTo(mean + 1.959963984540054 * error, within(1e-10));
    }

    @Test
    void refusesATallyOfAnotherTaskAndABinaryTaskWithoutTwoClasses() {
        assertThatThrownBy(() -> regression().of(new ClassificationTally()))
                .hasMessageContaining("a tally of the task REGRESSION is needed");
        assertThatThrownBy(() -> new PerformanceMetrics(Task.BINARY, List.of("1"), NO_GRID))
                .hasMessageContaining("two classes, the negative one first, got [1]");
    }

    private static PerformanceMetrics regression() {
        return new PerformanceMetrics(Task.REGRESSION, List.of(), NO_GRID);
    }

    private static Map<String, MetricEstimate> byName(List<MetricEstimate> estimates) {
        return estimates.stream()
                .collect(Collectors.toMap(e -> e.metric().text(), Function.identity()));
    }
}
