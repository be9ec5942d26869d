package dev.plumbline.cli.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.plumbline.cli.rows.CsvRow;
import dev.plumbline.cli.rows.CsvRows;
import dev.plumbline.cli.rows.MonitoredRow;
import dev.plumbline.cli.rows.MonitoredRows;
import dev.plumbline.core.baseline.Baseline;
import dev.plumbline.core.evaluation.BaselineBuilder;
import dev.plumbline.core.judgement.DriftJudge;
import dev.plumbline.core.monitor.Monitor;
import dev.plumbline.core.multivariate.CoMoments;
import dev.plumbline.core.multivariate.PrincipalComponents;
import dev.plumbline.core.multivariate.ReconstructionErrors;
import dev.plumbline.core.multivariate.ReconstructionModel;
import dev.plumbline.core.profile.FeatureRow;
import dev.plumbline.core.profile.ModelProfile;
import dev.plumbline.core.profile.NumericProfile;
import dev.plumbline.core.report.Verdict;
import dev.plumbline.kafka.document.baseline.BaselineDocument;
import dev.plumbline.kafka.document.monitor.MonitorDocument;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The PCA reconstruction errors that NannyML's documentation prints for its car-loan data. */
class ReconstructionTablesTest {
    private static final int CHUNK = 5_000;

    /** Half a unit of the last printed digit. */
    private static final double PRINTED = 5.1e-6;

    /** Half of the rows find the components, and the other half is measured by them. */
    private static final double HALVED = 0.02;

    private static final String MONITOR =
            """
            model: car-loan
            task: binary
            time: rows
            prediction: {score: y_pred_proba, class: y_pred, classes: ["0", "1"]}
            features:
              car_value: numeric
              salary_range: categorical
              debt_to_income_ratio: numeric
              loan_length: numeric
              repaid_loan_on_prev_car: categorical
              size_of_downpayment: categorical
              driver_tenure: numeric
            windows: [{rows: 5000}]
            multivariate: pca
            """;

    private static Monitor monitor;
    private static Baseline baseline;
    private static List<ModelProfile> reference;
    private static List<ModelProfile> analysis;
    private static List<MonitoredRow> referenceRows;
    private static List<MonitoredRow> analysisRows;

    @BeforeAll
    static void measure() throws IOException {
        Monitor read = MonitorDocument.readText(MONITOR, "monitor.yaml", Map.of());
        monitor = MonitorDocument.readText(MonitorDocument.toJson(read), "monitor.json", Map.of());
        referenceRows = rows("reference_synthetic_car_loan.csv.gz");
        BaselineBuilder builder = new BaselineBuilder(monitor, "1");
        referenceRows.forEach(
                row ->
                        builder.add(
                                Instant.ofEpochMilli(row.eventTimeMillis()),
                                row.features(),
                                row.output(),
                                null));
        Baseline built = builder.build();
        baseline = BaselineDocument.readText(BaselineDocument.toJson(built), "baseline.json");
        assertThat(baseline.id()).isEqualTo(built.id());
        reference = chunks(referenceRows);
        analysisRows = rows("monitoring_synthetic_car_loan.csv.gz");
        analysis = chunks(analysisRows);
    }

    @Test
    void componentsOfAllRowsGiveThePublishedErrors() throws IOException {
        double[][] all = encoded(referenceRows);
        double[] means = new double[all[0].length];
        for (double[] row : all) {
            for (int i = 0; i < means.length; i++) {
                means[i] += row[i] / all.length;
            }
        }
        CoMoments moments = new CoMoments(means);
        Arrays.stream(all).forEach(moments::add);
        PrincipalComponents components = PrincipalComponents.of(moments, 0.65);
        double[] errors = means(components, all);
        assertPublished(errors, errors, "reference", PRINTED);
        assertPublished(errors, means(components, encoded(analysisRows)), "analysis", PRINTED);
    }

    @Test
    void theBaselinesOwnComponentsGiveNearlyThose() throws IOException {
        double[] errors = reference.stream().mapToDouble(chunk -> errors(chunk).mean()).toArray();
        assertPublished(errors, errors, "reference", HALVED);
        assertPublished(
                errors,
                analysis.stream().mapToDouble(chunk -> errors(chunk).mean()).toArray(),
                "analysis",
                HALVED);
    }

