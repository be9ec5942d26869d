package dev.plumbline.cli.quickstart;

import static dev.plumbline.cli.RunFiles.measured;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.cli.CommandProcess;
import dev.plumbline.cli.RunFiles;
import dev.plumbline.cli.dataset.Dataset;
import dev.plumbline.core.alert.AlertEpisode;
import dev.plumbline.core.alert.EpisodeState;
import dev.plumbline.core.model.Role;
import dev.plumbline.core.report.Lane;
import dev.plumbline.core.report.Measurement;
import dev.plumbline.core.report.WindowReport;
import dev.plumbline.core.retraining.RetrainingTrigger;
import dev.plumbline.kafka.document.report.ReportJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Two quickstarts at once, each in a process of its own, and what they wrote. */
class QuickstartITCase {
    private static final Instant YEAR = Instant.parse("2012-01-01T00:00:00Z");
    private static final Instant YEAR_END = Instant.parse("2013-01-01T00:00:00Z");
    private static final Instant FAULT = Instant.parse("2012-07-01T00:00:00Z");
    private static final Instant FAULT_END = Instant.parse("2012-07-15T00:00:00Z");
    private static final Duration WEEK = Duration.ofDays(7);
    private static final String ANNOTATION = "INJECTED: hum x 100";

    @TempDir static Path folder;
    private static List<CommandProcess> both;
    private static RunFiles run;

    @BeforeAll
    static void runTwoSideBySide() throws Exception {
        both = List.of(quickstart("first"), quickstart("second"));
        for (CommandProcess one : both) {
            assertThat(one.exitCode()).as(one.toString()).isZero();
        }
        run = new RunFiles(both.get(0).out());
    }

    private static CommandProcess quickstart(String name) throws IOException {
        Path own = folder.resolve(name);
        return CommandProcess.start(own, "quickstart", "--out", own.resolve("out"));
    }

    @AfterAll
    static void endWhatStillRuns() {
        if (both != null) {
            both.forEach(CommandProcess::close);
        }
    }

    @Test
    void complainsOfNothingAndLeavesNoTemporaryFolder() throws IOException {
        for (CommandProcess one : both) {
            assertThat(one.stderr()).isEmpty();
            try (Stream<Path> left = Files.list(one.temporary())) {
                assertThat(left.map(path -> path.getFileName().toString()))
                        .noneMatch(name -> name.contains("plumbline") || name.contains("flink"));
            }
        }
    }

    @Test
    void tellsEveryEpisodeSwapAndFileOnTheConsole() {
        assertThat(both.get(0).stdout())
                .contains("ALERT performance (critical)")
                .contains("SWAP 2 replaces 1")
                .contains("ALERT data-quality (critical)")
                .contains(RunFiles.NAMES);
    }

    @Test
    void twoRunsWriteTheSameBytes() throws IOException {
        for (String name : RunFiles.NAMES) {
            Path second = both.get(1).out().resolve(name);
            assertThat(run.folder().resolve(name)).hasSameBinaryContentAs(second);
        }
    }

    @ParameterizedTest
    @EnumSource
    void reportsEveryWindowOfTheYearWithAllOfItsRows(Lane lane) throws IOException {
        List<WindowReport> reports = run.reports(Role.CHAMPION, lane);

        List<Instant> weeks = new ArrayList<>();
        for (Instant week = YEAR; week.isBefore(YEAR_END); week = week.plus(WEEK)) {
            weeks.add(week);
        }
        assertThat(reports)
                .extracting(WindowReport::windowStart)
                .containsOnly(weeks.toArray(Instant[]::new));
        Function<WindowReport, Long> rows =
                lane == Lane.DATA ? WindowReport::rows : WindowReport::labelledRows;
        assertThat(reports.stream().mapToLong(rows::apply).sum())
                .isEqualTo(Dataset.named("bike", null).replay().size());
    }

    @Test
    void opensNoEpisodeBeforeTheDemandGrew() throws IOException {
        assertThat(run.messages())
                .filteredOn(message -> message.state() == EpisodeState.OPEN)
                .isNotEmpty()
                .allMatch(
                        message ->
                                !message.openedAt()
                                        .isBefore(Instant.parse("2012-03-01T00:00:00Z")));
    }

    @Test
    void triggersFirstWhenTheDemandHasOutgrownTheModel() throws IOException {
        RetrainingTrigger first = run.triggers().get(0);

        assertThat(first.rule()).isEqualTo("performance");
        assertThat(first.time())
                .isBetween(
                        Instant.parse("2012-03-11T00:00:00Z"),
                        Instant.parse("2012-04-08T00:00:00Z"));
    }

