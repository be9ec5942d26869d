package dev.plumbline.cli.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.plumbline.cli.CommandRun;
import dev.plumbline.cli.RunFiles;
import dev.plumbline.cli.rows.CsvRow;
import dev.plumbline.cli.rows.CsvRows;
import dev.plumbline.core.alert.AlertEpisode;
import dev.plumbline.core.alert.AlertRules;
import dev.plumbline.core.alert.EpisodeState;
import dev.plumbline.core.detector.Detector;
import dev.plumbline.core.detector.DetectorMethod;
import dev.plumbline.core.detector.Signal;
import dev.plumbline.core.model.Role;
import dev.plumbline.core.report.ChangePoint;
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
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** NannyML's car-loan files through {@code baseline build} and {@code replay}. */
class ReplayITCase {
    private static final int CHUNK = 5_000;
    private static final int FIRST_DRIFTED_CHUNK = 5;

    /** The digits that the published figures were printed with. */
    private static final MathContext PRINTED = new MathContext(6);

    /** The published figures have six digits; the sixth may differ where theirs was rounded. */
    private static final Offset<Double> DIGITS = within(2e-6);

    @TempDir static Path folder;
    private static Path baseline;
    private static RunFiles run;

    @BeforeAll
    static void replay() throws Exception {
        baseline = folder.resolve("baseline.json");
        CommandRun built =
                CommandRun.of(
                        "baseline",
                        "build",
                        "--spec",
                        shipped("/monitor/car-loan.yaml"),
                        "--model-version",
                        "1",
                        "--data",
                        shipped("/data/nannyml_car_loan/reference_synthetic_car_loan.csv.gz"),
                        "--out",
                        baseline);
        assertThat(built.exitCode()).as(built.err()).isZero();
        run = replay("one", 1);
    }

    private static RunFiles replay(String name, int parallelism) throws Exception {
        Path out = folder.resolve(name);
        CommandRun replayed =
                CommandRun.of(
                        "replay",
                        "--spec",
                        shipped("/monitor/car-loan.yaml"),
                        "--baseline",
                        baseline,
                        "--data",
                        shipped("/data/nannyml_car_loan/monitoring_synthetic_car_loan.csv.gz"),
                        "--parallelism",
                        parallelism,
                        "--out",
                        out);
        assertThat(replayed.exitCode()).as(replayed.err()).isZero();
        assertThat(replayed.err()).isEmpty();
        assertThat(replayed.out()).contains(out.resolve("report.html").toString());
        return new RunFiles(out);
    }

    /** Copies a resource out of the jar, under its own name. */
    private static Path shipped(String resource) throws IOException {
        Path file = folder.resolve(Path.of(resource).getFileName());
        if (!Files.exists(file)) {
            try (InputStream content = ReplayITCase.class.getResourceAsStream(resource)) {
                Files.copy(content, file);
            }
        }
        return file;
    }

    @ParameterizedTest
    @ValueSource(strings = {"accuracy", "f1", "precision", "recall", "specificity", "roc_auc"})
    void everyChunkHasThePublishedPerformance(String metric) throws Exception {
        List<WindowReport> chunks = run.reports(Role.CHAMPION, Lane.PERFORMANCE);

        assertThat(chunks).hasSize(10);
        try (CsvRows published =
                CsvRows.open(
                        shipped("/published/nannyml_car_loan/published_realized_analysis.csv"))) {
            for (WindowReport chunk : chunks) {
                CsvRow row = published.next();
                assertThat(chunk.windowStart()).isEqualTo(rowNumber(row.text("chunk.start_index")));
                assertThat(chunk.labelledRows()).isEqualTo(CHUNK);
                assertThat(measured(chunk, metric))
                        .as("%s of chunk %s", metric, row.text("row"))
                        .isEqualByComparingTo(row.text(metric + ".value"));
            }
            assertThat(published.hasNext()).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"accuracy", "f1", "roc_auc"})
    void everyChunkHasThePublishedEstimateAndAlertsAsPublished(String metric) throws Exception {
        List<WindowReport> chunks = run.reports(Role.CHAMPION, Lane.DATA);

        assertThat(chunks).hasSize(10);
        try (CsvRows published =
                CsvRows.open(shipped("/published/nannyml_car_loan/published_cbpe_analysis.csv"))) {
            for (WindowReport chunk : chunks) {
                CsvRow row = published.next();
                Measurement estimate =
                        RunFiles.measured(chunk, "estimated_" + metric).orElseThrow();
                String printed = metric + " of chunk " + row.text("row");
                boolean alerted = row.text(metric + ".alert").equals("True");
                String threshold = alerted ? sideBeyond(row, metric) : ".lower_threshold";
                assertThat(estimate.value())
                        .as(printed)
                        .isCloseTo(of(row, metric, ".value"), DIGITS);
                assertThat(estimate.threshold())
                        .as(printed)
                        .isCloseTo(of(row, metric, threshold), DIGITS);
                assertThat(estimate.verdict() == Verdict.WARN).as(printed).isEqualTo(alerted);
                assertThat(estimate.n()).isEqualTo(CHUNK);
            }
            assertThat(published.hasNext()).isFalse();
        }
    }

