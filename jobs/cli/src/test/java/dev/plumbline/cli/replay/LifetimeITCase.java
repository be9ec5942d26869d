package dev.plumbline.cli.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.cli.CommandRun;
import dev.plumbline.cli.RunFiles;
import dev.plumbline.core.alert.AlertEpisode;
import dev.plumbline.core.alert.EpisodeState;
import dev.plumbline.core.judgement.CoverageJudge;
import dev.plumbline.core.judgement.LifetimeJudge;
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
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whole lives through {@code baseline build} and {@code replay}, by one subtask and by four: the
 * car loans, whose accuracy falls half way, and bike rentals, predicted for 2012 by the mean of the
 * same hour in 2011. In March 2012 two of three labels of days off are lost.
 */
class LifetimeITCase {
    private static final String BIKES =
            """
            model: bikes
            version: "1"
            task: regression
            time: {column: time, format: iso}
            prediction: {value: predicted}
            label: {column: cnt, delay: P1D}
            features: {temp: numeric, hum: numeric, workingday: categorical}
            windows: [{span: P14D, alignTo: 2011-01-01}]
            segments: [workingday]
            performance: [{metric: mae, enter: 1.2}]
            lifetime: {}
            """;

    @TempDir private Path folder;

    @Test
    void aClassifiersFallIsOneEpisodeAtAnyParallelism() throws Exception {
        String shipped = text("/monitor/car-loan.yaml");
        Path spec = written("loans.yaml", shipped + "lifetime: {}\n");
        String data = "/data/nannyml_car_loan/";
        Path baseline = baseline(spec, copied(data + "reference_synthetic_car_loan.csv.gz"), "1");
        Path production = copied(data + "monitoring_synthetic_car_loan.csv.gz");
        RunFiles one = replay(spec, baseline, production, 1);
        RunFiles four = replay(spec, baseline, production, 4);

        assertThat(sorted(four)).isEqualTo(sorted(one));
        List<Verdict> verdicts = lifetime(one).stream().map(Measurement::verdict).toList();
        assertThat(verdicts).hasSize(10);
        assertThat(verdicts.subList(0, 5)).containsOnly(Verdict.OK);
        assertThat(verdicts.get(9)).isEqualTo(Verdict.DRIFT);
        assertThat(opened(one)).hasSize(1);
        assertThat(opened(four)).isEqualTo(opened(one));
    }

    @Test
    void aRegressionsFallIsOneEpisodeAndUnequalLabelsGiveNoVerdict() throws Exception {
        Path spec = written("bikes.yaml", BIKES);
        Path baseline = baseline(spec, written("2011.csv", bikes("2011")), "1");
        Path production = written("2012.csv", bikes("2012"));
        RunFiles one = replay(spec, baseline, production, 1);
        RunFiles four = replay(spec, baseline, production, 4);

        assertThat(sorted(four)).isEqualTo(sorted(one));
        assertThat(opened(one)).hasSize(1);
        assertThat(opened(one).get(0).summary()).contains("mean absolute error, each counted as");
        assertThat(opened(four)).isEqualTo(opened(one));

        List<WindowReport> windows = whole(one);
        List<WindowReport> unequal =
                windows.stream()
                        .filter(window -> isWarned(window, CoverageJudge.OF_SEGMENTS))
                        .toList();
        assertThat(unequal).hasSizeBetween(1, 3);
        assertThat(unequal)
                .allSatisfy(
                        window -> {
                            Measurement mae = said(window, "mae");
                            assertThat(window.windowStart())
                                    .isBetween("2012-02-15T00:00:00Z", "2012-04-01T00:00:00Z");
                            assertThat(mae.verdict()).isEqualTo(Verdict.INSUFFICIENT_DATA);
                            assertThat(mae.reason())
                                    .contains("workingday=1 ", "workingday=0 ", " predictions");
                            assertThat(said(window, LifetimeJudge.LIFETIME_RISK).reason())
                                    .endsWith("the window counts for nothing");
                        });
        assertThat(one.page()).contains("labels came unequally");
    }

