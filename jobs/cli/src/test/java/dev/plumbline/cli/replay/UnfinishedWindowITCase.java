package dev.plumbline.cli.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.cli.CommandRun;
import dev.plumbline.cli.RunFiles;
import dev.plumbline.core.model.Role;
import dev.plumbline.core.report.Lane;
import dev.plumbline.core.report.Measurement;
import dev.plumbline.core.report.Verdict;
import dev.plumbline.core.report.WindowReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Sixty rows an hour, four days evaluated and two days and six hours replayed: the file ends before
 * its last day does.
 */
class UnfinishedWindowITCase {
    private static final Instant MONDAY = Instant.parse("2024-01-01T00:00:00Z");
    private static final Instant REPLAYED = MONDAY.plus(Duration.ofDays(4));
    private static final Instant END = REPLAYED.plus(Duration.ofHours(54));

    private static final String MONITOR =
            """
            model: grid
            version: "1"
            task: regression
            time: {column: at}
            prediction: {value: p}
            features: {load: numeric}
            windows: [{span: P1D}, {span: PT1H}]
            quality: {freshness: PT1H, rows: {atLeast: 0.5}}
            """;

    @TempDir static Path folder;

    @Test
    void theRestOfADayIsNotHeldToTheRowsOfAWholeOne() throws Exception {
        CommandRun replayed = replay();
        assertThat(replayed.exitCode()).as(replayed.err()).isZero();
        assertThat(replayed.out())
                .contains("Unfinished is the window of 1 day, 2024-01-07 to 2024-01-08")
                .contains("(the input ended 18 hours before the window did)")
                .contains("No alert opened.");
        RunFiles run = new RunFiles(folder.resolve("out"));
        List<WindowReport> days =
                run.reports(Role.CHAMPION, Lane.DATA).stream()
                        .filter(report -> report.granularity().equals("P1D"))
                        .toList();
        assertThat(days).hasSize(3);
        for (String metric : List.of("row_count_change", "freshness")) {
            assertThat(days)
                    .extracting(day -> one(day, metric).verdict())
                    .as(metric)
                    .containsExactly(Verdict.OK, Verdict.OK, Verdict.INSUFFICIENT_DATA);
        }
        assertThat(one(days.get(2), "distribution").verdict())
                .as("rows are rows, also of a part")
                .isEqualTo(Verdict.OK);
        assertThat(run.reports(Role.CHAMPION, Lane.DATA))
                .filteredOn(report -> report.granularity().equals("PT1H"))
                .as("the last hour was whole")
                .hasSize(54)
                .noneMatch(UnfinishedWindowITCase::isMarked);
        assertThat(Files.readString(folder.resolve("out/report.html"))).contains("(unfinished)");
    }

    private static CommandRun replay() throws IOException {
        SplittableRandom random = new SplittableRandom(11);
        Path spec = Files.writeString(folder.resolve("monitor.yaml"), MONITOR);
        Path evaluation =
                Files.writeString(folder.resolve("evaluation.csv"), rows(random, MONDAY, REPLAYED));
        Path production =
                Files.writeString(folder.resolve("production.csv"), rows(random, REPLAYED, END));
        Path baseline = folder.resolve("baseline.json");
        CommandRun built =
                CommandRun.of(
                        "baseline",
                        "build",
                        "--spec",
                        spec,
                        "--data",
                        evaluation,
                        "--out",
                        baseline);
        assertThat(built.exitCode()).as(built.err()).isZero();
        return CommandRun.of(
                "replay",
                "--spec",
                spec,
                "--baseline",
                baseline,
                "--data",
                production,
                "--out",
                folder.resolve("out"));
    }

    private static String rows(SplittableRandom random, Instant from, Instant to) {
        StringBuilder rows = new StringBuilder("at,load,p\n");
        for (Instant at = from; at.isBefore(to); at = at.plusSeconds(60)) {
            rows.append("%s,%.4f,%.4f%n".formatted(at, random.nextDouble(), random.nextDouble()));
        }
        return rows.toString();
    }

    private static Measurement one(WindowReport report, String metric) {
        return report.measurements().stream()
                .filter(measured -> measured.metric().equals(metric))
                .findFirst()
                .orElseThrow();
    }

    private static boolean isMarked(WindowReport report) {
        return report.measurements().stream()
                .anyMatch(measured -> measured.metric().equals("unfinished"));
    }
}
