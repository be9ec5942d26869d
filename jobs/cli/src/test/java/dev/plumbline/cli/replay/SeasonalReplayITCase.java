package dev.plumbline.cli.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.cli.CommandRun;
import dev.plumbline.cli.RunFiles;
import dev.plumbline.core.alert.AlertEpisode;
import dev.plumbline.core.alert.AlertRules;
import dev.plumbline.core.alert.EpisodeState;
import dev.plumbline.core.model.Role;
import dev.plumbline.core.report.Lane;
import dev.plumbline.core.report.Verdict;
import dev.plumbline.core.report.WindowReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A load that goes up and down with the day, four weeks evaluated and one replayed hour by hour; in
 * its last twelve hours the load is one standard deviation of an hour's rows higher.
 */
class SeasonalReplayITCase {
    private static final int ROWS_PER_HOUR = 60;
    private static final Instant MONDAY = Instant.parse("2024-01-01T00:00:00Z");
    private static final Instant REPLAYED = MONDAY.plus(Duration.ofDays(28));
    private static final Instant SHIFTED = REPLAYED.plus(Duration.ofHours(6 * 24 + 12));
    private static final Instant END = REPLAYED.plus(Duration.ofDays(7));

    private static final String MONITOR =
            """
            model: grid
            version: "1"
            task: regression
            time: {column: at}
            prediction: {value: p}
            features: {load: numeric}
            label: {column: y, delay: PT1H, horizon: PT2H}
            windows: [{span: PT1H}, {span: P1D}]
            """;

    @TempDir static Path folder;
    private static Path evaluation;
    private static Path production;

    @BeforeAll
    static void writeRows() throws IOException {
        SplittableRandom random = new SplittableRandom(7);
        evaluation = folder.resolve("evaluation.csv");
        production = folder.resolve("production.csv");
        Files.writeString(evaluation, rows(random, MONDAY, REPLAYED));
        Files.writeString(production, rows(random, REPLAYED, END));
    }

    private static String rows(SplittableRandom random, Instant from, Instant to) {
        StringBuilder rows = new StringBuilder("at,load,p,y\n");
        Duration step = Duration.ofHours(1).dividedBy(ROWS_PER_HOUR);
        for (Instant at = from; at.isBefore(to); at = at.plus(step)) {
            long hour = Duration.between(MONDAY, at).toHours();
            double level = 3 * Math.sin(2 * Math.PI * hour / 24) + (at.isBefore(SHIFTED) ? 0 : 1);
            // twelve uniform draws: variance 1
            double noise = random.doubles(12).sum() - 6;
            double label = level + random.doubles(12).sum() - 6;
            rows.append(
                    "%s,%.4f,%.4f,%.4f%n".formatted(at, level + noise, random.nextDouble(), label));
        }
        return rows.toString();
    }

    @Test
    void theCycleIsNoDriftAndTheShiftIsOneEpisode() throws Exception {
        RunFiles run = replay("with", MONITOR + "seasons: hour-of-week\n");
        assertThat(drifted(run, "PT1H"))
                .isNotEmpty()
                .allSatisfy(start -> assertThat(start).isBetween(SHIFTED, END));
        assertThat(drifted(run, "PT1H")).hasSizeGreaterThanOrEqualTo(11);
        assertThat(drifted(run, "P1D")).containsOnly(END.minus(Duration.ofDays(1)));
        assertThat(driftedLabels(run))
                .hasSizeGreaterThanOrEqualTo(11)
                .allSatisfy(start -> assertThat(start).isBetween(SHIFTED, END));
        List<AlertEpisode> opened =
                run.messages().stream()
                        .filter(episode -> episode.state() == EpisodeState.OPEN)
                        .filter(episode -> episode.granularity().equals("PT1H"))
                        .filter(episode -> !episode.rule().equals(AlertRules.TARGET_DRIFT))
                        .toList();
        assertThat(opened).hasSize(1);
        assertThat(opened.get(0).openedAt()).isBetween(SHIFTED, SHIFTED.plus(Duration.ofHours(3)));
    }

    @Test
    void withoutSeasonsTheCycleHidesTheShift() throws Exception {
        RunFiles run = replay("without", MONITOR);
        assertThat(drifted(run, "PT1H")).isEmpty();
        assertThat(driftedLabels(run)).isEmpty();
    }

    @Test
    void aBaselineWithoutTheFileBesideItIsRefused() throws Exception {
        Path spec = Files.writeString(folder.resolve("s.yaml"), MONITOR + "seasons: {buckets: 48}");
        Path baseline = build(spec, "alone.json");
        Files.delete(folder.resolve("alone.seasons.json"));
        CommandRun refused = replay(spec, baseline, folder.resolve("alone"));
        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.err()).contains("seasons must lie beside it", "alone.seasons.json");
        CommandRun shown = CommandRun.of("baseline", "show", baseline);
        assertThat(shown.out()).contains("48 hours of the day", "is missing");
    }

    private static RunFiles replay(String name, String monitor) throws Exception {
        Path spec = Files.writeString(folder.resolve(name + ".yaml"), monitor);
        Path out = folder.resolve(name);
        CommandRun replayed = replay(spec, build(spec, name + ".json"), out);
        assertThat(replayed.exitCode()).as(replayed.err()).isZero();
        return new RunFiles(out);
    }

    private static Path build(Path spec, String name) {
        Path baseline = folder.resolve(name);
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
        return baseline;
    }

    private static CommandRun replay(Path spec, Path baseline, Path out) {
        return CommandRun.of(
                "replay",
                "--spec",
                spec,
                "--baseline",
                baseline,
                "--data",
                production,
                "--out",
                out);
    }

    private static List<Instant> drifted(RunFiles run, String granularity) throws IOException {
        return run.reports(Role.CHAMPION, Lane.DATA).stream()
                .filter(report -> report.granularity().equals(granularity))
                .filter(SeasonalReplayITCase::isDrifted)
                .map(WindowReport::windowStart)
                .toList();
    }

    private static List<Instant> driftedLabels(RunFiles run) throws IOException {
        return run.reports(Role.CHAMPION, Lane.PERFORMANCE).stream()
                .filter(report -> report.granularity().equals("PT1H") && report.judged())
                .filter(SeasonalReplayITCase::isDrifted)
                .map(WindowReport::windowStart)
                .toList();
    }

    private static boolean isDrifted(WindowReport report) {
        return report.measurements().stream().anyMatch(m -> m.verdict() == Verdict.DRIFT);
    }
}
