package dev.plumbline.cli.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.plumbline.cli.CommandRun;
import dev.plumbline.cli.RunFiles;
import dev.plumbline.core.model.Role;
import dev.plumbline.core.report.Lane;
import dev.plumbline.core.report.Measurement;
import dev.plumbline.core.report.ReportStatus;
import dev.plumbline.core.report.WindowReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Loans whose outcome becomes known at a time of its own: soon, weeks later, after the horizon, or
 * never. Two days are evaluated and three replayed, 480 loans a day.
 */
class LabelTimesITCase {
    private static final Instant MONDAY = Instant.parse("2024-01-01T00:00:00Z");
    private static final Duration BETWEEN = Duration.ofMinutes(3);
    private static final Duration HORIZON = Duration.ofDays(5);
    private static final int DAILY = 480;
    private static final int REPLAYED_DAYS = 3;

    /** Of the second replayed day, rows that stand in the file twice. */
    private static final int REPEATED = 120;

    private static final String MONITOR =
            """
            model: loans
            version: "1"
            task: binary
            time: {column: at}
            prediction: {id: loan, score: p, class: decided, classes: ["0", "1"]}
            label: {column: repaid, time: {column: known_at}, horizon: P5D, judgeAfter: P1D}
            features: {income: numeric}
            windows: [{span: P1D}]
            """;

    /**
     * A row of the file.
     *
     * @param delay null: never labelled
     */
    private record Loan(Instant at, int number, double income, double score, Duration delay) {
        boolean counts() {
            return delay != null && delay.compareTo(HORIZON) <= 0;
        }

        String line() {
            return "L-%05d,%s,%.3f,%.4f,%d,%d,%s\n"
                    .formatted(
                            number,
                            at,
                            income,
                            score,
                            score >= 0.5 ? 1 : 0,
                            number % 2,
                            delay == null ? "" : at.plus(delay));
        }
    }

    @TempDir static Path folder;

    @Test
    void coverageAndDelaysAreThoseOfTheFile() throws Exception {
        SplittableRandom random = new SplittableRandom(20240101);
        Path spec = Files.writeString(folder.resolve("monitor.yaml"), MONITOR);
        Path baseline = folder.resolve("baseline.json");
        Instant replayedFrom = MONDAY.plus(Duration.ofDays(2));
        CommandRun built =
                CommandRun.of(
                        "baseline",
                        "build",
                        "--spec",
                        spec,
                        "--data",
                        file("evaluation.csv", loans(random, MONDAY, 2 * DAILY), 0),
                        "--out",
                        baseline);
        assertThat(built.exitCode()).as(built.err()).isZero();
        List<Loan> loans = loans(random, replayedFrom, REPLAYED_DAYS * DAILY);

        CommandRun replayed =
                CommandRun.of(
                        "replay",
                        "--spec",
                        spec,
                        "--baseline",
                        baseline,
                        "--data",
                        file("production.csv", loans, REPEATED),
                        "--out",
                        folder.resolve("out"));

        assertThat(replayed.exitCode()).as(replayed.err()).isZero();
        assertThat(replayed.out())
                .contains("got %d labels that became known later".formatted(late(loans)));
        RunFiles run = new RunFiles(folder.resolve("out"));
        List<WindowReport> labelled =
                run.reports(Role.CHAMPION, Lane.PERFORMANCE).stream()
                        .filter(report -> report.status() == ReportStatus.FINAL)
                        .toList();
        assertThat(labelled).hasSize(REPLAYED_DAYS);
        for (int day = 0; day < REPLAYED_DAYS; day++) {
            holdsWhatTheFileSays(labelled.get(day), loans.subList(day * DAILY, (day + 1) * DAILY));
        }
        assertThat(run.reports(Role.CHAMPION, Lane.DATA))
                .extracting(day -> measured(day, "duplicate_rate").value())
                .as("loans that stand in the file twice")
                .containsExactly(0.0, REPEATED / (double) (DAILY + REPEATED), 0.0);
    }

    private static void holdsWhatTheFileSays(WindowReport report, List<Loan> loans) {
        List<Long> delays =
                loans.stream()
                        .filter(Loan::counts)
                        .map(loan -> loan.delay().toSeconds())
                        .sorted()
                        .toList();
        assertThat(delays).hasSizeBetween(DAILY / 2, DAILY - 50);
        long predictions = measured(report, "label_coverage").n();
        assertThat(measured(report, "label_coverage").value())
                .as("coverage of %s", report.windowStart())
                .isCloseTo(delays.size() / (double) predictions, within(1e-9));
        for (int percentage : List.of(50, 90, 99)) {
            Measurement measured = measured(report, "label_delay_p" + percentage);
            int rank = (int) Math.ceil(percentage / 100.0 * delays.size());
            assertThat(measured.n()).isEqualTo(delays.size());
            assertThat(measured.value())
                    .as("p%d of %s", percentage, report.windowStart())
                    .isCloseTo(delays.get(rank - 1), within(measured.errorBound() + 1e-6));
        }
    }

    /** The first loans of the second day stand in the file twice, with their labels. */
    private static long late(List<Loan> loans) {
        return Stream.concat(loans.stream(), loans.stream().skip(DAILY).limit(REPEATED))
                .filter(loan -> loan.delay() != null && !loan.counts())
                .count();
    }

    /** One in eight is never labelled, one in eight too late, and few before a day is over. */
    private static List<Loan> loans(SplittableRandom random, Instant from, int count) {
        List<Loan> loans = new ArrayList<>();
        for (int number = 0; number < count; number++) {
            long beyond = HORIZON.toSeconds();
            Duration delay =
                    switch (random.nextInt(8)) {
                        case 0 -> null;
                        case 1 -> Duration.ofSeconds(beyond + 1 + random.nextLong(beyond));
                        default -> Duration.ofSeconds(random.nextLong(beyond + 1));
                    };
            loans.add(
                    new Loan(
                            from.plus(BETWEEN.multipliedBy(number)),
                            number,
                            random.nextDouble(),
                            random.nextDouble(),
                            delay));
        }
        return loans;
    }

    /** Writes loans; the first ones of the second day twice, with the same label. */
    private static Path file(String name, List<Loan> loans, int repeated) throws IOException {
        StringBuilder rows = new StringBuilder("loan,at,income,p,decided,repaid,known_at\n");
        for (Loan loan : loans) {
            rows.append(loan.line());
            if (loan.number() >= DAILY && loan.number() < DAILY + repeated) {
                rows.append(loan.line());
            }
        }
        return Files.writeString(folder.resolve(name), rows);
    }

    private static Measurement measured(WindowReport report, String metric) {
        return RunFiles.measured(report, metric).orElseThrow();
    }
}
