package dev.plumbline.cli.sagemaker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.core.baseline.Baseline;
import dev.plumbline.core.monitor.Monitor;
import dev.plumbline.kafka.document.baseline.BaselineDocument;
import dev.plumbline.kafka.document.monitor.MonitorDocument;
import dev.plumbline.kafka.document.sagemaker.SageMakerConstraints;
import dev.plumbline.kafka.document.sagemaker.SageMakerStatistics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** What came of files that the service could have written is read back as it was. */
class ImportedOutcomePropertyTest {
    private static final Instant FROM = Instant.parse("2026-01-01T00:00:00Z");
    private static Path statistics;
    private static Path constraints;

    @BeforeContainer
    static void makeFiles() throws IOException {
        statistics = Files.createTempFile("statistics", ".json");
        constraints = Files.createTempFile("constraints", ".json");
    }

    @AfterContainer
    static void removeFiles() throws IOException {
        Files.delete(statistics);
        Files.delete(constraints);
    }

    /**
     * A column of the data set.
     *
     * @param values those of its rows; numbers, or indices of words
     * @param sketched whether its sketch was kept
     */
    record Column(double[] values, boolean text, boolean sketched, boolean bounded) {
        @Override
        public String toString() {
            return "%s of %s, sketched %s, bounded %s"
                    .formatted(
                            text ? "words" : "numbers", Arrays.toString(values), sketched, bounded);
        }

        boolean isConstant() {
            return Arrays.stream(values).distinct().count() == 1;
        }
    }

    @Property(tries = 150, seed = "2027")
    void isReadBackAsItWas(
            @ForAll("columns") List<Column> columns,
            @ForAll boolean byRows,
            @ForAll boolean independent,
            @ForAll boolean robust,
            @ForAll @LongRange(min = 2, max = 40_000_000_000L) long span)
            throws IOException {
        Files.writeString(statistics, statistics(columns));
        Files.writeString(constraints, constraints(columns, robust));
        SageMakerImport imported =
                SageMakerImport.of(
                        SageMakerStatistics.read(statistics),
                        SageMakerConstraints.read(constraints),
                        template(byRows),
                        "7",
                        FROM,
                        FROM.plusMillis(span),
                        independent);

        String baseline = BaselineDocument.toJson(imported.baseline());
        Baseline read = BaselineDocument.readText(baseline, "baseline.json");
        assertThat(BaselineDocument.toJson(read)).isEqualTo(baseline);
        String monitor = MonitorDocument.toYaml(imported.monitor(), imported.notes());
        assertThat(MonitorDocument.readText(monitor, "monitor.yaml", Map.of()))
                .isEqualTo(imported.monitor());
        BaselineDocument.requireFor(imported.monitor(), read, "baseline.json");
    }

    private static Monitor template(boolean byRows) {
        return MonitorDocument.readText(
                """
                model: loans
                task: regression
                time: %s
                prediction: {value: prediction}
                windows: [%s]
                """
                        .formatted(
                                byRows ? "rows" : "{column: at}",
                                byRows ? "{rows: 100}" : "{span: PT1H}"),
                "spec.yaml",
                Map.of());
    }

