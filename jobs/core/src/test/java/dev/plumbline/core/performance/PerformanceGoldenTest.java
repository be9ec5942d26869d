package dev.plumbline.core.performance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.plumbline.core.model.Task;
import dev.plumbline.core.report.Interval;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Measures equal those of scikit-learn on stored vectors: all of them, and no others. */
class PerformanceGoldenTest {
    private static final ScoreGrid NO_GRID = ScoreGrid.of(List.of());
    private static final List<String> BINARY = List.of("0", "1");
    private static final CostMatrix COST = new CostMatrix(-1.5, 2, 10, 0);
    private static final String SECOND_HALF = "second half ";

    /** A value as scikit-learn names it, with its interval and how far off it may be. */
    private record Figure(double value, Interval interval, double errorBound) {}

    @ParameterizedTest
    @ValueSource(
            strings = {"binary", "binary-ties", "binary-negatives-only", "binary-never-selected"})
    void binaryMeasuresEqualThoseOfScikitLearn(String name) {
        List<String[]> rows = rows(name + ".csv", 1);
        ScoreGrid grid = ScoreGrid.fromScores(scores(rows, "1"), scores(rows, "0"));
        PerformanceMetrics metrics = new PerformanceMetrics(Task.BINARY, BINARY, grid, COST);
        Map<String, Figure> figures = figures(metrics.of(binary(rows, grid)), "");
        int half = rows.size() / 2;
        double prevalence = scores(rows.subList(0, half), "1").length / (double) half;
        figures.putAll(
                figures(
                        DummyModel.binary(BINARY, prevalence, null)
                                .of(binary(rows.subList(half, rows.size()), grid)),
                        DummyModel.SUFFIX));
        assertEqualsGolden(name, figures);
    }

    private static ClassificationTally binary(List<String[]> rows, ScoreGrid grid) {
        ClassificationTally tally = new ClassificationTally();
        for (String[] row : rows) {
            double score = Double.parseDouble(row[0]);
            tally.add(grid.cellOf(score), score, row[1], row[2], 1);
        }
        return tally;
    }

    private static double[] scores(List<String[]> rows, String label) {
        return rows.stream()
                .filter(row -> row[2].equals(label))
                .mapToDouble(row -> Double.parseDouble(row[0]))
                .toArray();
    }

    @ParameterizedTest
    @ValueSource(strings = {"multiclass", "multiclass-never-predicted", "multiclass-one-label"})
    void multiclassMeasuresEqualThoseOfScikitLearn(String name) {
        List<String[]> rows = rows(name + ".csv", 1);
        List<String> classes = rows.stream().map(row -> row[1]).distinct().sorted().toList();
        PerformanceMetrics metrics = new PerformanceMetrics(Task.MULTICLASS, classes, NO_GRID);
        Map<String, Figure> figures = figures(metrics.of(multiclass(rows)), "");
        for (ClassEstimate one : metrics.ofClasses(multiclass(rows))) {
            figures.put(one.key(), new Figure(one.value(), one.interval(), 0));
        }
        int half = rows.size() / 2;
        Map<String, Double> shares =
                rows.subList(0, half).stream()
                        .collect(
                                Collectors.groupingBy(
                                        row -> row[1],
                                        Collectors.summingDouble(row -> 1.0 / half)));
        figures.putAll(
                figures(
                        DummyModel.multiclass(shares)
                                .of(multiclass(rows.subList(half, rows.size()))),
                        DummyModel.SUFFIX));
        assertEqualsGolden(name, figures);
    }

    private static ClassificationTally multiclass(List<String[]> rows) {
        ClassificationTally tally = new ClassificationTally();
        rows.forEach(row -> tally.add(-1, Double.NaN, row[0], row[1], 1));
        return tally;
    }

    @ParameterizedTest
    @ValueSource(strings = {"regression", "regression-zeros", "regression-constant"})
    void regressionMeasuresEqualThoseOfScikitLearn(String name) {
        List<String[]> rows = rows(name + ".csv", 1);
        PerformanceMetrics metrics = new PerformanceMetrics(Task.REGRESSION, List.of(), NO_GRID);
        Map<String, Figure> figures = figures(metrics.of(regression(rows)), "");
        int half = rows.size() / 2;
        double mean =
                rows.subList(0, half).stream()
                        .mapToDouble(row -> Double.parseDouble(row[1]))
                        .average()
                        .orElseThrow();
        figures.putAll(
                figures(
                        DummyModel.regression(mean).of(regression(rows.subList(half, rows.size()))),
                        DummyModel.SUFFIX));
        if (name.equals("regression-zeros")) {
            // passes over y = 0, where scikit-learn divides by 2.2e-16
            assertThat(figures.remove("mape")).isNotNull();
        }
        assertEqualsGolden(name, figures);
    }

    private static RegressionTally regression(List<String[]> rows) {
        RegressionTally tally = new RegressionTally();
        rows.forEach(row -> tally.add(Double.parseDouble(row[0]), Double.parseDouble(row[1]), 1));
        return tally;
    }

    private static Map<String, Figure> figures(List<MetricEstimate> estimates, String suffix) {
        Map<String, Figure> figures = new HashMap<>();
        String prefix = suffix.isEmpty() ? "" : SECOND_HALF;
        estimates.forEach(
                estimate ->
                        figures.put(
                                prefix + estimate.metric().text() + suffix,
                                new Figure(
                                        estimate.value(),
                                        estimate.interval(),
                                        estimate.errorBound() == null
                                                ? 0
                                                : estimate.errorBound())));
        return figures;
    }

    private static void assertEqualsGolden(String name, Map<String, Figure> figures) {
        Map<String, Double> golden = new LinkedHashMap<>();
        rows(name + "-expected.csv", 0)
                .forEach(row -> golden.put(row[0], Double.parseDouble(row[2])));
        figures.keySet().removeIf(key -> key.startsWith(SECOND_HALF) && !golden.containsKey(key));
        assertThat(figures.keySet()).isEqualTo(golden.keySet());
        golden.forEach((metric, value) -> assertFigure(metric, figures.get(metric), value));
    }

    private static void assertFigure(String metric, Figure figure, double value) {
        double rounding = 1e-11 * Math.abs(value) + 1e-15;
        assertThat(figure.value())
                .as(metric)
                .isCloseTo(value, within(figure.errorBound() + rounding));
        if (figure.interval() != null) {
            assertThat(figure.interval().lower()).as(metric).isLessThanOrEqualTo(value + rounding);
            assertThat(figure.interval().upper())
                    .as(metric)
                    .isGreaterThanOrEqualTo(value - rounding);
        }
    }

    private static List<String[]> rows(String name, int headers) {
        try (InputStream in =
                PerformanceGoldenTest.class.getResourceAsStream("/golden/performance/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .skip(headers)
                    .map(line -> line.split(","))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
