package dev.plumbline.cli.report.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.plumbline.cli.report.BikeYear;
import dev.plumbline.cli.report.LoanRows;
import dev.plumbline.cli.report.SampleRecords;
import dev.plumbline.cli.report.run.Annotation;
import dev.plumbline.cli.report.run.RunCollector;
import dev.plumbline.core.model.Clock;
import dev.plumbline.core.model.Role;
import dev.plumbline.core.model.Task;
import dev.plumbline.core.monitor.WindowSpec;
import dev.plumbline.core.report.Lane;
import dev.plumbline.core.report.Measurement;
import dev.plumbline.core.report.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class AlarmRatesTest {
    private static final SampleRecords DAILY =
            new SampleRecords(
                    "demo",
                    Task.REGRESSION,
                    Clock.TIME,
                    WindowSpec.ofSpan(Duration.ofDays(1), Instant.EPOCH));

    private final RunCollector run =
            new RunCollector("demo", DAILY.monitor(List.of("x"), List.of()));

    @Test
    void countsJudgedWindowsOnly() {
        day(0, Verdict.OK);
        day(1, Verdict.DRIFT);
        day(2, Verdict.INSUFFICIENT_DATA);
        day(3, Verdict.OK);
        AlarmRate rate = rate();
        assertThat(rate.judged()).isEqualTo(3);
        assertThat(rate.unjudged()).isEqualTo(1);
        assertThat(rate.alarmed()).isEqualTo(1);
        assertThat(rate.share()).isCloseTo(1.0 / 3, within(1e-12));
        assertThat(rate.months()).isCloseTo(4.0 / 30, within(1e-12));
        assertThat(RateText.windows(rate))
                .isEqualTo("1 of 3 judged windows alarmed (33.3 %), 1 not judged");
    }

    @Test
    void aDummyHitsTheShareOfItsAlarms() {
        for (int day = 0; day < 8; day++) {
            day(day, day < 2 ? Verdict.DRIFT : Verdict.OK);
        }
        run.add(new Annotation(at(1), at(5), "INJECTED"));
        AlarmRate rate = rate();
        assertThat(rate.wrong()).isEqualTo(4);
        assertThat(rate.hits()).isEqualTo(1);
        assertThat(rate.dummyHits()).isEqualTo(1);
        assertThat(RateText.dummy(rate))
                .hasValue(
                        "of 4 windows known to be wrong 1 alarmed; a dummy that alarms every 4 windows would hit 1");
    }

    @Test
    void saysSoWhereNothingIsKnownToBeWrong() {
        day(0, Verdict.DRIFT);
        assertThat(RateText.dummy(rate()).orElseThrow())
                .startsWith("no window is known to be wrong");
    }

    @Test
    void aPerformanceLossIsWhatADataAlarmShouldHit() {
        AlarmRate data = RunReading.of(LoanRows.result(true)).rates().get(0);
        assertThat(data.lane()).isEqualTo(Lane.DATA);
        assertThat(data.wrong()).isEqualTo(4);
        assertThat(data.hits()).isEqualTo(4);
        assertThat(data.dummyHits()).isCloseTo(1.6, within(1e-12));
        assertThat(data.episodesPerMonth()).isNaN();
        assertThat(RateText.episodes(data)).isEqualTo("0 episodes");
    }

    @Test
    void episodesCountInTheirOwnLaneAndOverTheRunsEventTime() {
        List<AlarmRate> rates = RunReading.of(BikeYear.result()).rates();
        assertThat(rates).extracting(AlarmRate::lane).containsExactly(Lane.DATA, Lane.PERFORMANCE);
        assertThat(rates).extracting(AlarmRate::episodes).containsExactly(2, 3);
        assertThat(rates.get(0).episodesPerMonth()).isCloseTo(0.165, within(0.001));
    }

    private AlarmRate rate() {
        return RunReading.of(run.result()).rates().get(0);
    }

    private void day(int day, Verdict verdict) {
        Measurement rows = Measurement.of("rows", null).value(100).rows(100).verdict(Verdict.OK);
        run.add(
                DAILY.report(
                        Lane.DATA,
                        at(day),
                        at(day + 1),
                        "v1",
                        Role.CHAMPION,
                        100,
                        List.of(rows, SampleRecords.distribution("x", 0.2, verdict)),
                        List.of()));
    }

    private static Instant at(int day) {
        return Instant.EPOCH.plus(Duration.ofDays(day));
    }
}
