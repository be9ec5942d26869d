package dev.plumbline.cli.report.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.plumbline.cli.report.BikeYear;
import dev.plumbline.cli.report.SampleRecords;
import dev.plumbline.cli.report.run.RunCollector;
import dev.plumbline.core.model.Role;
import dev.plumbline.core.report.Lane;
import java.util.List;
import org.junit.jupiter.api.Test;

class SuccessionTest {
    private final RunCollector run = new RunCollector("swap", BikeYear.monitor());

    SuccessionTest() {
        run.add(BikeYear.BIKES.deployment(1, BikeYear.week(0), "v1"));
        run.add(BikeYear.BIKES.deployment(2, BikeYear.week(2), "v2", "v1"));
        window(0, "v1", Role.CHAMPION, 100, 140);
        window(1, "v1", Role.CHAMPION, 300, 160);
    }

    @Test
    void poolsErrorsAsTheRootOfTheMeanSquareOverTheSameRows() {
        window(2, "v2", Role.CHAMPION, 100, 60);
        window(2, "v1", Role.SHADOW, 100, 100);
        window(3, "v2", Role.CHAMPION, 300, 80);
        window(3, "v1", Role.SHADOW, 300, 120);
        Succession succession = last();
        assertThat(succession.sameRows()).isTrue();
        assertThat(succession.windows()).isEqualTo(2);
        assertThat(succession.now())
                .isCloseTo(Math.sqrt((100 * 3600 + 300 * 6400) / 400.0), within(1e-9));
        assertThat(succession.before())
                .isCloseTo(Math.sqrt((100 * 10000 + 300 * 14400) / 400.0), within(1e-9));
    }

    @Test
    void leavesOutWindowsInWhichOneOfTheTwoScoredOtherRows() {
        window(2, "v2", Role.CHAMPION, 100, 60);
        window(2, "v1", Role.SHADOW, 90, 1000);
        window(3, "v2", Role.CHAMPION, 300, 80);
        window(3, "v1", Role.SHADOW, 300, 120);
        assertThat(last().windows()).isEqualTo(1);
        assertThat(last().ratio()).isCloseTo(80 / 120.0, within(1e-9));
    }

    @Test
    void looksAtTheFirstFourWindowsOnly() {
        for (int week = 2; week < 9; week++) {
            window(week, "v2", Role.CHAMPION, 100, week < 6 ? 80 : 500);
            window(week, "v1", Role.SHADOW, 100, 160);
        }
        assertThat(last().windows()).isEqualTo(4);
        assertThat(last().ratio()).isCloseTo(0.5, within(1e-9));
    }

    @Test
    void comparesWithTheOldVersionsOwnWindowsWhereThereIsNoShadowAndSaysSo() {
        window(2, "v2", Role.CHAMPION, 100, 75);
        Succession succession = last();
        assertThat(succession.sameRows()).isFalse();
        assertThat(succession.before())
                .isCloseTo(Math.sqrt((100 * 19600 + 300 * 25600) / 400.0), within(1e-9));
    }

    @Test
    void saysNothingOfTheFirstVersionOrOfOneWithoutLabels() {
        RunReading reading = RunReading.of(run.result());
        assertThat(reading.succession(reading.tenures().get(0))).isEmpty();
        assertThat(reading.succession(reading.tenures().get(1))).isEmpty();
    }

    private Succession last() {
        RunReading reading = RunReading.of(run.result());
        return reading.succession(reading.tenures().get(1)).orElseThrow();
    }

    private void window(int week, String version, Role role, long rows, double rmse) {
        run.add(
                BikeYear.BIKES.report(
                        Lane.PERFORMANCE,
                        BikeYear.week(week),
                        BikeYear.week(week + 1),
                        version,
                        role,
                        rows,
                        List.of(SampleRecords.metric("rmse", rmse, rows, 89, rmse > 89)),
                        List.of()));
    }
}
