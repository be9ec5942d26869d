package dev.plumbline.cli.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.plumbline.cli.CommandRun;
import dev.plumbline.cli.RunFiles;
import dev.plumbline.cli.rows.CsvRow;
import dev.plumbline.cli.rows.CsvRows;
import dev.plumbline.core.alert.AlertEpisode;
import dev.plumbline.core.alert.EpisodeState;
import dev.plumbline.core.baseline.Baseline;
import dev.plumbline.core.model.Role;
import dev.plumbline.core.report.Lane;
import dev.plumbline.core.report.Measurement;
import dev.plumbline.core.report.Verdict;
import dev.plumbline.core.report.WindowReport;
import dev.plumbline.kafka.document.baseline.BaselineDocument;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Estimates that decide: NannyML's car prices with labels, and its car loans without any. */
class EstimatesITCase {
    private static final int CHUNK = 6_000;
    private static final int FIRST_DRIFTED = 5;

    /** The digits that the published figures were printed with. */
    private static final MathContext PRINTED = new MathContext(6);

    /** What the estimates may differ by from the published ones, which LightGBM made. */
    private static final double PERCENT = 2.5;

    private static final Path CAR_PRICE = Path.of("../core/src/test/resources/golden/estimation");
    private static final String CAR_PRICE_MONITOR =
            """
            model: car-price
            task: regression
            time: rows
            prediction: {value: y_pred}
            label: {column: y_true, delay: 6000 rows, horizon: 6000 rows, judgeAfter: 6000 rows}
            features:
              car_age: numeric
              km_driven: numeric
              price_new: numeric
              accident_count: numeric
              door_count: numeric
              fuel: categorical
              transmission: categorical
            windows: [{rows: 6000}]
            estimates: {decide: true, metrics: [rmse, rmsle]}
            """;

    @TempDir static Path folder;
    private static Path baseline;
    private static RunFiles prices;

    @BeforeAll
    static void replayCarPrices() throws Exception {
        Path monitor = Files.writeString(folder.resolve("car-price.yaml"), CAR_PRICE_MONITOR);
        baseline = folder.resolve("car-price.json");
        build(monitor, CAR_PRICE.resolve("car_price_reference.csv.gz"), baseline);
        prices =
                replay(
                        monitor,
                        baseline,
                        CAR_PRICE.resolve("car_price_monitoring.csv.gz"),
                        folder.resolve("car-price"));
    }

    private static void build(Path monitor, Path data, Path out) {
        CommandRun built =
                CommandRun.of(
                        "baseline",
                        "build",
                        "--spec",
                        monitor,
                        "--model-version",
                        "1",
                        "--data",
                        data,
                        "--out",
                        out);
        assertThat(built.exitCode()).as(built.err()).isZero();
    }

    private static RunFiles replay(Path monitor, Path baseline, Path data, Path out) {
        CommandRun replayed =
                CommandRun.of(
                        "replay",
                        "--spec",
                        monitor,
                        "--baseline",
                        baseline,
                        "--data",
                        data,
                        "--out",
                        out);
        assertThat(replayed.exitCode()).as(replayed.err()).isZero();
        return new RunFiles(out);
    }

    @Test
    void aLossModelTakesAtMostAHundredKilobytesOfTheBaseline() throws Exception {
        Baseline read = BaselineDocument.read(baseline);
        assertThat(read.supplement().estimates().models())
                .hasSize(4)
                .allSatisfy(
                        model -> assertThat(model.toBytes().length * 4 / 3).isLessThan(100_000));
    }

