package dev.plumbline.cli.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.plumbline.cli.CommandRun;
import dev.plumbline.cli.RunFiles;
import dev.plumbline.core.alert.AlertEpisode;
import dev.plumbline.core.alert.EpisodeState;
import dev.plumbline.core.judgement.TargetJudge;
import dev.plumbline.core.model.Role;
import dev.plumbline.core.report.Lane;
import dev.plumbline.core.report.Measurement;
import dev.plumbline.core.report.ReportStatus;
import dev.plumbline.core.report.Verdict;
import dev.plumbline.core.report.WindowReport;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Labels of real data, through {@code baseline build} and {@code replay}. */
class TargetDriftITCase {
    private static final String BANK =
            """
            model: bank
            version: "1"
            task: binary
            time: rows
            prediction: {score: score, class: class, classes: ["no", "yes"]}
            label: {column: y, delay: 500 rows}
            features: {age: numeric, campaign: numeric, job: categorical}
            windows: [{rows: 2000}]
            """;
    private static final String BIKE =
            """
            model: bike
            version: "1"
            task: regression
            time: rows
            prediction: {value: prediction}
            label: {column: cnt, delay: 24 rows}
            features: {temp: numeric, hum: numeric}
            windows: [{rows: 1000}]
            """;

    @TempDir Path folder;

    @Test
    void findsThatMoreAndMoreClientsOfABankSayYes() throws Exception {
        List<String> lines = lines("/data/bank_marketing/bank-additional-full.csv.gz");
        List<String> rows = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            rows.add(line.replace("\"", "") + ";0.1;no");
        }
        String header = lines.get(0).replace("\"", "") + ";score;class";
        Path spec = Files.writeString(folder.resolve("bank.yaml"), BANK);
        Path baseline = build(spec, file("evaluation.csv", header, rows.subList(0, 12_000)));
        List<String> later = rows.subList(12_000, rows.size());
        Path production = file("production.csv", header, later);

