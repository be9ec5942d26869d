package dev.plumbline.cli.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.cli.rows.CsvRow;
import dev.plumbline.cli.rows.CsvRows;
import dev.plumbline.cli.rows.MonitoredRow;
import dev.plumbline.cli.rows.MonitoredRows;
import dev.plumbline.core.baseline.Baseline;
import dev.plumbline.core.baseline.BaselineBuilder;
import dev.plumbline.core.judgement.DriftJudge;
import dev.plumbline.core.monitor.Monitor;
import dev.plumbline.core.profile.FeatureRow;
import dev.plumbline.core.profile.ModelProfile;
import dev.plumbline.core.profile.ProfileLayout;
import dev.plumbline.core.report.Measurement;
import dev.plumbline.core.report.Verdict;
import dev.plumbline.kafka.document.BaselineDocument;
import dev.plumbline.kafka.document.MonitorDocument;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The univariate drift tables that NannyML's documentation prints for its car-loan data, chunk by
 * chunk, from a baseline that was written and read, and windows merged of panes that were too.
 */
class NannymlTablesTest {
    private static final int CHUNK = 5_000;
    private static final int PANE = 1_250;
    private static final int FIRST_ANALYSED = 50_000;
    private static final String MONITOR =
            """
            model: car-loan
            task: binary
            time: rows
            prediction: {score: y_pred_proba, class: y_pred, classes: ["0", "1"]}
            features:
              id: numeric
              car_value: numeric
              salary_range: categorical
              debt_to_income_ratio: numeric
              loan_length: numeric
              repaid_loan_on_prev_car: categorical
              size_of_downpayment: categorical
              driver_tenure: numeric
            windows: [{rows: 5000}]
            statistics:
              - {metric: kolmogorov_smirnov, profile: nannyml, decides: true}
              - {metric: jensen_shannon, profile: nannyml, decides: true}
              - {metric: chi_square, profile: nannyml, decides: true}
              - {metric: hellinger, profile: nannyml}
              - {metric: wasserstein, profile: nannyml, decides: true}
              - {metric: l_infinity, profile: nannyml, decides: true}
            """;

    @TempDir static Path folder;
    private static final List<List<Measurement>> CHUNKS = new ArrayList<>();

    @BeforeAll
    static void measure() throws IOException {
        Monitor monitor = MonitorDocument.readText(MONITOR, "monitor.yaml", Map.of());
        BaselineBuilder builder = new BaselineBuilder(monitor, "1");
        List<MonitoredRow> reference = rows("reference_synthetic_car_loan.csv.gz", 0);
        reference.forEach(
                row ->
                        builder.add(
                                Instant.ofEpochMilli(row.eventTimeMillis()),
                                row.features(),
                                row.output(),
                                null));
        Baseline baseline =
                BaselineDocument.readText(
                        BaselineDocument.toJson(builder.build()), "baseline.json");
        DriftJudge judge =
                new DriftJudge(
                        baseline, monitor.sensitivity(), 0.001, monitor.options().statistics());
        chunks(judge, baseline.layout(), reference);
        chunks(
                judge,
                baseline.layout(),
                rows("monitoring_synthetic_car_loan.csv.gz", FIRST_ANALYSED));
        assertThat(CHUNKS).hasSize(20);
    }

    /** Reads a file; NannyML's column id is the row's number over both files. */
    private static List<MonitoredRow> rows(String name, long firstId) throws IOException {
        Path file = folder.resolve(name);
        try (InputStream content =
                NannymlTablesTest.class.getResourceAsStream("/data/nannyml_car_loan/" + name)) {
            Files.copy(content, file);
        }
        Monitor columns =
                MonitorDocument.readText(
                        MONITOR.replace("  id: numeric\n", ""), "monitor.yaml", Map.of());
        List<MonitoredRow> rows = new ArrayList<>();
        try (MonitoredRows read = MonitoredRows.of(CsvRows.open(file), columns)) {
            while (read.hasNext()) {
                MonitoredRow row = read.next();
                Map<String, Object> features = new LinkedHashMap<>(row.features());
                features.put("id", firstId + rows.size());
                rows.add(
                        new MonitoredRow(
                                row.line(),
                                row.predictionId(),
                                row.eventTimeMillis(),
                                features,
                                row.output(),
                                null));
            }
        }
        return rows;
    }