    @ParameterizedTest
    @ValueSource(strings = {"mae", "mape", "mse", "rmse", "rmsle"})
    void everyChunkHasThePublishedPerformance(String metric) throws Exception {
        List<WindowReport> chunks = prices.reports(Role.CHAMPION, Lane.PERFORMANCE);

        assertThat(chunks).hasSize(10);
        List<CsvRow> published = published("car_price_realised.csv");
        for (int chunk = 0; chunk < chunks.size(); chunk++) {
            assertThat(chunks.get(chunk).labelledRows()).isEqualTo(CHUNK);
            double value = measured(chunks.get(chunk), metric).value();
            assertThat(BigDecimal.valueOf(value).round(PRINTED))
                    .as("%s of chunk %d", metric, chunk)
                    .isEqualByComparingTo(published.get(chunk).text(metric + ".value"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"rmse", "rmsle"})
    void everyChunkHasNearlyThePublishedEstimateAndAlertsAsPublished(String metric)
            throws Exception {
        List<WindowReport> chunks = prices.reports(Role.CHAMPION, Lane.DATA);

        assertThat(chunks).hasSize(10);
        List<CsvRow> published = published("car_price_dle.csv");
        for (int chunk = 0; chunk < chunks.size(); chunk++) {
            Measurement estimate = measured(chunks.get(chunk), "estimated_" + metric);
            CsvRow row = published.get(chunk);
            boolean alerted = row.text(metric + ".alert").equals("True");
            assertThat(estimate.value())
                    .as("%s of chunk %d", metric, chunk)
                    .isCloseTo(number(row, metric + ".value"), withinPercentage(PERCENT));
            // the prices are nearer than ever in money, and further off than ever as a ratio
            String side = alerted && metric.equals("rmse") ? ".lower" : ".upper";
            double threshold = number(row, metric + side + "_threshold");
            assertThat(estimate.threshold()).isCloseTo(threshold, within(6e-6 * threshold));
            assertThat(estimate.verdict())
                    .as("%s of chunk %d", metric, chunk)
                    .isEqualTo(
                            !alerted
                                    ? Verdict.OK
                                    : metric.equals("rmse") ? Verdict.WARN : Verdict.DRIFT);
        }
    }

    @Test
    void theEstimateOpensOneEpisodeWithTheFirstDriftedChunkAndKeepsItsSay() throws Exception {
        assertThat(estimateEpisodes(prices))
                .filteredOn(episode -> episode.state() != EpisodeState.UPDATED)
                .extracting(AlertEpisode::state, AlertEpisode::windowStart)
                .containsExactly(
                        tuple(
                                EpisodeState.OPEN,
                                Instant.ofEpochMilli((long) FIRST_DRIFTED * CHUNK)));
        List<WindowReport> chunks = prices.reports(Role.CHAMPION, Lane.PERFORMANCE);
        Measurement coverage = measured(chunks.get(9), "estimate_coverage_rmsle");
        assertThat(coverage.n()).isEqualTo(10);
        // the ratios are off by even more than estimated, so the estimate keeps its say
        assertThat(coverage.verdict()).isEqualTo(Verdict.WARN);
        assertThat(coverage.reason()).contains("too optimistic");
        assertThat(measured(chunks.get(9), "estimate_bias_rmsle").value())
                .isCloseTo(meanError(chunks, "rmsle"), within(1e-9));
    }

    private static double meanError(List<WindowReport> chunks, String metric) {
        return chunks.stream()
                .mapToDouble(chunk -> measured(chunk, "estimate_error_" + metric).value())
                .average()
                .orElseThrow();
    }

    @Test
    void aModelWithoutAnyLabelIsToldOfByItsEstimates() throws Exception {
        Path labelled = shipped("/monitor/car-loan.yaml");
        Path reference = shipped("/data/nannyml_car_loan/reference_synthetic_car_loan.csv.gz");
        Path loans = folder.resolve("car-loan.json");
        build(labelled, reference, loans);
        Path unlabelled =
                Files.writeString(folder.resolve("unlabelled.yaml"), unlabelled(labelled));
        RunFiles run =
                replay(
                        unlabelled,
                        loans,
                        shipped("/data/nannyml_car_loan/monitoring_synthetic_car_loan.csv.gz"),
                        folder.resolve("unlabelled"));

        assertThat(run.reports(Role.CHAMPION, Lane.PERFORMANCE)).isEmpty();
        assertThat(run.reports(Role.CHAMPION, Lane.DATA))
                .extracting(chunk -> measured(chunk, "estimated_roc_auc").verdict())
                .containsExactlyElementsOf(fiveOf(Verdict.OK, Verdict.DRIFT));
        assertThat(estimateEpisodes(run).get(0).state()).isEqualTo(EpisodeState.OPEN);
        assertThat(estimateEpisodes(run).get(0).windowStart())
                .isEqualTo(Instant.ofEpochMilli(25_000));
        assertThat(run.page()).contains("estimated performance loss");
    }

    private static List<Verdict> fiveOf(Verdict first, Verdict second) {
        List<Verdict> verdicts = new ArrayList<>();
        for (int chunk = 0; chunk < 10; chunk++) {
            verdicts.add(chunk < FIRST_DRIFTED ? first : second);
        }
        return verdicts;
    }

    /** The shipped monitor without its label, and so without what needs one. */
    private static String unlabelled(Path monitor) throws IOException {
        String text =
                Files.readAllLines(monitor).stream()
                        .takeWhile(line -> !line.startsWith("performance:"))
                        .filter(line -> !line.startsWith("label:"))
                        .filter(line -> !line.startsWith("detectors:"))
                        .collect(Collectors.joining("\n"));
        return text + "\nestimates: {decide: true}\n";
    }

    private static List<AlertEpisode> estimateEpisodes(RunFiles run) throws IOException {
        return run.messages().stream()
                .filter(episode -> episode.rule().equals("estimated-performance"))
                .toList();
    }

    private static Measurement measured(WindowReport report, String metric) {
        return RunFiles.measured(report, metric).orElseThrow();
    }

    private static double number(CsvRow row, String column) {
        return Double.parseDouble(row.text(column));
    }

    private static List<CsvRow> published(String name) throws Exception {
        List<CsvRow> rows = new ArrayList<>();
        try (CsvRows table = CsvRows.open(CAR_PRICE.resolve(name))) {
            while (table.hasNext()) {
                rows.add(table.next());
            }
        }
        return rows;
    }

    /** Copies a resource out of the jar, under its own name. */
    private static Path shipped(String resource) throws IOException {
        Path file = folder.resolve(Path.of(resource).getFileName());
        try (InputStream content = EstimatesITCase.class.getResourceAsStream(resource)) {
            Files.copy(content, file);
        }
        return file;
    }
}
