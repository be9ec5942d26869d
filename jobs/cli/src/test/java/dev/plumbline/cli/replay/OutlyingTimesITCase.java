package dev.plumbline.cli.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.cli.CommandRun;
import dev.plumbline.cli.RunFiles;
import dev.plumbline.core.model.Role;
import dev.plumbline.core.report.Lane;
import dev.plumbline.core.report.ReportStatus;
import dev.plumbline.core.report.WindowReport;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.SplittableRandom;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files whose times are before, around and far from the epoch are judged like any other. */
class OutlyingTimesITCase {
    private static final String MONITOR =
            """
            model: archive
            version: "1"
            task: regression
            time: {column: at}
            prediction: {value: p}
            label: {column: truth, horizon: PT2H}
            features: {load: numeric}
            windows: [{span: PT1H}, {span: P30D}]
            performance: [{metric: rmse, enter: 1.5}]
            """;

    @TempDir Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"1969-12-31T18:00:00Z", "9999-12-30T06:00:00Z"})
    void windowsAreHeldToTheMonitorAndTheBaseline(String start) throws Exception {
        Instant from = Instant.parse(start);
        SplittableRandom random = new SplittableRandom(7);
        Path spec = Files.writeString(folder.resolve("monitor.yaml"), MONITOR);
        Path evaluation = Files.writeString(folder.resolve("evaluation.csv"), rows(random, from));
        Path production = Files.writeString(folder.resolve("production.csv"), rows(random, from));
        Path baseline = folder.resolve("baseline.json");
        CommandRun built =
                CommandRun.of(
                        "baseline",
                        "build",
                        "--replicates",
                        "0",
                        "--spec",
                        spec,
                        "--data",
                        evaluation,
                        "--out",
                        baseline);
        assertThat(built.exitCode()).as(built.err()).isZero();
        Path out = folder.resolve("out");
        CommandRun replayed =
                CommandRun.of(
                        "replay",
                        "--spec",
                        spec,
                        "--baseline",
                        baseline,
                        "--data",
                        production,
                        "--out",
                        out);
        assertThat(replayed.exitCode()).as(replayed.err()).isZero();

        RunFiles run = new RunFiles(out);
        for (Lane lane : Lane.values()) {
            assertThat(run.reports(Role.CHAMPION, lane))
                    .as("%s", lane)
                    .filteredOn(report -> report.granularity().equals("PT1H") && isLast(report))
                    .hasSize(24)
                    .allSatisfy(report -> assertThat(report.baselineId()).isNotNull())
                    .extracting(WindowReport::rows)
                    .containsOnly(60L);
        }
    }

    private static boolean isLast(WindowReport report) {
        return report.status() == ReportStatus.FINAL;
    }

    private static String rows(SplittableRandom random, Instant from) {
        StringBuilder rows = new StringBuilder("at,load,p,truth\n");
        Instant to = from.plus(Duration.ofDays(1));
        for (Instant at = from; at.isBefore(to); at = at.plusSeconds(60)) {
            rows.append(
                    "%s,%.4f,%.4f,%.4f%n"
                            .formatted(
                                    at,
                                    random.nextDouble(),
                                    random.nextDouble(),
                                    random.nextDouble()));
        }
        return rows.toString();
    }
}