    private static String sideBeyond(CsvRow row, String metric) {
        return of(row, metric, ".value") < of(row, metric, ".lower_threshold")
                ? ".lower_threshold"
                : ".upper_threshold";
    }

    private static double of(CsvRow row, String metric, String column) {
        return Double.parseDouble(row.text(metric + column));
    }

    @Test
    void everyChunkSaysHowFarItsEstimateWasFromWhatItsLabelsSay() throws IOException {
        List<WindowReport> estimated = run.reports(Role.CHAMPION, Lane.DATA);
        List<WindowReport> realised = run.reports(Role.CHAMPION, Lane.PERFORMANCE);

        assertThat(realised).hasSize(10);
        for (int chunk = 0; chunk < realised.size(); chunk++) {
            for (String metric : List.of("accuracy", "f1", "roc_auc", "recall")) {
                double error =
                        value(realised.get(chunk), metric)
                                - value(estimated.get(chunk), "estimated_" + metric);
                assertThat(value(realised.get(chunk), "estimate_error_" + metric))
                        .isCloseTo(error, within(1e-11));
            }
        }
    }

    private static double value(WindowReport chunk, String metric) {
        return RunFiles.measured(chunk, metric).orElseThrow().value();
    }

    private static Instant rowNumber(String text) {
        return Instant.ofEpochMilli(Long.parseLong(text));
    }

    private static BigDecimal measured(WindowReport chunk, String metric) {
        Measurement measured = RunFiles.measured(chunk, metric).orElseThrow();
        return BigDecimal.valueOf(measured.value()).round(PRINTED);
    }

    @Test
    void flagsTheColumnsThatDriftedFromTheChunkOnInWhichTheyDid() throws IOException {
        List<WindowReport> chunks = run.reports(Role.CHAMPION, Lane.DATA);

        assertThat(chunks).hasSize(10);
        for (int chunk = 0; chunk < chunks.size(); chunk++) {
            assertThat(flaggedInputs(chunks.get(chunk)))
                    .as("chunk %d", chunk)
                    .containsExactlyInAnyOrder(
                            chunk < FIRST_DRIFTED_CHUNK
                                    ? new String[0]
                                    : new String[] {
                                        "car_value",
                                        "salary_range",
                                        "loan_length",
                                        "repaid_loan_on_prev_car"
                                    });
        }
    }

    private static List<String> flaggedInputs(WindowReport report) {
        return report.measurements().stream()
                .filter(measured -> measured.verdict() == Verdict.DRIFT)
                .map(Measurement::feature)
                .filter(feature -> feature != null && !feature.startsWith("prediction."))
                .distinct()
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"adwin", "ddm"})
    void aDetectorFindsTheChangeAtTheRowWhereItDoesReadingTheFileByItself(String method)
            throws IOException {
        Detector detector =
                BaselineDocument.read(baseline)
                        .supplement()
                        .detectors()
                        .settings(DetectorMethod.named(method))
                        .orElseThrow()
                        .start();
        List<Long> drifts = new ArrayList<>();
        try (CsvRows rows =
                CsvRows.open(
                        shipped("/data/nannyml_car_loan/monitoring_synthetic_car_loan.csv.gz"))) {
            for (long row = 1; rows.hasNext(); row++) {
                CsvRow read = rows.next();
                boolean hit =
                        Double.parseDouble(read.text("y_pred"))
                                == Double.parseDouble(read.text("repaid"));
                if (detector.step(hit ? 0 : 1) == Signal.DRIFT_RISE) {
                    drifts.add(row);
                }
            }
        }
        List<ChangePoint> reported =
                run.reports(Role.CHAMPION, Lane.PERFORMANCE).stream()
                        .map(report -> RunFiles.measured(report, "detector_" + method))
                        .flatMap(detected -> detected.orElseThrow().changes().stream())
                        .filter(change -> change.kind() == ChangePoint.Kind.DRIFT_RISE)
                        .toList();

        assertThat(reported).extracting(ChangePoint::row).isEqualTo(drifts).hasSize(1);
        assertThat(drifts.get(0)).isBetween(25_001L, 32_000L);
        // the clock counts the rows of the file from 0
        assertThat(reported.get(0).eventTime().toEpochMilli()).isEqualTo(drifts.get(0) - 1);
    }

    @Test
    void theDetectionsMakeOneEpisodeThatStaysOpenWhileTheErrorsAreNotBack() throws IOException {
        List<AlertEpisode> messages =
                run.messages().stream()
                        .filter(message -> message.rule().equals(AlertRules.CONCEPT_DRIFT))
                        .toList();

        assertThat(messages)
                .extracting(AlertEpisode::state)
                .containsExactly(EpisodeState.OPEN, EpisodeState.UPDATED);
        assertThat(messages).extracting(AlertEpisode::id).containsOnly(messages.get(0).id());
        assertThat(messages.get(0).windowStart()).isEqualTo(Instant.ofEpochMilli(25_000));
    }

    @Test
    void moreSubtasksWriteTheSameBytes() throws Exception {
        RunFiles parallel = replay("four", 4);

        for (String name : RunFiles.NAMES) {
            assertThat(parallel.folder().resolve(name))
                    .hasSameBinaryContentAs(run.folder().resolve(name));
        }
    }
}