    @Provide
    Arbitrary<List<Column>> columns() {
        Arbitrary<Double> any =
                Arbitraries.frequencyOf(
                        Tuple.of(4, Arbitraries.doubles().between(-100, 100)),
                        Tuple.of(
                                3, Arbitraries.integers().between(-3, 3).map(Integer::doubleValue)),
                        Tuple.of(
                                2,
                                Arbitraries.of(
                                        0.0,
                                        -0.0,
                                        1e-300,
                                        Double.MIN_VALUE,
                                        1e300,
                                        -1e300,
                                        1e15,
                                        1e15 + 1)));
        Arbitrary<double[]> some =
                any.list().ofMinSize(1).ofMaxSize(60).map(ImportedOutcomePropertyTest::array);
        Arbitrary<double[]> constant =
                Combinators.combine(any, Arbitraries.integers().between(1, 60))
                        .as(
                                (value, rows) ->
                                        IntStream.range(0, rows)
                                                .mapToDouble(row -> value)
                                                .toArray());
        Arbitrary<Boolean> coin = Arbitraries.of(true, false);
        return Combinators.combine(Arbitraries.oneOf(some, constant), coin, coin, coin)
                .as(Column::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(5);
    }

    private static double[] array(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static String statistics(List<Column> columns) {
        String features =
                IntStream.range(0, columns.size())
                        .mapToObj(i -> feature(name(i), columns.get(i)))
                        .collect(Collectors.joining(",\n"));
        int rows = columns.stream().mapToInt(column -> column.values().length).max().orElseThrow();
        return "{\"version\": 0, \"dataset\": {\"item_count\": %d}, \"features\": [%s]}"
                .formatted(rows, features);
    }

    /** Some are names that a baseline keeps for itself, or that YAML reads as something else. */
    private static String name(int i) {
        return List.of("x", "target", "prediction.score", "no", "a: b #c").get(i);
    }

    private static String feature(String name, Column column) {
        return column.text() ? text(name, column) : number(name, column);
    }

    private static String text(String name, Column column) {
        Map<String, Long> counts =
                Arrays.stream(column.values())
                        .mapToObj(value -> word(value))
                        .collect(Collectors.groupingBy(word -> word, Collectors.counting()));
        String buckets =
                counts.entrySet().stream()
                        .map(
                                each ->
                                        "{\"value\": \"%s\", \"count\": %d}"
                                                .formatted(each.getKey(), each.getValue()))
                        .collect(Collectors.joining(","));
        return """
                {"name": "%s", "inferred_type": "String", "string_statistics": {
                 "common": {"num_present": %d, "num_missing": 0}, "distinct_count": %d,
                 "distribution": {"categorical": {"buckets": [%s]}}}}"""
                .formatted(name, column.values().length, counts.size(), buckets);
    }

    private static String word(double value) {
        return value == 0 ? "" : value > 3 ? "007" : value < 0 ? "yes" : Double.toString(value);
    }

    private static String number(String name, Column column) {
        double[] sorted = Arrays.stream(column.values()).sorted().toArray();
        double min = sorted[0];
        double max = sorted[sorted.length - 1];
        double mean =
                Math.min(
                        max,
                        Math.max(min, Arrays.stream(sorted).map(v -> v / sorted.length).sum()));
        double deviation =
                Math.sqrt(
                        Arrays.stream(sorted)
                                .map(value -> (value - mean) * (value - mean) / sorted.length)
                                .sum());
        return """
                {"name": "%s", "inferred_type": "Fractional", "numerical_statistics": {
                 "common": {"num_present": %d, "num_missing": 1}, "mean": %s, "sum": 0,
                 "std_dev": %s, "min": %s, "max": %s,
                 "distribution": {"kll": {%s}}}}"""
                .formatted(
                        name,
                        sorted.length,
                        mean,
                        Double.isFinite(deviation) ? deviation : Double.MAX_VALUE,
                        min,
                        max,
                        column.sketched() ? sketch(sorted) : buckets(sorted, column));
    }

    private static String sketch(double[] sorted) {
        return "\"sketch\": {\"parameters\": {\"c\": 0.64, \"k\": 2048}, \"data\": [%s]}"
                .formatted(Arrays.toString(sorted));
    }

    /** Ten of equal width, or the one of a constant, whose bounds are the same. */
    private static String buckets(double[] sorted, Column column) {
        double min = sorted[0];
        double width = (sorted[sorted.length - 1] / 10 - min / 10);
        int count = column.isConstant() ? 1 : 10;
        String buckets =
                IntStream.range(0, count)
                        .mapToObj(i -> bucket(sorted, min, width, i, count))
                        .collect(Collectors.joining(","));
        return "\"buckets\": [" + buckets + "]";
    }

    private static String bucket(double[] sorted, double min, double width, int i, int count) {
        double lower = min + i * width;
        boolean last = i == count - 1;
        double upper = last ? sorted[sorted.length - 1] : min + (i + 1) * width;
        long rows =
                Arrays.stream(sorted)
                        .filter(value -> value >= lower && (last || value < upper))
                        .count();
        return "{\"lower_bound\": %s, \"upper_bound\": %s, \"count\": %d}"
                .formatted(lower, Math.max(lower, upper), rows);
    }

    private static String constraints(List<Column> columns, boolean robust) {
        String features =
                IntStream.range(0, columns.size())
                        .mapToObj(i -> constraint(name(i), columns.get(i)))
                        .collect(Collectors.joining(","));
        return """
                {"version": 0, "features": [%s], "monitoring_config": {
                 "evaluate_constraints": "Enabled", "distribution_constraints": {
                  "perform_comparison": "Enabled", "comparison_threshold": 0.1,
                  "comparison_method": "%s"}}}"""
                .formatted(features, robust ? "Robust" : "Simple");
    }

    private static String constraint(String name, Column column) {
        String rule =
                column.text()
                        ? "\"string_constraints\": {\"domains\": [\"yes\", \"1.0\", \"1\", \"\"]}"
                        : "\"num_constraints\": {\"is_non_negative\": true}";
        return "{\"name\": \"%s\", \"inferred_type\": \"%s\", \"completeness\": 1.0%s}"
                .formatted(
                        name,
                        column.text() ? "String" : "Fractional",
                        column.bounded() ? ", " + rule : "");
    }
}