        RunFiles alone = replay(spec, baseline, production, 1);
        List<WindowReport> windows = finals(alone);
        assertThat(finals(replay(spec, baseline, production, 4)))
                .extracting(TargetDriftITCase::target, WindowReport::distributions)
                .isEqualTo(
                        windows.stream()
                                .map(window -> tuple(target(window), window.distributions()))
                                .toList());
        for (int i = 0; i < windows.size(); i++) {
            List<String> own = later.subList(2_000 * i, Math.min(later.size(), 2_000 * (i + 1)));
            long yes = own.stream().filter(row -> row.contains(";yes;0.1;no")).count();
            assertThat(windows.get(i).distributions())
                    .singleElement()
                    .satisfies(
                            shown ->
                                    assertThat(shown.current())
                                            .containsExactly(own.size() - yes, yes, 0L, 0L));
            Measurement deciding = target(windows.get(i)).get(0);
            System.out.printf(
                    "bank, rows from %d: %.3f yes, effect %.3f, %s%n",
                    12_000 + 2_000 * i,
                    (double) yes / own.size(),
                    deciding.effect(),
                    deciding.verdict());
            if (yes >= 0.08 * own.size()) {
                assertThat(deciding.verdict()).isEqualTo(Verdict.DRIFT);
            }
        }
        assertThat(alone.messages())
                .filteredOn(episode -> episode.rule().equals("target-drift"))
                .extracting(AlertEpisode::state)
                .contains(EpisodeState.OPEN);
        assertThat(alone.page()).contains("target (labels)");
    }

    @Test
    void staysSilentOnTheLabelsOfTheCarLoans() throws Exception {
        Path spec = shipped("/monitor/car-loan.yaml", "car-loan.yaml");
        Path baseline =
                build(
                        spec,
                        shipped(
                                "/data/nannyml_car_loan/reference_synthetic_car_loan.csv.gz",
                                "reference.csv.gz"),
                        "--model-version",
                        "1");
        RunFiles run =
                replay(
                        spec,
                        baseline,
                        shipped(
                                "/data/nannyml_car_loan/monitoring_synthetic_car_loan.csv.gz",
                                "monitoring.csv.gz"),
                        2);
        assertThat(finals(run)).hasSize(10);
        for (WindowReport chunk : finals(run)) {
            Measurement deciding = target(chunk).get(0);
            System.out.printf("car loan: effect %.3f, %s%n", deciding.effect(), deciding.verdict());
            assertThat(deciding.verdict()).isEqualTo(Verdict.OK);
        }
        assertThat(run.messages()).noneMatch(told -> told.rule().equals("target-drift"));
    }

    @Test
    void aRegressionsLabelsAreTheSameAtAnyParallelism() throws Exception {
        List<String> lines = lines("/data/bike_sharing/hour.csv.gz");
        List<String> rows = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            String temp = line.split(",")[10];
            rows.add(line + "," + 300 * Double.parseDouble(temp));
        }
        String header = lines.get(0) + ",prediction";
        Path spec = Files.writeString(folder.resolve("bike.yaml"), BIKE);
        Path baseline = build(spec, file("evaluation.csv", header, rows.subList(0, 8_645)));
        Path production = file("production.csv", header, rows.subList(8_645, rows.size()));
        List<WindowReport> alone = finals(replay(spec, baseline, production, 1));
        assertThat(alone).hasSize(9);
        assertThat(alone)
                .allSatisfy(window -> assertThat(target(window).get(0).n()).isPositive())
                .allSatisfy(window -> assertThat(target(window)).hasSize(6));
        assertThat(finals(replay(spec, baseline, production, 4)))
                .extracting(TargetDriftITCase::target, WindowReport::distributions)
                .isEqualTo(
                        alone.stream()
                                .map(window -> tuple(target(window), window.distributions()))
                                .toList());
    }

    private Path build(Path spec, Path data, Object... more) throws Exception {
        Path baseline = folder.resolve("baseline.json");
        List<Object> arguments =
                new ArrayList<>(
                        List.of(
                                "baseline",
                                "build",
                                "--spec",
                                spec,
                                "--data",
                                data,
                                "--replicates",
                                500,
                                "--out",
                                baseline));
        arguments.addAll(List.of(more));
        CommandRun built = CommandRun.of(arguments.toArray());
        assertThat(built.exitCode()).as(built.err()).isZero();
        return baseline;
    }

    private RunFiles replay(Path spec, Path baseline, Path data, int parallelism) throws Exception {
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

    private static List<WindowReport> finals(RunFiles run) throws IOException {
        return run.reports(Role.CHAMPION, Lane.PERFORMANCE).stream()
                .filter(report -> report.status() == ReportStatus.FINAL)
                .toList();
    }

    /** What was measured of the labels, the deciding test first. */
    private static List<Measurement> target(WindowReport report) {
        List<Measurement> target =
                report.measurements().stream().filter(m -> "target".equals(m.feature())).toList();
        assertThat(target.get(0).metric()).isEqualTo(TargetJudge.TARGET_DISTRIBUTION);
        return target;
    }

    private Path file(String name, String header, List<String> rows) throws IOException {
        String separated = String.join("\n", rows).replace(';', ',');
        return Files.writeString(
                folder.resolve(name), header.replace(';', ',') + "\n" + separated + "\n");
    }

    private static List<String> lines(String resource) throws IOException {
        try (BufferedReader reader =
                new BufferedReader(
                        new InputStreamReader(
                                new GZIPInputStream(
                                        TargetDriftITCase.class.getResourceAsStream(resource)),
                                StandardCharsets.UTF_8))) {
            return reader.lines().toList();
        }
    }

    private Path shipped(String resource, String name) throws IOException {
        Path file = folder.resolve(name);
        try (var content = TargetDriftITCase.class.getResourceAsStream(resource)) {
            Files.copy(content, file);
        }
        return file;
    }
}
