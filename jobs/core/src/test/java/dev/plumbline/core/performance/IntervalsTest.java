package dev.plumbline.core.performance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.plumbline.core.report.Interval;
import java.util.List;
import org.junit.jupiter.api.Test;

class IntervalsTest {
    @Test
    void wilsonGivesTheFiguresOfNewcombe() {
        // Newcombe (1998), doi:10.1002/(SICI)1097-0258(19980430)17:8<857::AID-SIM777>3.0.CO;2-E,
        // table I, method 3: 81/263, 15/148, 0/20, 1/29
        assertInterval(Intervals.wilson(81, 263), 0.2553, 0.3662);
        assertInterval(Intervals.wilson(15, 148), 0.0624, 0.1605);
        assertInterval(Intervals.wilson(0, 20), 0.0000, 0.1611);
        assertInterval(Intervals.wilson(1, 29), 0.0061, 0.1718);
    }

    private static void assertInterval(Interval interval, double lower, double upper) {
        assertThat(interval.lower()).isCloseTo(lower, within(5e-5));
        assertThat(interval.upper()).isCloseTo(upper, within(5e-5));
        assertThat(interval.level()).isEqualTo(0.95);
    }

    @Test
    void wilsonOfTwoIsThatOfALevelOfWhichTwoHoldTogether() {
        Interval interval = Intervals.wilsonOfTwo(81, 263);
        assertThat(interval.level()).isCloseTo(Math.sqrt(0.95), within(1e-15));
        // SciPy 1.17.1: the normal quantile of (1 + √.95) / 2 in Wilson's formula
        assertThat(interval.lower()).isCloseTo(0.248397427544203, within(1e-12));
        assertThat(interval.upper()).isCloseTo(0.374739471050806, within(1e-12));
    }

    @Test
    void differenceGivesTheFiguresOfNewcombesMethodTen() {
        // Newcombe (1998), table II: 56/70 - 48/80
        Interval interval = Intervals.difference(share(56, 70), share(48, 80), -1);
        assertInterval(interval, 0.0524, 0.3339);
        Interval turned = Intervals.difference(share(48, 80), share(56, 70), -1);
        assertInterval(turned, -0.3339, -0.0524);
        assertThat(Intervals.difference(share(48, 80), share(56, 70), 0).lower()).isZero();
    }

    @Test
    void ratioGivesTheFiguresOfDonnerAndZousEquation() {
        // equation 9 of Wilson's limits as printed, reckoned in Python
        Interval interval = Intervals.ratio(share(56, 70), share(48, 80));
        assertThat(interval.lower()).isCloseTo(1.07829461324030, within(1e-12));
        assertThat(interval.upper()).isCloseTo(1.66291996651108, within(1e-12));
    }

    private static Intervals.Part share(long successes, long n) {
        return new Intervals.Part((double) successes / n, Intervals.wilson(successes, n));
    }

    @Test
    void meanOfHandComputedValuesHasStudentFreeInterval() {
        // values 1, 2, 3, 4: mean 2.5, sample variance 5/3, standard error sqrt(5/12)
        Interval interval = Intervals.mean(10, 30, 4, 0);
        assertThat(interval.upper() - 2.5)
                .isCloseTo(1.959963984540054 * Math.sqrt(5.0 / 12), within(1e-12));
        assertThat(Intervals.mean(1, 1, 1, 0)).isNull();
    }

    @Test
    void meanOfPartsSquaresAndAddsTheirDistances() {
        Intervals.Part part = new Intervals.Part(0.5, new Interval(0.2, 0.9, 0.95));
        Interval interval = Intervals.meanOf(List.of(part, part));
        assertThat(interval.lower()).isCloseTo(0.5 - Math.sqrt(0.18) / 2, within(1e-12));
        assertThat(interval.upper()).isCloseTo(0.5 + Math.sqrt(0.32) / 2, within(1e-12));
    }
}
