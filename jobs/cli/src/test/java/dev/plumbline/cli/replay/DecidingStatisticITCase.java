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
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A statistic that the user lets decide, from the evaluation set to the alert. The floor of the
 * deciding test is out of reach, so whatever alarms is that statistic.
 */
class DecidingStatisticITCase {
    private static final String MONITOR =
            """
            model: prices
            version: "3"
            task: regression
            time: {column: at, format: iso}
            prediction: {value: p}
            windows: [{span: PT4H}]
            sensitivity: {effectFloor: 5}
            statistics: [{metric: wasserstein, decides: true}, psi]
            """;
    private static final int WINDOW = 240;
    private static final int CLEAR_WINDOWS = 6;
    private static final int SHIFTED_WINDOWS = 4;
    private static final int TOO_FEW = 30;
    private static final Random RANDOM = new Random(19);

    @TempDir static Path folder;
    private static Path spec;
    private static Path baseline;
    private static CommandRun replayed;
    private static RunFiles run;

    @BeforeAll
    static void replay() throws IOException {
        spec = Files.writeString(folder.resolve("monitor.yaml"), MONITOR);
        baseline = folder.resolve("baseline.json");
        Path evaluated = rows("evaluation.csv", 6_000, 6_000);
        CommandRun built =
                CommandRun.of(
                        "baseline",
                        "build",
                        "--spec",
                        spec,
                        "--data",
                        evaluated,
                        "--out",
                        baseline);
        assertThat(built.out()).contains("psi, wasserstein for windows of 50 to 6,000 rows");
        int clear = CLEAR_WINDOWS * WINDOW;
        Path data = rows("rows.csv", clear, clear + SHIFTED_WINDOWS * WINDOW + TOO_FEW);
        Path out = folder.resolve("out");
        replayed =
                CommandRun.of(
                        "replay",
                        "--spec",
                        spec,
                        "--baseline",
                        baseline,
                        "--data",
                        data,
                        "--out",
                        out);
        assertThat(replayed.exitCode()).as(replayed.err()).isZero();
        run = new RunFiles(out);
    }

    /** A row a minute; from one row on the feature is shifted by a standard deviation. */
    private static Path rows(String name, int shiftedFrom, int rows) throws IOException {
        StringBuilder text = new StringBuilder("at,x,p\n");
        Instant begin = Instant.parse("2024-05-01T00:00:00Z");
        for (int row = 0; row < rows; row++) {
            double x = RANDOM.nextGaussian() + (row < shiftedFrom ? 0 : 1);
            text.append(begin.plusSeconds(60L * row)).append(',').append(x).append(",10\n");
        }
        return Files.writeString(folder.resolve(name), text);
    }

    @Test
    void opensAnEpisodeByItsThresholdAlone() throws IOException {
        List<WindowReport> windows = run.reports(Role.CHAMPION, Lane.DATA);
        assertThat(windows).hasSize(CLEAR_WINDOWS + SHIFTED_WINDOWS + 1);
        for (int window = 0; window < CLEAR_WINDOWS + SHIFTED_WINDOWS; window++) {
            Measurement measured = measured(windows.get(window), "wasserstein");
            assertThat(measured.verdict())
                    .as("window %d", window)
                    .isEqualTo(window < CLEAR_WINDOWS ? Verdict.OK : Verdict.DRIFT);
            assertThat(measured.threshold()).isBetween(0.1, 0.7);
            assertThat(measured(windows.get(window), "psi").threshold()).isNotNull();
        }
        assertThat(Files.readString(run.folder().resolve("alerts.jsonl")))
                .contains("\"rule\":\"feature-drift\"", "x wasserstein", "\"state\":\"OPEN\"");
    }

    @Test
    void tooFewRowsGiveNoVerdict() throws IOException {
        List<WindowReport> windows = run.reports(Role.CHAMPION, Lane.DATA);
        WindowReport last = windows.get(windows.size() - 1);
        assertThat(last.rows()).isEqualTo(TOO_FEW);
        for (String metric : List.of("wasserstein", "distribution", "missing_rate")) {
            assertThat(measured(last, metric).verdict()).isEqualTo(Verdict.INSUFFICIENT_DATA);
        }
        assertThat(last.measurements())
                .filteredOn(measured -> !measured.metric().equals("rows"))
                .noneMatch(
                        measured ->
                                measured.verdict() == Verdict.OK
                                        || measured.verdict() == Verdict.DRIFT);
    }

    @Test
    void saysTheBudgetAndTheAchievedRateOfJudgedWindows() throws IOException {
        assertThat(replayed.out())
                .contains(
                        "false-alarm budget: 1 false episode a month = 0.0056 per window",
                        "windows of 4 hours: 180 a month; at n = 240 rows it finds a shift of 5 σ",
                        "data, windows of 4 hours: 4 of 10 judged windows alarmed (40 %), 1 not judged",
                        "1 episode = ",
                        "most of all x, to a wasserstein of 1");
        assertThat(Files.readString(run.folder().resolve("summary.json")))
                .contains("\"judgedWindows\" : 10", "\"alarmedWindows\" : 4");
        CommandRun validated = CommandRun.of("monitor", "validate", spec, "--baseline", baseline);
        assertThat(validated.exitCode()).as(validated.err()).isZero();
        assertThat(validated.out()).contains("1 false episode a month = 0.0056 per window");
    }

    private static Measurement measured(WindowReport report, String metric) {
        return report.measurements().stream()
                .filter(measured -> measured.metric().equals(metric))
                .filter(measured -> "x".equals(measured.feature()))
                .findFirst()
                .orElseThrow();
    }
}
