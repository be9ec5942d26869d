package dev.plumbline.cli.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.cli.CommandRun;
import dev.plumbline.cli.RunFiles;
import dev.plumbline.cli.rows.CsvRows;
import dev.plumbline.cli.rows.Row;
import dev.plumbline.core.model.Role;
import dev.plumbline.core.report.Lane;
import dev.plumbline.core.report.Measurement;
import dev.plumbline.core.report.Verdict;
import dev.plumbline.core.report.WindowReport;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Statistics of another tool's profile through {@code baseline build} and {@code replay}. */
class NamedStatisticsITCase {
    private static final int REFERENCE_CHUNKS = 10;

    /** Published name of the statistic, by column. */
    private static final Map<String, String> PUBLISHED =
            Map.of(
                    "car_value", "kolmogorov_smirnov",
                    "debt_to_income_ratio", "jensen_shannon",
                    "salary_range", "jensen_shannon");

    private static final String STATISTICS =
            """
            statistics:
              - {metric: kolmogorov_smirnov, profile: nannyml, decides: true}
              - {metric: jensen_shannon, profile: nannyml, decides: true}
            """;

    @TempDir Path folder;

    @Test
    void replayReportsWhatNannymlPublished() throws Exception {
        Path spec = folder.resolve("monitor.yaml");
        Files.writeString(spec, Files.readString(shipped("/monitor/car-loan.yaml")) + STATISTICS);
        Path baseline = folder.resolve("baseline.json");
        run(
                "baseline",
                "build",
                "--spec",
                spec,
                "--model-version",
                "1",
                "--data",
                shipped("/data/nannyml_car_loan/reference_synthetic_car_loan.csv.gz"),
                "--out",
                baseline);
        Path out = folder.resolve("out");
        run(
                "replay",
                "--spec",
                spec,
                "--baseline",
                baseline,
                "--data",
                shipped("/data/nannyml_car_loan/monitoring_synthetic_car_loan.csv.gz"),
                "--parallelism",
                2,
                "--out",
                out);
        assertPublished(new RunFiles(out).reports(Role.CHAMPION, Lane.DATA));
    }

    private void assertPublished(List<WindowReport> chunks) throws IOException {
        assertThat(chunks).hasSize(10);
        try (CsvRows published =
                CsvRows.open(
                        shipped(
                                "/published/nannyml_car_loan/published_univariate_drift_all_columns.csv"))) {
            for (int skipped = 0; skipped < REFERENCE_CHUNKS; skipped++) {
                published.next();
            }
            for (WindowReport chunk : chunks) {
                Row row = published.next();
                PUBLISHED.forEach(
                        (column, method) -> {
                            Measurement measured = find(chunk, column, method + "@nannyml");
                            String prefix = column + "." + method + ".";
                            assertPrinted(measured.value(), row.text(prefix + "value"));
                            assertPrinted(
                                    measured.threshold(), row.text(prefix + "upper_threshold"));
                            assertThat(measured.verdict() == Verdict.DRIFT)
                                    .isEqualTo(row.text(prefix + "alert").equals("True"));
                        });
            }
        }
    }

    private static Measurement find(WindowReport chunk, String feature, String metric) {
        return chunk.measurements().stream()
                .filter(m -> feature.equals(m.feature()) && metric.equals(m.metric()))
                .findFirst()
                .orElseThrow();
    }

    private static void assertPrinted(double value, String printed) {
        assertThat(BigDecimal.valueOf(value).round(new MathContext(6)))
                .isEqualByComparingTo(printed);
    }

    private static void run(Object... arguments) throws Exception {
        CommandRun done = CommandRun.of(arguments);
        assertThat(done.exitCode()).as(done.err()).isZero();
    }

    private Path shipped(String resource) throws IOException {
        Path file = folder.resolve(Path.of(resource).getFileName());
        if (!Files.exists(file)) {
            try (InputStream content = NamedStatisticsITCase.class.getResourceAsStream(resource)) {
                Files.copy(content, file);
            }
        }
        return file;
    }
}