    /** Hourly rows of a year, with the 2011 mean of the hour and kind of day as the prediction. */
    private static String bikes(String year) throws IOException {
        List<String[]> all = new ArrayList<>();
        try (BufferedReader in =
                new BufferedReader(
                        new InputStreamReader(
                                new GZIPInputStream(
                                        LifetimeITCase.class.getResourceAsStream(
                                                "/data/bike_sharing/hour.csv.gz")),
                                StandardCharsets.UTF_8))) {
            List<String> names = List.of(in.readLine().split(","));
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                String[] row = line.split(",");
                all.add(
                        new String[] {
                            row[names.indexOf("dteday")],
                            row[names.indexOf("hr")],
                            row[names.indexOf("workingday")],
                            row[names.indexOf("temp")],
                            row[names.indexOf("hum")],
                            row[names.indexOf("cnt")]
                        });
            }
        }
        Map<String, double[]> means = new HashMap<>();
        all.stream()
                .filter(row -> row[0].startsWith("2011"))
                .forEach(
                        row -> {
                            double[] mean =
                                    means.computeIfAbsent(
                                            row[1] + row[2] + ".", k -> new double[2]);
                            mean[0] += Double.parseDouble(row[5]);
                            mean[1]++;
                        });
        StringBuilder csv = new StringBuilder("time,temp,hum,workingday,predicted,cnt\n");
        for (String[] row : all) {
            if (row[0].startsWith(year)) {
                double[] mean = means.get(row[1] + row[2] + ".");
                boolean lost =
                        row[0].startsWith("2012-03")
                                && row[2].equals("0")
                                && Integer.parseInt(row[1]) % 3 > 0;
                csv.append(
                        String.format(
                                Locale.ROOT,
                                "%sT%02d:00:00Z,%s,%s,%s,%.3f,%s%n",
                                row[0],
                                Integer.parseInt(row[1]),
                                row[3],
                                row[4],
                                row[2],
                                mean[0] / mean[1],
                                lost ? "" : row[5]));
            }
        }
        return csv.toString();
    }

    private static List<Measurement> lifetime(RunFiles run) throws IOException {
        return whole(run).stream()
                .map(window -> said(window, LifetimeJudge.LIFETIME_RISK))
                .toList();
    }

    private static List<WindowReport> whole(RunFiles run) throws IOException {
        return run.reports(Role.CHAMPION, Lane.PERFORMANCE).stream()
                .filter(window -> window.segment().isEmpty())
                .toList();
    }

    /** A last window of few rows has no gap to warn of. */
    private static boolean isWarned(WindowReport window, String metric) {
        return window.measurements().stream()
                .anyMatch(m -> m.metric().equals(metric) && m.verdict() == Verdict.WARN);
    }

    private static Measurement said(WindowReport window, String metric) {
        return window.measurements().stream()
                .filter(m -> m.metric().equals(metric))
                .findFirst()
                .orElseThrow();
    }

    private static List<AlertEpisode> opened(RunFiles run) throws IOException {
        return run.messages().stream()
                .filter(episode -> episode.rule().equals("lifetime-risk"))
                .filter(episode -> episode.state() == EpisodeState.OPEN)
                .toList();
    }

    private static List<String> sorted(RunFiles run) throws IOException {
        return run.reportLines().stream().sorted().toList();
    }

    private Path baseline(Path spec, Path data, String version) {
        Path out = folder.resolve("baseline.json");
        CommandRun built =
                CommandRun.of(
                        "baseline",
                        "build",
                        "--spec",
                        spec,
                        "--model-version",
                        version,
                        "--data",
                        data,
                        "--out",
                        out);
        assertThat(built.exitCode()).as(built.err()).isZero();
        return out;
    }

    private RunFiles replay(Path spec, Path baseline, Path data, int parallelism) {
        Path out = folder.resolve("out" + parallelism);
        CommandRun replayed =
                CommandRun.of(
                        "replay",
                        "--spec",
                        spec,
                        "--baseline",
                        baseline,
                        "--data",
                        data,
                        "--parallelism",
                        parallelism,
                        "--out",
                        out);
        assertThat(replayed.exitCode()).as(replayed.err()).isZero();
        return new RunFiles(out);
    }

    private Path written(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content);
    }

    private Path copied(String resource) throws IOException {
        Path file = folder.resolve(Path.of(resource).getFileName());
        try (InputStream content = LifetimeITCase.class.getResourceAsStream(resource)) {
            Files.copy(content, file);
        }
        return file;
    }

    private static String text(String resource) throws IOException {
        try (InputStream content = LifetimeITCase.class.getResourceAsStream(resource)) {
            return new String(content.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
