package dev.plumbline.core.performance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.plumbline.core.model.Task;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Measures of the scores of several classes equal those of scikit-learn on stored vectors. */
class ClassScoreGoldenTest {
    /** Of a score that is no 32-bit float, relative to its size. */
    private static final double FLOAT_ROUNDING = 0x1p-24;

    private record Figure(double value, double errorBound) {}

    /**
     * Losses of doubles are off by what 32 bits leave out, of floats by nothing. The bound is loose
     * where many rows share one score, for a cell does not know that.
     */
    @ParameterizedTest
    @CsvSource({
        "floats, 0, 5e-3",
        "ties, 0, .2",
        "sure, 0, .2",
        "unbalanced, 0, 5e-3",
        "doubles, 1, 5e-3"
    })
    void measuresEqualThoseOfScikitLearn(String name, int rounded, double bound) {
        List<String[]> rows = rows("class-scores-" + name + ".csv");
        List<String> classes = classes(rows);
        PerformanceMetrics metrics =
                new PerformanceMetrics(Task.MULTICLASS, classes, ScoreGrid.of(List.of()));
        ClassificationTally tally = tally(rows.subList(1, rows.size()), classes);
        Map<String, Figure> figures = new HashMap<>();
        metrics.of(tally).stream()
                .filter(each -> each.metric() != PerformanceMetric.MCC)
                .forEach(
                        each ->
                                figures.put(
                                        each.metric().text(),
                                        new Figure(each.value(), orZero(each.errorBound()))));
        metrics.ofClasses(tally)
                .forEach(
                        each ->
                                figures.put(
                                        each.key(),
                                        new Figure(each.value(), orZero(each.errorBound()))));
        figures.putAll(dummies(rows, classes));

        rows("class-scores-" + name + "-expected.csv")
                .forEach(
                        row -> {
                            double expected = Double.parseDouble(row[2]);
                            Figure figure = figures.get(row[0]);
                            assertThat(figure).as(row[0]).isNotNull();
                            double most =
                                    figure.errorBound()
                                            + 1e-11 * Math.abs(expected)
                                            + rounded * 4 * FLOAT_ROUNDING;
                            assertThat(figure.value()).as(row[0]).isCloseTo(expected, within(most));
                            assertThat(figure.errorBound()).as(row[0]).isLessThan(bound);
                        });
    }

    private static double orZero(Double bound) {
        return bound == null ? 0 : bound;
    }

    private static Map<String, Figure> dummies(List<String[]> rows, List<String> classes) {
        int half = (rows.size() - 1) / 2;
        int last = classes.size();
        Map<String, Double> shares =
                rows.subList(1, 1 + half).stream()
                        .collect(
                                Collectors.groupingBy(
                                        row -> row[last],
                                        LinkedHashMap::new,
                                        Collectors.summingDouble(row -> 1.0 / half)));
        Map<String, Figure> figures = new HashMap<>();
        DummyModel.multiclass(shares)
                .of(tally(rows.subList(1 + half, rows.size()), classes))
                .forEach(
                        each ->
                                figures.put(
                                        "second half " + each.metric().text() + DummyModel.SUFFIX,
                                        new Figure(each.value(), 0)));
        return figures;
    }

    /** Cells may only lose the order within them, so ties are scikit-learn's to the digit. */
    @ParameterizedTest
    @ValueSource(strings = {"ties"})
    void areasOfScoresThatShareNoCellAreExact(String name) {
        List<String[]> rows = rows("class-scores-" + name + ".csv");
        List<String> classes = classes(rows);
        Map<String, Double> areas =
                new PerformanceMetrics(Task.MULTICLASS, classes, ScoreGrid.of(List.of()))
                        .ofClasses(tally(rows.subList(1, rows.size()), classes)).stream()
                                .collect(
                                        Collectors.toMap(ClassEstimate::key, ClassEstimate::value));
        rows("class-scores-" + name + "-expected.csv").stream()
                .filter(row -> row[0].startsWith("class_roc_auc"))
                .forEach(
                        row ->
                                assertThat(areas.get(row[0]))
                                        .isCloseTo(Double.parseDouble(row[2]), within(1e-9)));
    }

    private static List<String> classes(List<String[]> rows) {
        return List.of(rows.get(0)).subList(0, rows.get(0).length - 1);
    }

    /** Every part of the rows is tallied by itself, as subtasks do. */
    private static ClassificationTally tally(List<String[]> rows, List<String> classes) {
        ScoreVectorLayout layout = ScoreVectorLayout.of(classes);
        ClassificationTally merged = new ClassificationTally();
        for (String[] row : rows) {
            double[] scores =
                    Arrays.stream(row)
                            .limit(classes.size())
                            .mapToDouble(Double::parseDouble)
                            .toArray();
            int top =
                    IntStream.range(0, scores.length)
                            .reduce(0, (one, other) -> scores[other] > scores[one] ? other : one);
            ClassificationTally part = new ClassificationTally();
            part.add(layout.write(scores), classes.get(top), row[classes.size()], 1);
            merged.merge(PerformanceTally.fromBytes(part.toBytes()));
        }
        return merged;
    }

    private static List<String[]> rows(String name) {
        try (InputStream in =
                ClassScoreGoldenTest.class.getResourceAsStream("/golden/performance/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split(","))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
