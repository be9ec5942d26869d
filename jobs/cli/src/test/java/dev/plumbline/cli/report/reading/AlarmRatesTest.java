package dev.plumbline.cli.report.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.plumbline.cli.report.BikeYear;
import dev.plumbline.cli.report.LoanRows;
import dev.plumbline.cli.report.SampleRecords;
import dev.plumbline.cli.report.run.Annotation;
import dev.plumbline.cli.report.run.RunCollector;
import dev.plumbline.core.alert.AlertEpisode;
import dev.plumbline.core.alert.AlertRules;
import dev.plumbline.core.alert.EpisodeState;
import dev.plumbline.core.alert.Severity;
import dev.plumbline.core.judgement.NoBaseline;
import dev.plumbline.core.model.Clock;
import dev.plumbline.core.model.Role;
import dev.plumbline.core.model.Task;
import dev.plumbline.core.monitor.WindowSpec;
import dev.plumbline.core.report.Lane;
import dev.plumbline.core.report.Measurement;
import dev.plumbline.core.report.Verdict;
import dev.plumbline.core.report.WindowReport;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
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
                .isEqualTo("1 of 3 judged windows alarmed (33.3 %), 1 not judged (another reason)");
    }

    @Test
    void whatDetectorsAndSlicesSayJudgesNoWindow() {
        day(0, Verdict.OK);
        few(1, Measurement.of("slice_prediction", "x=[0,1)").verdict(Verdict.OK));
        few(2, Measurement.of("freshness", null).verdict(Verdict.OK));
        run.add(labelled(0, Measurement.of("rmse", null).value(1).verdict(Verdict.OK)));
        run.add(
                labelled(
                        1,
                        Measurement.of("rmse", null)
                                .verdict(
                                        Verdict.INSUFFICIENT_DATA,
                                        "needs at least 50 labelled rows, got 4"),
                        Measurement.of("detector_adwin", null).verdict(Verdict.OK),
                        Measurement.of("slice_loss", "x=[0,1)").verdict(Verdict.OK)));
        List<AlarmRate> rates = RunReading.of(run.result()).rates();
        assertThat(rates)
                .extracting(RateText::windows)
                .containsExactly(
                        "0 of 1 judged window alarmed (0 %), 2 not judged (too few rows with a value)",
                        "0 of 1 judged window alarmed (0 %), 1 not judged (too few labels)");
        assertThat(RunReading.of(run.result()).champions())
                .extracting(WindowReading::standing)
                .containsExactly(Standing.OK, Standing.TOO_LITTLE_DATA, Standing.TOO_LITTLE_DATA);
    }

    @Test
    void aDetectorsDriftIsNoAlarmOfAWindow() {
        run.add(
                labelled(
                        0,
                        Measurement.of("rmse", null).value(1).verdict(Verdict.OK),
                        Measurement.of("detector_adwin", null).verdict(Verdict.DRIFT)));
        run.add(concept());
        assertThat(rate().alarmed()).isZero();
        assertThat(rate().episodes()).isZero();
        assertThat(RateText.apart(RunReading.of(run.result())))
                .hasValueSatisfying(apart -> assertThat(apart).endsWith(": 1 concept-drift"));
    }

    private static AlertEpisode concept() {
        return DAILY.episode(
                "e1",
                "v1",
                AlertRules.CONCEPT_DRIFT,
                Severity.WARNING,
                EpisodeState.OPEN,
                at(0),
                at(1),
                at(1),
                at(1),
                "detector_adwin 0.2",
                List.of());
    }

    @Test
    void groupsWhatWasNotJudgedByItsReason() {
        day(0, Verdict.DRIFT);
        few(1);
        few(2);
        run.add(
                DAILY.report(
                        Lane.DATA,
                        at(3),
                        at(4),
                        "v1",
                        Role.CHAMPION,
                        9,
                        NoBaseline.measure(9),
                        List.of()));
        assertThat(RateText.windows(rate()))
                .isEqualTo(
                        "1 of 1 judged window alarmed (100 %), 3 not judged (2 too few rows with a value, 1 no baseline)");
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

    private void few(int day, Measurement... beside) {
        Measurement unjudged =
                SampleRecords.distribution("x", 0, Verdict.INSUFFICIENT_DATA)
                        .with(
                                Verdict.INSUFFICIENT_DATA,
                                "a verdict needs at least 50 rows with a value, got 4");
        run.add(
                DAILY.report(
                        Lane.DATA,
                        at(day),
                        at(day + 1),
                        "v1",
                        Role.CHAMPION,
                        4,
                        Stream.concat(Stream.of(unjudged), Stream.of(beside)).toList(),
                        List.of()));
    }

    private static WindowReport labelled(int day, Measurement... measurements) {
        return DAILY.report(
                Lane.PERFORMANCE,
                at(day),
                at(day + 1),
                "v1",
                Role.CHAMPION,
                100,
                List.of(measurements),
                List.of());
    }

    private static Instant at(int day) {
        return Instant.EPOCH.plus(Duration.ofDays(day));
    }
}
