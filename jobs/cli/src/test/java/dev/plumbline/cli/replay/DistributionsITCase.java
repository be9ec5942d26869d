package dev.plumbline.cli.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.plumbline.cli.CommandRun;
import dev.plumbline.cli.RunFiles;
import dev.plumbline.core.model.Role;
import dev.plumbline.core.report.Lane;
import dev.plumbline.core.report.Measurement;
import dev.plumbline.core.report.Verdict;
import dev.plumbline.core.report.WindowReport;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Models that say more than one number, through {@code baseline build} and {@code replay}: a score
 * for each of three classes, and three quantiles.
 */
class DistributionsITCase {
    private static final int CHUNK = 500;
    private static final int REFERENCE = 4_000;

    @TempDir Path folder;

    private RunFiles replay(String monitor, List<String> reference, List<String> production)
            throws Exception {
        Path spec = Files.writeString(folder.resolve("monitor.yaml"), monitor);
        Path baseline = folder.resolve("baseline.json");
        CommandRun built =
                CommandRun.of(
                        "baseline",
                        "build",
                        "--spec",
                        spec,
                        "--model-version",
                        "1",
                        "--data",
                        Files.write(folder.resolve("reference.csv"), reference),
                        "--out",
                        baseline);
        assertThat(built.exitCode()).as(built.err()).isZero();
        CommandRun replayed =
                CommandRun.of(
                        "replay",
                        "--spec",
                        spec,
                        "--baseline",
                        baseline,
                        "--data",
                        Files.write(folder.resolve("production.csv"), production),
                        "--parallelism",
                        2,
                        "--out",
                        folder.resolve("run"));
        assertThat(replayed.exitCode()).as(replayed.err()).isZero();
        return new RunFiles(folder.resolve("run"));
    }

    private static List<String> lines(String name) throws IOException {
        try (InputStream file =
                        DistributionsITCase.class.getResourceAsStream(
                                "/published/multiclass/" + name);
                InputStream text = name.endsWith(".gz") ? new GZIPInputStream(file) : file;
                BufferedReader lines =
                        new BufferedReader(new InputStreamReader(text, StandardCharsets.UTF_8))) {
            return lines.lines().toList();
        }
    }

    @Test
    void scoresOfClassesAreEstimatedAsByNannyMlAndMeasuredAsByScikitLearn() throws Exception {
        List<String> rows = lines("multiclass.csv.gz");
        List<String> reference = rows.subList(0, 1 + REFERENCE);
        List<String> production = new ArrayList<>(List.of(rows.get(0)));
        production.addAll(rows.subList(1 + REFERENCE, rows.size()));
        RunFiles run =
                replay(
                        """
                        model: three-kinds
                        version: "1"
                        task: multiclass
                        time: rows
                        prediction:
                          class: decided
                          classes: [a, b, c]
                          scores: {a: a, b: b, c: c}
                        label: {column: label}
                        windows: [{rows: 500}]
                        performance: [{metric: log_loss, enter: 1.05}]
                        """,
                        reference,
                        production);

        List<WindowReport> estimated = run.reports(Role.CHAMPION, Lane.DATA);
        List<WindowReport> measured = run.reports(Role.CHAMPION, Lane.PERFORMANCE);
        assertThat(estimated).hasSize(4);
        assertThat(measured).hasSize(4);
        for (String line : lines("multiclass-expected.csv").subList(1, 21)) {
            String[] expected = line.split(",");
            Measurement estimate =
                    measurement(
                            estimated.get(Integer.parseInt(expected[0])),
                            "estimated_" + expected[1]);
            assertThat(estimate.value())
                    .as(line)
                    .isCloseTo(Double.parseDouble(expected[2]), within(1e-5));
            assertThat(estimate.verdict() == Verdict.WARN)
                    .as(line)
                    .isEqualTo(expected[6].equals("true"));
        }
        for (String line : lines("multiclass-realised.csv").subList(1, 21)) {
            String[] expected = line.split(",");
            Measurement realised =
                    measurement(measured.get(Integer.parseInt(expected[0])), expected[1]);
            assertThat(realised.value())
                    .as(line)
                    .isCloseTo(Double.parseDouble(expected[2]), within(1e-9));
            assertThat(realised.interval()).as(line).isNotNull();
        }
        for (WindowReport window : measured) {
            assertThat(measurement(window, "estimate_error_macro_roc_auc").value())
                    .isBetween(-.06, .06);
            assertThat(measurement(window, "log_loss").value())
                    .isLessThan(measurement(window, "log_loss_dummy").value());
        }
        assertThat(measured)
                .extracting(window -> measurement(window, "log_loss").verdict())
                .endsWith(Verdict.DRIFT, Verdict.DRIFT);
    }

    /** Errors double in the second half, and the quantiles do not know it. */
    @Test
    void quantilesThatNoLongerHoldTheirShareAreFound() throws Exception {
        SplittableRandom random = new SplittableRandom(20261121);
        RunFiles run =
                replay(
                        """
                        model: load
                        version: "1"
                        task: regression
                        time: rows
                        prediction: {value: predicted, quantiles: {"0.1": p10, "0.5": predicted, "0.9": p90}}
                        label: {column: actual}
                        features: {x: numeric}
                        windows: [{rows: 500}]
                        performance: [{metric: pinball_loss, enter: 1.3}, {metric: interval_coverage, enter: 1.1}]
                        """,
                        quantileRows(random, REFERENCE, 1),
                        production(random));

        List<WindowReport> windows = run.reports(Role.CHAMPION, Lane.PERFORMANCE);
        assertThat(windows).hasSize(4);
        for (int number = 0; number < 4; number++) {
            boolean doubled = number >= 2;
            WindowReport window = windows.get(number);
            Measurement coverage = measurement(window, "interval_coverage");
            assertThat(coverage.value()).isCloseTo(doubled ? .48 : .8, within(.07));
            assertThat(coverage.verdict()).isEqualTo(doubled ? Verdict.DRIFT : Verdict.OK);
            assertThat(measurement(window, "pinball_loss").verdict())
                    .isEqualTo(doubled ? Verdict.DRIFT : Verdict.OK);
            assertThat(measurement(window, "interval_width").value())
                    .isCloseTo(2.5631, within(1e-9));
            double mean =
                    window.measurements().stream()
                            .filter(each -> each.metric().equals("quantile_pinball_loss"))
                            .mapToDouble(Measurement::value)
                            .average()
                            .orElseThrow();
            assertThat(measurement(window, "pinball_loss").value()).isCloseTo(mean, within(1e-9));
        }
    }

    private static List<String> production(SplittableRandom random) {
        List<String> rows = new ArrayList<>(quantileRows(random, 2 * CHUNK, 1));
        rows.addAll(quantileRows(random, 2 * CHUNK, 2).subList(1, 1 + 2 * CHUNK));
        return rows;
    }

    /** Actual values are normal around x; the 10 % and 90 % quantiles are those of spread 1. */
    private static List<String> quantileRows(SplittableRandom random, int count, double spread) {
        List<String> rows = new ArrayList<>(List.of("x,predicted,p10,p90,actual"));
        for (int row = 0; row < count; row++) {
            double x = Math.round(10 * random.nextDouble() * 1e4) / 1e4;
            double actual = x + spread * random.nextGaussian();
            rows.add("%s,%s,%s,%s,%s".formatted(x, x, x - 1.28155, x + 1.28155, actual));
        }
        return rows;
    }

    private static Measurement measurement(WindowReport window, String metric) {
        return RunFiles.measured(window, metric).orElseThrow();
    }
}
