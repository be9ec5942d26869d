package dev.plumbline.core.performance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.plumbline.core.model.Task;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Measures of a ranking are within their bound of those of the scores themselves. */
class RankingBoundPropertyTest {
    private static final ScoreGrid COARSE =
            ScoreGrid.of(List.of(0.2, 0.5, Math.nextUp(0.5), 0.6, 0.9));

    private static final Map<PerformanceMetric, ToDoubleFunction<List<Row>>> EXACT =
            Map.of(
                    PerformanceMetric.ROC_AUC,
                    RankingBoundPropertyTest::area,
                    PerformanceMetric.AVERAGE_PRECISION,
                    RankingBoundPropertyTest::precision,
                    PerformanceMetric.SCORE_KS,
                    RankingBoundPropertyTest::distance,
                    PerformanceMetric.GAIN_AT_10,
                    RankingBoundPropertyTest::gain,
                    PerformanceMetric.LIFT_AT_10,
                    rows -> 10 * gain(rows));

    record Row(double score, boolean positive) {}

    @Provide
    Arbitrary<List<Row>> rows() {
        Arbitrary<Double> scores =
                Arbitraries.oneOf(
                        Arbitraries.doubles().between(0, 1), Arbitraries.of(0.1, 0.5, 0.55, 0.95));
        return Combinators.combine(scores, Arbitraries.of(true, false))
                .as(Row::new)
                .list()
                .ofMinSize(2)
                .ofMaxSize(120)
                .filter(
                        rows ->
                                rows.stream().anyMatch(Row::positive)
                                        && !rows.stream().allMatch(Row::positive));
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void exactFiguresLieWithinTheBound(@ForAll("rows") List<Row> rows) {
        Map<PerformanceMetric, MetricEstimate> estimates = estimates(rows, COARSE);
        assertWithinBound(estimates.get(PerformanceMetric.AVERAGE_PRECISION), precision(rows));
        assertWithinBound(estimates.get(PerformanceMetric.SCORE_KS), distance(rows));
        assertWithinBound(estimates.get(PerformanceMetric.GAIN_AT_10), gain(rows));
        assertWithinBound(estimates.get(PerformanceMetric.LIFT_AT_10), 10 * gain(rows));
    }

    private static void assertWithinBound(MetricEstimate estimate, double exact) {
        double bound = estimate.errorBound() == null ? 0 : estimate.errorBound();
        assertThat(estimate.value())
                .as(estimate.metric().text())
                .isCloseTo(exact, within(bound + 1e-9));
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void figuresOverScoresWithCellsOfTheirOwnAreExact(@ForAll("rows") List<Row> rows) {
        ScoreGrid own = ScoreGrid.fromScores(scores(rows, true), scores(rows, false));
        Map<PerformanceMetric, MetricEstimate> estimates = estimates(rows, own);
        assertExact(estimates.get(PerformanceMetric.AVERAGE_PRECISION), precision(rows));
        assertExact(estimates.get(PerformanceMetric.SCORE_KS), distance(rows));
        assertExact(estimates.get(PerformanceMetric.GAIN_AT_10), gain(rows));
    }

    private static void assertExact(MetricEstimate estimate, double exact) {
        assertThat(estimate.errorBound()).as(estimate.metric().text()).isNull();
        assertThat(estimate.value()).as(estimate.metric().text()).isCloseTo(exact, within(1e-9));
    }

    @Example
    void boundsAreTheLargestDistanceThatAnOrderWithinTheCellsReaches() {
        assertBoundsAreReached(List.of("+-", "++-"));
        assertBoundsAreReached(List.of("--", "+-", "+---"));
        assertBoundsAreReached(List.of("-", "++++-"));
        assertBoundsAreReached(List.of("+++-", "--+"));
        assertBoundsAreReached(List.of("-+", "", "-", "+-"));
        assertBoundsAreReached(List.of("+-", "++++-"));
        assertBoundsAreReached(List.of("-", "-", "+", "-", "-", "+", "-", "-", "-", "++-"));
    }

    @Example
    void averagePrecisionTakesThePositivesOfACellForEvenlySpread() {
        // above a positive lie .5, 1.5 of the two negatives of its cell; then both and 1.5 of three
        double expected = (1 / 1.5 + 2 / 3.5 + 3 / 6.5) / 3;
        List<Row> rows = new ArrayList<>();
        "+---".chars().forEach(row -> rows.add(new Row(0, row == '+')));
        "++--".chars().forEach(row -> rows.add(new Row(1, row == '+')));
        MetricEstimate precision =
                estimates(rows, ScoreGrid.of(List.of(0.0, 1.0)))
                        .get(PerformanceMetric.AVERAGE_PRECISION);
        assertThat(precision.value()).isCloseTo(expected, within(1e-11));
    }

    /** Tries every order, ties among them, of rows in equal cells of the score; + is a positive. */
    private static void assertBoundsAreReached(List<String> cells) {
        List<Double> edges = new ArrayList<>();
        List<Row> rows = new ArrayList<>();
        for (int cell = 0; cell < cells.size(); cell++) {
            edges.add((double) cell);
            for (char row : cells.get(cell).toCharArray()) {
                rows.add(new Row(cell, row == '+'));
            }
        }
        Map<PerformanceMetric, MetricEstimate> estimates = estimates(rows, ScoreGrid.of(edges));
        List<List<Row>> orders = orders(rows);
        EXACT.forEach(
                (metric, exact) -> {
                    MetricEstimate estimate = estimates.get(metric);
                    double farthest =
                            orders.stream()
                                    .mapToDouble(exact)
                                    .map(value -> Math.abs(value - estimate.value()))
                                    .max()
                                    .orElseThrow();
                    assertThat(estimate.errorBound() == null ? 0 : estimate.errorBound())
                            .as("%s of %s", metric.text(), cells)
                            .isCloseTo(farthest, within(1e-11));
                });
    }

    /** Every score of as many steps within its cell as there are rows, for every row. */
    private static List<List<Row>> orders(List<Row> rows) {
        List<List<Row>> orders = List.of(List.of());
        for (Row row : rows) {
            long steps = rows.stream().filter(other -> other.score() == row.score()).count();
            orders =
                    orders.stream()
                            .flatMap(
                                    order ->
                                            LongStream.range(0, steps)
                                                    .mapToObj(step -> plus(order, row, step)))
                            .toList();
        }
        return orders;
    }

    private static List<Row> plus(List<Row> order, Row row, long step) {
        List<Row> longer = new ArrayList<>(order);
        longer.add(new Row(row.score() + step / 16.0, row.positive()));
        return longer;
    }

    private static double area(List<Row> rows) {
        double[] negatives = scores(rows, false);
        double wins = 0;
        for (double positive : scores(rows, true)) {
            for (double negative : negatives) {
                wins += (1 + Math.signum(positive - negative)) / 2;
            }
        }
        return wins / scores(rows, true).length / negatives.length;
    }

    private static double[] scores(List<Row> rows, boolean positive) {
        return rows.stream()
                .filter(row -> row.positive() == positive)
                .mapToDouble(Row::score)
                .toArray();
    }

    private static Map<PerformanceMetric, MetricEstimate> estimates(
            List<Row> rows, ScoreGrid grid) {
        ClassificationTally tally = new ClassificationTally();
        rows.forEach(
                row ->
                        tally.add(
                                grid.cellOf(row.score()),
                                row.score(),
                                "0",
                                row.positive() ? "1" : "0",
                                1));
        return new PerformanceMetrics(Task.BINARY, List.of("0", "1"), grid)
                .of(tally).stream()
                        .collect(Collectors.toMap(MetricEstimate::metric, Function.identity()));
    }

    /** Rows by falling score, those of one score together: positives and all. */
    private static List<long[]> ties(List<Row> rows) {
        TreeMap<Double, long[]> ties = new TreeMap<>(Comparator.reverseOrder());
        for (Row row : rows) {
            long[] tie = ties.computeIfAbsent(row.score() + 0.0, score -> new long[2]);
            tie[0] += row.positive() ? 1 : 0;
            tie[1]++;
        }
        return new ArrayList<>(ties.values());
    }

    private static double precision(List<Row> rows) {
        double sum = 0;
        long hits = 0;
        long selected = 0;
        for (long[] tie : ties(rows)) {
            hits += tie[0];
            selected += tie[1];
            sum += tie[0] * (double) hits / selected;
        }
        return sum / hits;
    }

    private static double distance(List<Row> rows) {
        double positives = scores(rows, true).length;
        double negatives = scores(rows, false).length;
        double largest = 0;
        double above = 0;
        for (long[] tie : ties(rows)) {
            above += tie[0] / positives - (tie[1] - tie[0]) / negatives;
            largest = Math.max(largest, Math.abs(above));
        }
        return largest;
    }

    private static double gain(List<Row> rows) {
        double left = rows.size() / 10.0;
        double hits = 0;
        for (long[] tie : ties(rows)) {
            double taken = Math.min(left, tie[1]);
            hits += taken * tie[0] / tie[1];
            left -= taken;
        }
        return hits / scores(rows, true).length;
    }
}
