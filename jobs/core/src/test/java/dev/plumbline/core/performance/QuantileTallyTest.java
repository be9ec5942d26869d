package dev.plumbline.core.performance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.plumbline.core.model.Task;
import dev.plumbline.core.performance.QuantileTally.Held;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;

/** A regression tally whose rows bring predicted quantiles. */
class QuantileTallyTest implements PerformanceTallyContract<QuantileTallyTest.Row> {
    private static final List<String> LEVELS = List.of("0.1", "0.5", "0.9");

    record Row(double low, double middle, double high, double actual) {
        byte[] quantiles() {
            return PredictedQuantiles.write(Map.of("0.1", low, "0.5", middle, "0.9", high));
        }
    }

    @Override
    public PerformanceTally empty() {
        return new RegressionTally();
    }

    @Override
    public void add(PerformanceTally tally, Row row, int sign) {
        ((RegressionTally) tally).add(row.middle(), row.actual(), sign);
        ((RegressionTally) tally).addQuantiles(row.quantiles(), row.actual(), sign);
    }

    @Override
    public Arbitrary<Row> row() {
        Arbitrary<Double> value = Arbitraries.doubles().between(-1e4, 1e4);
        return Combinators.combine(value, value, value, value).as(Row::new);
    }

    /** Of the three levels and their pair; null where the tally holds none. */
    private static List<Held> held(PerformanceTally tally) {
        QuantileTally quantiles = ((RegressionTally) tally).quantiles();
        List<Held> held = new ArrayList<>();
        for (String level : LEVELS) {
            int units = PredictedQuantiles.level(level).orElseThrow();
            held.add(quantiles == null ? null : quantiles.levels().get(units));
        }
        boolean paired = quantiles != null && !quantiles.pairs().isEmpty();
        held.add(paired ? quantiles.pairs().get(quantiles.pairs().firstKey()) : null);
        return held;
    }

    @Override
    public double[] sums(PerformanceTally tally) {
        double[] sums = new double[2 * (LEVELS.size() + 1)];
        List<Held> held = held(tally);
        for (int at = 0; at < held.size(); at++) {
            sums[2 * at] = held.get(at) == null ? 0 : held.get(at).loss();
            sums[2 * at + 1] = held.get(at) == null ? 0 : held.get(at).squaredLoss();
        }
        return sums;
    }

    @Override
    public double[] magnitudes(List<Row> rows) {
        double[] magnitudes = new double[2 * (LEVELS.size() + 1)];
        for (Row row : rows) {
            PerformanceTally one = empty();
            add(one, row, 1);
            double[] sums = sums(one);
            Arrays.setAll(magnitudes, at -> magnitudes[at] + Math.abs(sums[at]));
        }
        return magnitudes;
    }

    @Override
    public String counts(PerformanceTally tally) {
        return held(tally).stream()
                .map(each -> each == null ? "0/0" : each.rows() + "/" + each.hits())
                .toList()
                .toString();
    }

    @Example
    void measuresEqualThoseOfScikitLearn() {
        List<String[]> rows = rows("quantiles.csv");
        List<String> levels = List.of(rows.get(0)).subList(1, rows.get(0).length - 1);
        RegressionTally tally = new RegressionTally();
        for (String[] row : rows.subList(1, rows.size())) {
            Map<String, Double> quantiles = new HashMap<>();
            for (int at = 0; at < levels.size(); at++) {
                quantiles.put(levels.get(at), Double.parseDouble(row[1 + at]));
            }
            double actual = Double.parseDouble(row[row.length - 1]);
            tally.add(Double.parseDouble(row[0]), actual, 1);
            tally.addQuantiles(PredictedQuantiles.write(quantiles), actual, 1);
        }
        PerformanceMetrics metrics =
                new PerformanceMetrics(Task.REGRESSION, List.of(), ScoreGrid.of(List.of()));
        Map<String, Double> figures = new LinkedHashMap<>();
        metrics.of(tally).forEach(each -> figures.put(each.metric().text(), each.value()));
        metrics.ofQuantiles(tally)
                .forEach(each -> figures.put(each.metric() + ":" + each.level(), each.value()));
        figures.put("pinball_loss_dummy", QuantileTwin.of(tally).orElseThrow().value());

        rows("quantiles-expected.csv")
                .forEach(
                        row -> {
                            double expected = Double.parseDouble(row[2]);
                            assertThat(figures.get(row[0]))
                                    .as(row[0])
                                    .isCloseTo(expected, within(1e-11 * Math.abs(expected)));
                        });
        assertThat(metrics.of(tally))
                .filteredOn(each -> each.metric().text().matches("pinball.*|interval.*"))
                .hasSize(3)
                .allSatisfy(
                        each ->
                                assertThat(each.value())
                                        .isBetween(
                                                each.interval().lower(), each.interval().upper()));
    }