    /** Returns the rows with each category as its share of the evaluation rows. */
    private static double[][] encoded(List<MonitoredRow> rows) {
        ReconstructionModel model = baseline.supplement().reconstruction();
        FeatureRow slots = new FeatureRow(baseline.layout());
        double[][] encoded = new double[rows.size()][model.features().size()];
        for (int row = 0; row < encoded.length; row++) {
            for (int i = 0; i < encoded[row].length; i++) {
                int slot = slots.layout().slotOf(model.features().get(i));
                slots.value(slot, rows.get(row).features().get(model.features().get(i)));
                double[] shares = model.shares().get(i);
                encoded[row][i] =
                        shares.length == 0 ? slots.number(slot) : shares[slots.cell(slot)];
            }
        }
        return encoded;
    }

    private static double[] means(PrincipalComponents components, double[][] rows) {
        double[] means = new double[rows.length / CHUNK];
        for (int row = 0; row < rows.length; row++) {
            means[row / CHUNK] += components.error(rows[row]) / CHUNK;
        }
        return means;
    }

    private static void assertPublished(
            double[] reference, double[] chunks, String period, double tolerance)
            throws IOException {
        double mean = Arrays.stream(reference).average().orElseThrow();
        double squares = Arrays.stream(reference).map(x -> (x - mean) * (x - mean)).sum();
        double deviation = Math.sqrt(squares / reference.length);
        double upper = mean + 3 * deviation;
        double lower = mean - 3 * deviation;
        try (CsvRows published = published(period)) {
            for (double error : chunks) {
                CsvRow row = published.next();
                assertThat(error).isCloseTo(figure(row, "value"), within(tolerance));
                assertThat(upper).isCloseTo(figure(row, "upper_threshold"), within(tolerance));
                assertThat(lower).isCloseTo(figure(row, "lower_threshold"), within(tolerance));
                assertThat(error > upper || error < lower).isEqualTo(alert(row));
            }
        }
    }

    @Test
    void theTestThatDecidesAlertsWhereNannymlDoes() throws IOException {
        DriftJudge judge =
                new DriftJudge(
                        baseline, monitor.sensitivity(), 0.001, monitor.options().statistics());
        try (CsvRows published = published("analysis")) {
            for (ModelProfile chunk : analysis) {
                Verdict verdict =
                        judge.measure(chunk).stream()
                                .filter(m -> ReconstructionModel.FEATURE.equals(m.feature()))
                                .filter(m -> m.metric().equals("distribution"))
                                .findFirst()
                                .orElseThrow()
                                .verdict();
                assertThat(verdict == Verdict.DRIFT).isEqualTo(alert(published.next()));
            }
        }
    }

    @Test
    void isNotThereUnlessAskedFor() {
        Monitor plain =
                MonitorDocument.readText(
                        MONITOR.replace("multivariate: pca\n", ""), "monitor.yaml", Map.of());
        assertThat(plain.options().multivariate()).isNull();
        assertThat(baseline.supplement().reconstruction().components().directions().length)
                .isEqualTo(4);
    }

    private static double figure(CsvRow row, String column) {
        return Double.parseDouble(row.text("reconstruction_error." + column));
    }

    private static boolean alert(CsvRow row) {
        return row.text("reconstruction_error.alert").equals("True");
    }

    private static NumericProfile errors(ModelProfile chunk) {
        return (NumericProfile)
                chunk.profile(baseline.layout().slotOf(ReconstructionModel.FEATURE));
    }

    private static CsvRows published(String period) throws IOException {
        return CsvRows.open(
                CarLoanChunks.copied(
                        "/published/nannyml_car_loan/published_pca_reconstruction_%s.csv"
                                .formatted(period)));
    }

    private static List<MonitoredRow> rows(String name) throws IOException {
        List<MonitoredRow> rows = new ArrayList<>();
        try (MonitoredRows read =
                MonitoredRows.of(
                        CsvRows.open(CarLoanChunks.copied("/data/nannyml_car_loan/" + name)),
                        monitor)) {
            while (read.hasNext()) {
                rows.add(read.next());
            }
        }
        return rows;
    }

    private static List<ModelProfile> chunks(List<MonitoredRow> rows) {
        FeatureRow slots = new FeatureRow(baseline.layout());
        ReconstructionErrors errors =
                new ReconstructionErrors(baseline.supplement().reconstruction(), slots.layout());
        List<ModelProfile> chunks = new ArrayList<>();
        for (int row = 0; row < rows.size(); row++) {
            if (row % CHUNK == 0) {
                chunks.add(new ModelProfile(slots.layout()));
            }
            slots.clear();
            rows.get(row)
                    .features()
                    .forEach((name, value) -> slots.value(slots.layout().slotOf(name), value));
            errors.set(slots);
            chunks.get(chunks.size() - 1).add(slots);
        }
        return chunks;
    }
}
