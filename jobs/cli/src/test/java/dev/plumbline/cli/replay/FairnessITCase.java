package dev.plumbline.cli.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.plumbline.cli.RunFiles;
import dev.plumbline.core.alert.AlertEpisode;
import dev.plumbline.core.alert.EpisodeState;
import dev.plumbline.core.fairness.FairnessMetric;
import dev.plumbline.core.model.Role;
import dev.plumbline.core.report.Lane;
import dev.plumbline.core.report.Measurement;
import dev.plumbline.core.report.ReportStatus;
import dev.plumbline.core.report.Verdict;
import dev.plumbline.core.report.WindowReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A classifier that treats both sexes alike in the evaluation set and in two windows; from the
 * third on it decides for women who deserve it in 50 % of the cases instead of 85 %.
 */
class FairnessITCase {
    private static final int EVALUATION = 8_000;
    private static final int WINDOW = 2_000;
    private static final int WINDOWS = 4;
    private static final int UNFAIR_FROM = 2 * WINDOW;
    private static final String MONITOR =
            """
            model: credit
            version: "1"
            task: binary
            time: rows
            prediction: {score: score, class: approved, classes: ["no", "yes"]}
            label: {column: repaid, delay: 100 rows}
            features: {sex: categorical, age: numeric}
            windows: [{rows: 2000}]
            segments: [sex, {feature: age, ranges: [40]}]
            fairness:
              protected: [sex, age]
              reference: {sex: male}
              limits: {disparate_impact: 0.8, equalized_odds_difference: 0.1}
            """;

    @TempDir static Path folder;
    private static final List<Applicant> APPLICANTS = applicants(WINDOWS * WINDOW, 2, UNFAIR_FROM);
    private static RunFiles run;
    private static RunFiles parallel;

    private record Applicant(boolean woman, int age, boolean approved, boolean repaid) {}

