package dev.plumbline.cli.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.cli.RunFiles;
import dev.plumbline.core.judgement.SegmentJudge;
import dev.plumbline.core.judgement.SliceJudge;
import dev.plumbline.core.model.Role;
import dev.plumbline.core.report.Lane;
import dev.plumbline.core.report.Measurement;
import dev.plumbline.core.report.ReportStatus;
import dev.plumbline.core.report.Verdict;
import dev.plumbline.core.report.WindowReport;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A classifier that errs in 10 % of all rows. From the third window of 10,000 rows on it errs in 20
 * % of those of one region, which are 5 % of the rows.
 */
class SlicesITCase {
    private static final int EVALUATION = 24_000;
    private static final int WINDOW = 10_000;
    private static final int WINDOWS = 3;
    private static final int SPOILED_FROM = 2 * WINDOW;
    private static final String MONITOR =
            """
            model: credit
            version: "1"
            task: binary
            time: rows
            prediction: {score: score, class: decided, classes: [no, yes]}
            label: {column: truth, delay: 100 rows}
            features: {region: categorical, income: numeric, age: numeric, tenure: numeric}
            windows: [{rows: 10000}]
            segments: [region, {feature: age, ranges: [30, 60]}]
            performance: [{metric: accuracy, enter: 1.08}]
            retraining: {mode: request, cooldown: 100 rows, trainOn: 1000 rows}
            slices: {worst: 3}
            """;

    @TempDir static Path folder;
    private static RunFiles run;
    private static RunFiles parallel;

    @BeforeAll
    static void replay() throws Exception {
        Path evaluation = rows("evaluation.csv", EVALUATION, 1, Integer.MAX_VALUE);
        Path production = rows("production.csv", WINDOWS * WINDOW, 2, SPOILED_FROM);
        Evaluated credit = Evaluated.by(folder, MONITOR, evaluation);
        run = credit.replay(production);
        parallel = credit.replay(production, 2);
    }

    private static Path rows(String name, int rows, long seed, int spoiledFrom) throws IOException {
        SplittableRandom random = new SplittableRandom(seed);
        Path file = folder.resolve(name);
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write("region,income,age,tenure,score,decided,truth\n");
            for (int i = 0; i < rows; i++) {
                double draw = random.nextDouble();
                String region = draw < 0.05 ? "islands" : draw < 0.4 ? "north" : "south";
                boolean spoiled = i >= spoiledFrom && region.equals("islands");
                boolean truth = random.nextBoolean();
                boolean decided = random.nextDouble() < (spoiled ? 0.2 : 0.1) ? !truth : truth;
                out.write(
                        String.format(
                                Locale.ROOT,
                                "%s,%.2f,%d,%d,%.3f,%s,%s%n",
                                region,
                                3000 + 500 * random.nextGaussian(),
                                18 + random.nextInt(60),
                                random.nextInt(40),
                                (decided ? 0.5 : 0) + 0.5 * random.nextDouble(),
                                decided ? "yes" : "no",
                                truth ? "yes" : "no"));
            }
        }
        return file;
    }

    @Test
    void findsTheSliceWhoseErrorsDoubledAndNoOther() throws Exception {
        List<WindowReport> windows = finals(run, Lane.PERFORMANCE, "");
        assertThat(windows).hasSize(WINDOWS);
        for (WindowReport window : windows) {
            List<Measurement> slices = slices(window, SliceJudge.LOSS);
            assertThat(slices).hasSize(3);
            boolean spoiled = window.windowStart().toEpochMilli() >= SPOILED_FROM;
            assertThat(slices.stream().filter(m -> m.verdict() == Verdict.WARN))
                    .extracting(Measurement::feature)
                    .isEqualTo(spoiled ? List.of("region=islands") : List.of());
        }
    }

    @Test
    void predictionsThatDidNotMoveAreNoFinding() throws Exception {
        assertThat(finals(run, Lane.DATA, ""))
                .allSatisfy(
                        window ->
                                assertThat(slices(window, SliceJudge.PREDICTION))
                                        .hasSize(3)
                                        .allMatch(m -> m.verdict() == Verdict.OK));
    }

    @Test
    void segmentsAreHeldToTheirOwnEvaluationRows() throws Exception {
        List<WindowReport> south = finals(run, Lane.DATA, "region=south");
        assertThat(south).isNotEmpty();
        assertThat(south)
                .allSatisfy(
                        window -> {
                            assertThat(window.measurements())
                                    .filteredOn(m -> m.metric().equals(SegmentJudge.REFERENCE))
                                    .singleElement()
                                    .satisfies(m -> assertThat(m.value()).isGreaterThan(10_000));
                            assertThat(window.measurements())
                                    .filteredOn(m -> m.metric().equals("distribution"))
                                    .isNotEmpty()
                                    .allMatch(m -> m.verdict() == Verdict.OK)
                                    .noneMatch(m -> "region".equals(m.feature()));
                        });
        assertThat(run.reports())
                .extracting(WindowReport::segment)
                .contains("region=islands", "age<30", "age=[30,60)", "age>=60");
    }

    @Test
    void theSpoiledSegmentAlertsAloneAndAsksForNoRetraining() throws Exception {
        assertThat(run.messages()).isNotEmpty();
        assertThat(run.messages())
                .allMatch(episode -> episode.rule().equals("performance"))
                .allMatch(episode -> episode.segment().equals("region=islands"));
        assertThat(run.triggers()).isEmpty();
        assertThat(run.page()).contains("Worst slices").contains("performance region=");
    }

    @Test
    void parallelismDoesNotChangeAReport() throws Exception {
        assertThat(parallel.reportLines()).isEqualTo(run.reportLines());
    }

    private static List<WindowReport> finals(RunFiles files, Lane lane, String segment)
            throws IOException {
        return files.reports(Role.CHAMPION, lane).stream()
                .filter(report -> report.status() == ReportStatus.FINAL)
                .filter(report -> report.segment().equals(segment))
                .toList();
    }

    private static List<Measurement> slices(WindowReport window, String metric) {
        return window.measurements().stream().filter(m -> m.metric().equals(metric)).toList();
    }
}
