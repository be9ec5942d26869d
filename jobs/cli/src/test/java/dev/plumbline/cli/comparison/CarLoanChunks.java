package dev.plumbline.cli.comparison;

import dev.plumbline.cli.rows.CsvRows;
import dev.plumbline.cli.rows.MonitoredRow;
import dev.plumbline.cli.rows.MonitoredRows;
import dev.plumbline.core.baseline.Baseline;
import dev.plumbline.core.evaluation.BaselineBuilder;
import dev.plumbline.core.judgement.DriftJudge;
import dev.plumbline.core.monitor.Monitor;
import dev.plumbline.core.profile.FeatureRow;
import dev.plumbline.core.profile.ModelProfile;
import dev.plumbline.core.profile.ProfileLayout;
import dev.plumbline.core.report.Measurement;
import dev.plumbline.kafka.document.baseline.BaselineDocument;
import dev.plumbline.kafka.document.monitor.MonitorDocument;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * NannyML's car-loan data in chunks of 5,000 rows, measured from a baseline that was written and
 * read, and windows merged of panes that were too.
 */
final class CarLoanChunks {
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
              - {metric: psi, profile: evidently}
              - {metric: kullback_leibler, profile: evidently}
              - {metric: jensen_shannon, profile: evidently}
              - {metric: wasserstein, profile: evidently}
              - {metric: psi, profile: azure}
              - {metric: jensen_shannon, profile: azure}
              - {metric: jensen_shannon, profile: tfdv}
            """;

    private static List<List<Measurement>> measure() throws IOException {
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
        List<List<Measurement>> chunks = new ArrayList<>();
        chunks(chunks, judge, baseline.layout(), reference);
        chunks(
                chunks,
                judge,
                baseline.layout(),
                rows("monitoring_synthetic_car_loan.csv.gz", FIRST_ANALYSED));
        return chunks;
    }

    /** Reads a file; NannyML's column id is the row's number over both files. */
    private static List<MonitoredRow> rows(String name, long firstId) throws IOException {
        Path file = copied("/data/nannyml_car_loan/" + name);
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
                                null,
                                0));
            }
        }
        return rows;
    }

    private static void chunks(
            List<List<Measurement>> chunks,
            DriftJudge judge,
            ProfileLayout layout,
            List<MonitoredRow> rows) {
        for (int start = 0; start < rows.size(); start += CHUNK) {
            ModelProfile chunk = new ModelProfile(layout);
            for (int pane = start + CHUNK - PANE; pane >= start; pane -= PANE) {
                chunk.mergeBytes(pane(layout, rows.subList(pane, pane + PANE)).toBytes());
            }
            chunks.add(judge.measure(chunk));
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

    /** Returns what was measured of a chunk: the ten of the reference, then the ten monitored. */
    static Measurement find(int chunk, String feature, String metric) {
        return Held.CHUNKS.get(chunk).stream()
                .filter(m -> feature.equals(m.feature()) && metric.equals(m.metric()))
                .findFirst()
                .orElseThrow();
    }

    private CarLoanChunks() {}

    /** Measured once for all tests. */
    private static final class Held {
        static final List<List<Measurement>> CHUNKS = all();

        private static List<List<Measurement>> all() {
            try {
                return measure();
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
    }

    /** Copies a resource into a file of its own. */
    static Path copied(String resource) throws IOException {
        Path file = Files.createTempDirectory("car-loan").resolve(Path.of(resource).getFileName());
        try (InputStream content = CarLoanChunks.class.getResourceAsStream(resource)) {
            Files.copy(content, file);
        }
        file.toFile().deleteOnExit();
        file.getParent().toFile().deleteOnExit();
        return file;
    }

    /** Returns the name under which a column of the data is measured. */
    static String feature(String column) {
        return switch (column) {
            case "y_pred_proba" -> Baseline.SCORE;
            case "y_pred" -> Baseline.CLASS;
            default -> column;
        };
    }
}
