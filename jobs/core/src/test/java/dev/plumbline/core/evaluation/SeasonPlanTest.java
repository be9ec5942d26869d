package dev.plumbline.core.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.plumbline.core.baseline.HourOfWeek;
import dev.plumbline.core.model.Clock;
import dev.plumbline.core.model.Task;
import dev.plumbline.core.monitor.AlertSpec;
import dev.plumbline.core.monitor.Monitor;
import dev.plumbline.core.monitor.MonitorOptions;
import dev.plumbline.core.monitor.PredictionColumns;
import dev.plumbline.core.monitor.SeasonSpec;
import dev.plumbline.core.monitor.Sensitivity;
import dev.plumbline.core.monitor.TimeSource;
import dev.plumbline.core.monitor.WindowSpec;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SeasonPlanTest {
    private static final Instant FROM = Instant.parse("2024-01-01T00:00:00Z");
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @ParameterizedTest
    @CsvSource({"0, 56, 168", "0, 55, 48", "0, 7, 48", "48, 100, 48", "168, 14, 168"})
    void asManyBucketsAsTheEvaluationSetAllows(int asked, int days, int buckets) {
        assertThat(plan(asked, days).calendar()).isEqualTo(new HourOfWeek(buckets, BERLIN));
    }

    @Test
    void twoWeeksWithoutTheLastHoursAreTwoWeeks() {
        Instant to = FROM.plus(Duration.ofDays(14)).minus(Duration.ofMinutes(59));
        SeasonPlan plan = SeasonPlan.of(monitor(168), FROM, to);
        assertThat(plan.calendar().buckets()).isEqualTo(168);
    }

    @Test
    void aShorterSetFallsBackAndSaysWhy() {
        SeasonPlan plan = plan(168, 10);
        assertThat(plan.calendar().buckets()).isEqualTo(48);
        assertThat(plan.note()).contains("48 seasons, not 168", "at least twice", "10 days");
    }

    @Test
    void lessThanAWeekHasNoSeasonsAndSaysSo() {
        SeasonPlan plan = plan(SeasonSpec.BY_SPAN, 6);
        assertThat(plan.calendar()).isNull();
        assertThat(plan.note()).contains("no seasons", "at least a week", "6 days");
    }

    @Test
    void weeksDoNotTellOfAYear() {
        assertThat(plan(0, 60).note()).contains("60 days cannot tell what a year brings");
        assertThat(plan(0, 370).note()).isNull();
    }

    @Test
    void nothingIsPlannedUnlessAskedFor() {
        Monitor plain = monitor(TimeSource.ROWS, null);
        assertThat(SeasonPlan.of(plain, FROM, FROM.plusSeconds(9)))
                .isEqualTo(new SeasonPlan(null, null));
    }

    @Test
    void rowNumbersHaveNoHour() {
        Monitor byRows = monitor(TimeSource.ROWS, new SeasonSpec(48, BERLIN));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SeasonPlan.of(byRows, FROM, FROM.plusSeconds(9)))
                .withMessageContaining("seasons need the event time of every row");
    }

    private static SeasonPlan plan(int buckets, int days) {
        return SeasonPlan.of(monitor(buckets), FROM, FROM.plus(Duration.ofDays(days)));
    }

    static Monitor monitor(int buckets) {
        return monitor(new TimeSource(Clock.TIME, "at", "iso"), new SeasonSpec(buckets, BERLIN));
    }

    private static Monitor monitor(TimeSource time, SeasonSpec seasons) {
        return new Monitor(
                "demo",
                "1",
                Task.REGRESSION,
                time,
                new PredictionColumns("p", null, null, List.of()),
                null,
                List.of(),
                List.of(WindowSpec.ofSpan(Duration.ofHours(1), Instant.EPOCH)),
                List.of(),
                Sensitivity.DEFAULT,
                List.of(),
                AlertSpec.DEFAULT,
                null,
                MonitorOptions.builder().seasons(seasons).build());
    }
}