    @Example
    void rowsOfOtherLevelsHaveLossesAndNoCommonInterval() {
        RegressionTally tally = new RegressionTally();
        add(tally, new Row(1, 2, 3, 2.5), 1);
        tally.add(2, 2.5, 1);
        tally.addQuantiles(PredictedQuantiles.write(Map.of("0.2", 1.0, "0.8", 3.0)), 2.5, 1);
        List<String> names = new ArrayList<>();
        new PerformanceMetrics(Task.REGRESSION, List.of(), ScoreGrid.of(List.of()))
                .of(tally)
                .forEach(each -> names.add(each.metric().text()));
        assertThat(names).contains("pinball_loss").doesNotContain("interval_coverage");
        assertThat(QuantileTwin.of(tally)).isEmpty();
    }

    @Example
    void theTwinLosesWhatThePredictedValueLosesAtEveryLevel() {
        double[] errors = {2, -1, 0.5, 3};
        double sum = 0;
        for (double level : new double[] {0.1, 0.25, 0.4}) {
            for (double error : errors) {
                sum += Math.max(level * error, (level - 1) * error);
            }
        }
        MetricEstimate twin = twin(errors, Map.of("0.1", 6.0, "0.25", 7.0, "0.4", 9.0));

        assertThat(twin.value()).isCloseTo(sum / 3 / errors.length, within(1e-11));
        assertThat(twin.interval()).isNull();
    }

    @Example
    void theTwinOfTheMedianHasTheIntervalOfHalfTheAbsoluteError() {
        // losses 1, .5, .25 and 1.5: mean 13/16, Σ loss² = 57/16, sample variance 59/192
        MetricEstimate twin = twin(new double[] {2, -1, 0.5, 3}, Map.of("0.5", 9.0));
        double half = 1.959963984540054 * Math.sqrt(59.0 / 192 / 4);

        assertThat(twin.value()).isCloseTo(13.0 / 16, within(1e-11));
        assertThat(twin.interval().lower()).isCloseTo(13.0 / 16 - half, within(1e-11));
        assertThat(twin.interval().upper()).isCloseTo(13.0 / 16 + half, within(1e-11));
    }

    /** Of rows whose actual value is so much above a predicted 10. */
    private static MetricEstimate twin(double[] errors, Map<String, Double> quantiles) {
        RegressionTally tally = new RegressionTally();
        for (double error : errors) {
            tally.add(10, 10 + error, 1);
            tally.addQuantiles(PredictedQuantiles.write(quantiles), 10 + error, 1);
        }
        return QuantileTwin.of(tally).orElseThrow();
    }

    @Example
    void levelsWhoseRowsWereAllTakenBackLeaveNoTrace() {
        PredictedQuantiles.Builder other = PredictedQuantiles.builder();
        other.add("0.05", -1);
        other.add("0.95", 4);
        byte[] elsewhere = other.toBytes();
        RegressionTally untouched = new RegressionTally();
        add(untouched, new Row(1, 2, 3, 2.5), 1);
        RegressionTally corrected = new RegressionTally();
        add(corrected, new Row(1, 2, 3, 2.5), 1);
        corrected.addQuantiles(elsewhere, 7, 1);
        corrected.addQuantiles(elsewhere, 7, -1);

        assertThat(corrected.quantiles().levels()).hasSize(5);
        assertThat(corrected.toBytes()).isEqualTo(untouched.toBytes());
        RegressionTally read = (RegressionTally) PerformanceTally.fromBytes(corrected.toBytes());
        assertThat(read.quantiles().levels()).hasSize(3);
        PerformanceMetrics metrics =
                new PerformanceMetrics(Task.REGRESSION, List.of(), ScoreGrid.of(List.of()));
        assertThat(metrics.of(read)).isEqualTo(metrics.of(corrected));
        assertThat(metrics.ofQuantiles(corrected)).isEqualTo(metrics.ofQuantiles(read)).hasSize(6);

        untouched.merge(corrected);
        read.merge(read.getClass().cast(PerformanceTally.fromBytes(corrected.toBytes())));
        assertThat(untouched.toBytes()).isEqualTo(read.toBytes());
        RegressionTally nothing = new RegressionTally();
        nothing.addQuantiles(elsewhere, 7, 1);
        nothing.addQuantiles(elsewhere, 7, -1);
        assertThat(nothing.isEmpty()).isTrue();
        assertThat(nothing.toBytes()).isEqualTo(new RegressionTally().toBytes());
    }

    @Example
    void levelsAreDecimalsBetweenNoughtAndOne() {
        assertThat(PredictedQuantiles.level("0.025")).hasValue(250);
        assertThat(PredictedQuantiles.level(".9999")).hasValue(9_999);
        for (String none : List.of("0", "1", "-0.1", "0.00005", "p10", "NaN", "")) {
            assertThat(PredictedQuantiles.level(none)).as(none).isEmpty();
        }
        assertThat(PredictedQuantiles.write(Map.of("p10", 1.0, "0.1", Double.NaN))).isNull();
        assertThat(PredictedQuantiles.write(null)).isNull();
    }

    private static List<String[]> rows(String name) {
        try (InputStream in =
                QuantileTallyTest.class.getResourceAsStream("/golden/performance/" + name)) {
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