    private static List<Applicant> applicants(int rows, long seed, int unfairFrom) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Applicant> applicants = new ArrayList<>();
        for (int row = 0; row < rows; row++) {
            boolean woman = random.nextDouble() < 0.4;
            boolean repaid = random.nextBoolean();
            double deserved = woman && row >= unfairFrom ? 0.5 : 0.85;
            boolean approved = random.nextDouble() < (repaid ? deserved : 0.15);
            applicants.add(new Applicant(woman, 20 + random.nextInt(50), approved, repaid));
        }
        return applicants;
    }

    @BeforeAll
    static void replay() throws Exception {
        Path evaluation = file("evaluation.csv", applicants(EVALUATION, 1, Integer.MAX_VALUE));
        Evaluated credit = Evaluated.by(folder, MONITOR, evaluation);
        Path production = file("production.csv", APPLICANTS);
        run = credit.replay(production);
        parallel = credit.replay(production, 4);
    }

    private static Path file(String name, List<Applicant> applicants) throws IOException {
        StringBuilder text = new StringBuilder("sex,age,score,approved,repaid\n");
        for (Applicant one : applicants) {
            text.append(one.woman() ? "female" : "male")
                    .append(',')
                    .append(one.age())
                    .append(one.approved() ? ",0.75,yes," : ",0.25,no,")
                    .append(one.repaid() ? "yes\n" : "no\n");
        }
        return Files.writeString(folder.resolve(name), text);
    }

    @Test
    void everyRateIsThatOfABatchOverTheWindowsRows() throws Exception {
        List<WindowReport> data = finals(run, Lane.DATA);
        List<WindowReport> performance = finals(run, Lane.PERFORMANCE);
        assertThat(data).hasSize(WINDOWS);
        assertThat(performance).hasSize(WINDOWS);
        for (int window = 0; window < WINDOWS; window++) {
            List<Applicant> rows = APPLICANTS.subList(window * WINDOW, (window + 1) * WINDOW);
            double women = share(rows, Applicant::woman);
            double men = share(rows, one -> !one.woman());
            assertThat(of(data.get(window), FairnessMetric.SELECTION_RATE, "sex=female").value())
                    .isCloseTo(women, within(1e-11));
            assertThat(impact(data.get(window)).value()).isCloseTo(women / men, within(1e-11));
            assertThat(of(data.get(window), FairnessMetric.SELECTION_RATE, "age>=40").value())
                    .isCloseTo(share(rows, one -> one.age() >= 40), within(1e-11));
            double hits =
                    share(rows, one -> one.woman() && one.repaid())
                            - share(rows, one -> !one.woman() && one.repaid());
            double falseAlarms =
                    share(rows, one -> one.woman() && !one.repaid())
                            - share(rows, one -> !one.woman() && !one.repaid());
            assertThat(odds(performance.get(window)).value())
                    .isCloseTo(Math.max(Math.abs(hits), Math.abs(falseAlarms)), within(1e-11));
        }
    }

    private static double share(List<Applicant> rows, Predicate<Applicant> group) {
        long n = rows.stream().filter(group).count();
        return (double) rows.stream().filter(group).filter(Applicant::approved).count() / n;
    }

    @Test
    void onlyTheWindowsWithAGapAreBeyondTheLimits() throws Exception {
        List<WindowReport> data = finals(run, Lane.DATA);
        List<WindowReport> performance = finals(run, Lane.PERFORMANCE);
        for (int window = 0; window < WINDOWS; window++) {
            Verdict expected = window < 2 ? Verdict.OK : Verdict.DRIFT;
            assertThat(impact(data.get(window)).verdict()).isEqualTo(expected);
            assertThat(odds(performance.get(window)).verdict()).isEqualTo(expected);
            assertThat(
                            of(
                                            data.get(window),
                                            FairnessMetric.DISPARATE_IMPACT.measurement(),
                                            "age<40")
                                    .verdict())
                    .isEqualTo(Verdict.OK);
        }
    }

    @Test
    void bothLanesOpenAnEpisodeOfTheirOwnAndAskForNoRetraining() throws Exception {
        assertThat(run.messages())
                .filteredOn(told -> told.state() == EpisodeState.OPEN)
                .extracting(AlertEpisode::rule)
                .contains("fairness", "fairness-errors");
        assertThat(run.messages())
                .filteredOn(told -> told.rule().startsWith("fairness"))
                .allSatisfy(
                        told -> {
                            assertThat(told.segment()).isEmpty();
                            assertThat(told.summary()).startsWith("sex=female fairness_");
                            assertThat(told.windowStart().toEpochMilli()).isEqualTo(UNFAIR_FROM);
                        });
        assertThat(run.triggers()).isEmpty();
    }

    @Test
    void parallelismChangesNothing() throws Exception {
        for (Lane lane : Lane.values()) {
            assertThat(compared(parallel, lane)).hasSizeGreaterThan(20);
            assertThat(compared(parallel, lane)).isEqualTo(compared(run, lane));
        }
    }

    private static List<String> compared(RunFiles files, Lane lane) throws IOException {
        return finals(files, lane).stream()
                .flatMap(
                        report ->
                                report.measurements().stream()
                                        .filter(held -> FairnessMetric.isIn(held.metric()))
                                        .map(held -> report.windowStart() + " " + held))
                .toList();
    }

    @Test
    void thePageHasTheGroupsAndTheirGaps() throws Exception {
        assertThat(run.page())
                .contains(
                        "Protected groups",
                        "sex=female: disparate impact",
                        "sex=female: equalized odds difference",
                        "displayed; the reference of sex",
                        "2 of 4 windows");
    }

    private static Measurement impact(WindowReport report) {
        return of(report, FairnessMetric.DISPARATE_IMPACT.measurement(), "sex=female");
    }

    private static Measurement odds(WindowReport report) {
        return of(report, FairnessMetric.EQUALIZED_ODDS_DIFFERENCE.measurement(), "sex=female");
    }

    private static Measurement of(WindowReport report, String metric, String group) {
        return report.measurements().stream()
                .filter(held -> held.metric().equals(metric) && group.equals(held.feature()))
                .findFirst()
                .orElseThrow();
    }

    private static List<WindowReport> finals(RunFiles files, Lane lane) throws IOException {
        return files.reports(Role.CHAMPION, lane).stream()
                .filter(report -> report.segment().isEmpty())
                .filter(report -> report.status() == ReportStatus.FINAL)
                .toList();
    }
}
