package dev.plumbline.core.performance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.plumbline.core.model.Task;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class PerformanceMetricsTest {
    private static final ScoreGrid NO_GRID = ScoreGrid.of(List.of());
    private static final List<String> BINARY = List.of("0", "1");

    @Test
    void binaryMeasuresEqualThoseOfScikitLearn() {
        List<String[]> rows = rows("binary.csv", 1);
        double[] positives = scores(rows, "1");
        double[] negatives = scores(rows, "0");
        ScoreGrid grid = ScoreGrid.fromScores(positives, negatives);
        ClassificationTally tally = new ClassificationTally();
        for (String[] row : rows) {
            double score = Double.parseDouble(row[0]);
            tally.add(grid.cellOf(score), score, row[1], row[2], 1);
        }
        assertEqualsGolden("binary", new PerformanceMetrics(Task.BINARY, BINARY, grid), tally);
    }

    private static double[] scores(List<String[]> rows, String label) {
        return rows.stream()
                .filter(row -> row[2].equals(label))
                .mapToDouble(row -> Double.parseDouble(row[0]))
                .toArray();
    }

    @Test
    void multiclassMeasuresEqualThoseOfScikitLearn() {
        ClassificationTally tally = new ClassificationTally();
        for (String[] row : rows("multiclass.csv", 1)) {
            tally.add(-1, Double.NaN, row[0], row[1], 1);
        }
        List<String> classes = List.of("bus", "car", "tram", "van");
        assertEqualsGolden(
                "multiclass", new PerformanceMetrics(Task.MULTICLASS, classes, NO_GRID), tally);
    }

    @Test
    void regressionMeasuresEqualThoseOfScikitLearn() {
        RegressionTally tally = new RegressionTally();
        for (String[] row : rows("regression.csv", 1)) {
            tally.add(Double.parseDouble(row[0]), Double.parseDouble(row[1]), 1);
        }
        assertEqualsGolden("regression", regression(), tally);
    }

    private static void assertEqualsGolden(
            String name, PerformanceMetrics metrics, PerformanceTally tally) {
        Map<String, MetricEstimate> estimates = byName(metrics.of(tally));
        List<String[]> golden = rows(name + "-expected.csv", 0);
        assertThat(golden).isNotEmpty();
        for (String[] expected : golden) {
            double value = Double.parseDouble(expected[2]);
            MetricEstimate estimate = estimates.get(expected[0]);
            assertThat(estimate.value())
                    .as(expected[0])
                    .isCloseTo(value, within(1e-11 * Math.abs(value)));
            assertThat(estimate.interval().lower()).isLessThan(value);
            assertThat(estimate.interval().upper()).isGreaterThan(value);
        }
    }

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
                        "f1");
        assertValue(estimates, "accuracy", 15.0 / 20, 20);
        assertValue(estimates, "precision", 6.0 / 9, 9);
        assertValue(estimates, "recall", 6.0 / 8, 8);
        assertValue(estimates, "specificity", 9.0 / 12, 12);
        assertValue(estimates, "balanced_accuracy", 0.75, 20);
        assertValue(estimates, "f1", 12.0 / 17, 11);
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
        assertThat(byName(metrics.of(negativesOnly))).containsOnlyKeys("accuracy", "specificity");
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

    private static List<String[]> rows(String name, int headers) {
        try (InputStream in =
                PerformanceMetricsTest.class.getResourceAsStream("/golden/performance/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .skip(headers)
                    .map(line -> line.split(","))
                    .toList();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
