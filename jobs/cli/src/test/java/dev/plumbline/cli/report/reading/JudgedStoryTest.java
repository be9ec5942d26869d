package dev.plumbline.cli.report.reading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.cli.report.SampleRecords;
import dev.plumbline.cli.report.run.RunCollector;
import dev.plumbline.core.model.Clock;
import dev.plumbline.core.model.Role;
import dev.plumbline.core.model.Task;
import dev.plumbline.core.monitor.PerformanceRule;
import dev.plumbline.core.monitor.WindowSpec;
import dev.plumbline.core.report.Lane;
import dev.plumbline.core.report.Measurement;
import dev.plumbline.core.report.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class JudgedStoryTest {
    private static final SampleRecords DAILY = of(Duration.ofDays(1));
    private static final SampleRecords WEEKLY = of(Duration.ofDays(7));
    private static final Measurement FINE = SampleRecords.distribution("x", 0.01, Verdict.OK);

    private final RunCollector run =
            new RunCollector(
                    "demo", DAILY.monitor(List.of("x"), List.of(rule("rmse"), rule("mae"))));

    @Test
    void tellsEveryLengthAndMetricAndWhyWindowsWereNotJudged() {
        day(0, FINE, metric("rmse", Verdict.OK), metric("mae", Verdict.DRIFT));
        day(1, FINE, few("rmse"), few("mae"));
        day(
                2,
                kept("x", "a verdict needs at least 50 rows with a value, got 4"),
                few("rmse"),
                few("mae"));
        day(
                3,
                kept(
                        "x",
                        "how dependent the rows are must be known from at least 20 blocks, got 7"),
                few("rmse"),
                metric("mae", Verdict.OK));
        add(WEEKLY, Lane.DATA, 0, 7, FINE);
        assertThat(Story.judged(RunReading.of(run.result())))
                .containsExactly(
                        "Of 4 windows of 1 day, the inputs and MAE were judged in 2, RMSE in 1; of"
                                + " 1 window of 7 days, the inputs were judged in it, RMSE and MAE in"
                                + " none.",
                        "Not judged: the inputs in 2 windows (1 baseline too short, 1 too few rows"
                                + " with a value), RMSE in 4 windows (3 too few labels, 1 nothing to"
                                + " be judged by), MAE in 3 windows (2 too few labels, 1 nothing to be"
                                + " judged by).");
    }

    @Test
    void namesWhatWasNeverJudgedAmongInputsThatWere() {
        add(
                DAILY,
                Lane.DATA,
                0,
                1,
                FINE,
                kept("fee", "a verdict needs at least 50 rows with a value, got 4"),
                kept("tax", "the baseline holds no value to compare with"));
        assertThat(Story.judged(RunReading.of(run.result())))
                .last()
                .isEqualTo(
                        "Never judged among the inputs: fee (too few rows with a value), tax (no"
                                + " value in the baseline).");
    }

    @Test
    void hasNothingToSayOfAnEmptyRun() {
        assertThat(Story.judged(RunReading.of(run.result()))).isEmpty();
    }

    private void day(int day, Measurement input, Measurement... metrics) {
        add(DAILY, Lane.DATA, day, day + 1, input);
        add(DAILY, Lane.PERFORMANCE, day, day + 1, metrics);
    }

    private void add(SampleRecords model, Lane lane, int from, int to, Measurement... measured) {
        run.add(
                model.report(
                        lane,
                        Instant.EPOCH.plus(Duration.ofDays(from)),
                        Instant.EPOCH.plus(Duration.ofDays(to)),
                        "v1",
                        Role.CHAMPION,
                        100,
                        List.of(measured),
                        List.of()));
    }

    private static SampleRecords of(Duration span) {
        return new SampleRecords(
                "demo", Task.REGRESSION, Clock.TIME, WindowSpec.ofSpan(span, Instant.EPOCH));
    }

    private static PerformanceRule rule(String metric) {
        return new PerformanceRule(metric, 1.5, 1.2, 2);
    }

    private static Measurement metric(String name, Verdict verdict) {
        return Measurement.of(name, null).value(7).rows(100).verdict(verdict);
    }

    private static Measurement few(String name) {
        return metric(name, Verdict.INSUFFICIENT_DATA)
                .with(Verdict.INSUFFICIENT_DATA, "needs at least 50 labelled rows, got 4");
    }

    private static Measurement kept(String feature, String reason) {
        return Measurement.of("distribution", feature)
                .rows(100)
                .verdict(Verdict.INSUFFICIENT_DATA, reason);
    }
}