    private static void chunks(DriftJudge judge, ProfileLayout layout, List<MonitoredRow> rows) {
        for (int start = 0; start < rows.size(); start += CHUNK) {
            ModelProfile chunk = new ModelProfile(layout);
            for (int pane = start + CHUNK - PANE; pane >= start; pane -= PANE) {
                chunk.mergeBytes(pane(layout, rows.subList(pane, pane + PANE)).toBytes());
            }
            CHUNKS.add(judge.measure(chunk));
        }
    }

    private static ModelProfile pane(ProfileLayout layout, List<MonitoredRow> rows) {
        ModelProfile pane = new ModelProfile(layout);
        FeatureRow slots = new FeatureRow(layout);
        for (MonitoredRow row : rows) {
            slots.clear();
            for (int slot = 0; slot < layout.size(); slot++) {
                slots.value(
                        slot,
                        switch (layout.name(slot)) {
                            case Baseline.SCORE -> row.output().score();
                            case Baseline.CLASS -> row.output().predictedClass();
                            default -> row.features().get(layout.name(slot));
                        });
            }
            pane.add(slots);
        }
        return pane;
    }

    private static Measurement find(int chunk, String feature, String metric) {
        return CHUNKS.get(chunk).stream()
                .filter(m -> feature.equals(m.feature()) && metric.equals(m.metric()))
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({
        "id, kolmogorov_smirnov",
        "car_value, kolmogorov_smirnov",
        "debt_to_income_ratio, kolmogorov_smirnov",
        "loan_length, kolmogorov_smirnov",
        "driver_tenure, kolmogorov_smirnov",
        "y_pred_proba, kolmogorov_smirnov",
        "id, jensen_shannon",
        "car_value, jensen_shannon",
        "debt_to_income_ratio, jensen_shannon",
        "loan_length, jensen_shannon",
        "driver_tenure, jensen_shannon",
        "y_pred_proba, jensen_shannon",
        "salary_range, jensen_shannon",
        "repaid_loan_on_prev_car, jensen_shannon",
        "size_of_downpayment, jensen_shannon",
        "y_pred, jensen_shannon",
        "salary_range, chi2",
        "repaid_loan_on_prev_car, chi2",
        "size_of_downpayment, chi2",
        "y_pred, chi2"
    })
    void everyChunkHasThePublishedFigures(String column, String method) throws IOException {
        String feature =
                switch (column) {
                    case "y_pred_proba" -> Baseline.SCORE;
                    case "y_pred" -> Baseline.CLASS;
                    default -> column;
                };
        String metric = method.equals("chi2") ? "chi_square" : method;
        try (CsvRows published = published()) {
            for (int chunk = 0; chunk < 20; chunk++) {
                CsvRow row = published.next();
                Measurement measured = find(chunk, feature, metric + "@nannyml");
                String prefix = column + "." + method + ".";
                assertPrinted(measured.value(), row.text(prefix + "value"));
                assertThat(measured.errorBound()).isNull();
                String threshold = row.text(prefix + "upper_threshold");
                if (threshold.isEmpty()) {
                    assertThat(measured.threshold()).isNull();
                } else {
                    assertPrinted(measured.threshold(), threshold);
                }
                assertThat(measured.verdict() == Verdict.DRIFT)
                        .as("alert of chunk %d: %s", chunk, measured)
                        .isEqualTo(row.text(prefix + "alert").equals("True"));
            }
        }
    }

    /** Equal in all printed digits. */
    private static void assertPrinted(double value, String printed) {
        BigDecimal rounded = BigDecimal.valueOf(value).round(new MathContext(6));
        assertThat(rounded.doubleValue())
                .as("%s against %s", value, printed)
                .isEqualTo(Double.parseDouble(printed));
    }

    private static CsvRows published() throws IOException {
        Path file = folder.resolve("published.csv");
        if (!Files.exists(file)) {
            try (InputStream content =
                    NannymlTablesTest.class.getResourceAsStream(
                            "/published/nannyml_car_loan/published_univariate_drift_all_columns.csv")) {
                Files.copy(content, file);
            }
        }
        return CsvRows.open(file);
    }

    @Test
    void statisticsThatNannymlDoesNotPrintAreMeasuredToo() {
        assertThat(find(15, "car_value", "wasserstein@nannyml").verdict()).isEqualTo(Verdict.DRIFT);
        assertThat(find(15, "salary_range", "l_infinity@nannyml").verdict())
                .isEqualTo(Verdict.DRIFT);
        assertThat(find(15, "car_value", "hellinger@nannyml").threshold()).isPositive();
        assertThat(find(15, "car_value", "hellinger@nannyml").verdict())
                .isEqualTo(Verdict.NOT_APPLICABLE);
    }
}