    @Test
    void theRetrainedModelIsFarBetterThanTheOldOneOnTheSameRows() throws IOException {
        Map<Instant, Measurement> retrained =
                rmse(run.reports(Role.CHAMPION, Lane.PERFORMANCE), "2");
        Map<Instant, Measurement> old = rmse(run.reports(Role.SHADOW, Lane.PERFORMANCE), "1");
        List<Instant> windows = retrained.keySet().stream().limit(4).toList();

        assertThat(windows).hasSize(4);
        for (Instant window : windows) {
            assertThat(old.get(window).n())
                    .as("rows from %s", window)
                    .isEqualTo(retrained.get(window).n());
        }
        assertThat(pooled(retrained, windows)).isLessThanOrEqualTo(0.7 * pooled(old, windows));
    }

    private static Map<Instant, Measurement> rmse(List<WindowReport> reports, String version) {
        return reports.stream()
                .filter(report -> report.modelVersion().equals(version))
                .collect(
                        Collectors.toMap(
                                WindowReport::windowStart,
                                report -> measured(report, "rmse").orElseThrow(),
                                (one, other) -> {
                                    throw new AssertionError("two reports: " + one + other);
                                },
                                TreeMap::new));
    }

    private static double pooled(Map<Instant, Measurement> rmse, List<Instant> windows) {
        double squares = 0;
        long rows = 0;
        for (Instant window : windows) {
            Measurement measured = rmse.get(window);
            squares += measured.n() * measured.value() * measured.value();
            rows += measured.n();
        }
        return Math.sqrt(squares / rows);
    }

    @Test
    void theInjectedFaultIsOneEpisodeThatAsksForNoRetraining() throws IOException {
        Map<EpisodeState, List<AlertEpisode>> broken =
                run.messages().stream()
                        .filter(message -> message.rule().equals("data-quality"))
                        .collect(Collectors.groupingBy(AlertEpisode::state));

        assertThat(broken.get(EpisodeState.OPEN)).hasSize(1);
        assertThat(broken.get(EpisodeState.RESOLVED)).hasSize(1);
        AlertEpisode opened = broken.get(EpisodeState.OPEN).get(0);
        AlertEpisode resolved = broken.get(EpisodeState.RESOLVED).get(0);
        assertThat(resolved.id()).isEqualTo(opened.id());
        assertThat(opened.openedAt()).isAfter(FAULT).isBefore(FAULT_END);
        assertThat(opened.evidence()).extracting(Measurement::feature).containsOnly("hum");
        assertThat(run.triggers())
                .isNotEmpty()
                .noneMatch(
                        trigger ->
                                !trigger.time().isBefore(opened.openedAt())
                                        && trigger.time().isBefore(resolved.resolvedAt()));
    }

    @Test
    void everyReportOfTheInjectedFaultSaysSoAndNoOther() throws IOException {
        for (String line : run.reportLines()) {
            WindowReport report = ReportJson.readReport(line);
            boolean overlaps =
                    report.windowStart().isBefore(FAULT_END) && report.windowEnd().isAfter(FAULT);
            assertThat(ReportJson.readAnnotations(line))
                    .as("window from %s", report.windowStart())
                    .isEqualTo(overlaps ? List.of(ANNOTATION) : List.of());
        }
    }

    @Test
    void thePageIsOneFileThatAsksNothingOfTheNetwork() throws IOException {
        String page = run.page();

        assertThat(page).contains(ANNOTATION).contains("RMSE");
        assertThat(page)
                .doesNotContainPattern(
                        "(?i)<(link|img|iframe|object|embed|base|form|audio|video|source|image)\\b")
                .doesNotContainPattern("(?i)<script[^>]*\\ssrc\\b")
                .doesNotContainPattern("(?i)href=\"[^#]");
        assertThat(page).doesNotContain("@import", "url(", "fetch(", "XMLHttpRequest", "WebSocket");
        // the names of XML's vocabularies are not addresses that a browser looks up
        assertThat(
                        Pattern.compile("(?i)\\b(https?|wss?|ftp):[^\"'\\s<]*")
                                .matcher(page)
                                .results()
                                .map(MatchResult::group))
                .isSubsetOf("http://www.w3.org/1999/xhtml", "http://www.w3.org/2000/svg");
    }
}
