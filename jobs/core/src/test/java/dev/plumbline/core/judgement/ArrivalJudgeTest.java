package dev.plumbline.core.judgement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.plumbline.core.baseline.Baseline;
import dev.plumbline.core.model.Clock;
import dev.plumbline.core.model.Task;
import dev.plumbline.core.monitor.Monitor;
import dev.plumbline.core.monitor.MonitorFixture;
import dev.plumbline.core.monitor.MonitorOptions;
import dev.plumbline.core.monitor.QualitySpec;
import dev.plumbline.core.monitor.Sensitivity;
import dev.plumbline.core.profile.Arrivals;
import dev.plumbline.core.report.Measurement;
import dev.plumbline.core.report.Verdict;
import dev.plumbline.core.window.EventGap;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ArrivalJudgeTest {
    private static final long MINUTE = 60_000;
    private static final long HOUR = 60 * MINUTE;

    /** 4,800 rows over two days: 100 an hour. */
    private static Baseline baseline(Clock clock) {
        return new Baseline(
                "b",
                "demo",
                "1",
                Task.REGRESSION,
                clock,
                Instant.EPOCH,
                Instant.ofEpochMilli(48 * HOUR),
                4_800,
                List.of(),
                List.of(),
                List.of(),
                null);
    }

    private static List<Measurement> measure(
            QualitySpec quality, Clock clock, Arrivals arrivals, EventGap gap, boolean bySpan) {
        Monitor plain = MonitorFixture.of(Task.REGRESSION).build();
        Monitor monitor =
                new Monitor(
                        plain.model(),
                        plain.version(),
                        plain.task(),
                        plain.time(),
                        plain.prediction(),
                        plain.label(),
                        plain.features(),
                        plain.windows(),
                        plain.segments(),
                        plain.sensitivity(),
                        plain.performance(),
                        plain.alerts(),
                        plain.retraining(),
                        MonitorOptions.builder().quality(quality).build());
        return new ArrivalJudge(baseline(clock), monitor, 0.0005)
                .measure(arrivals, gap, 0, HOUR, bySpan);
    }

    @Test
    void warnsOfOutputsThatNoModelCanMeanAndIsSilentWithoutAny() {
        Arrivals arrivals = new Arrivals();
        for (int row = 0; row < 1_000; row++) {
            arrivals.add(row * 0x9E3779B97F4A7C15L, row);
        }
        assertThat(measure(QualitySpec.DEFAULT, Clock.TIME, arrivals, new EventGap(MINUTE), true))
                .extracting(Measurement::metric)
                .doesNotContain("crossed_quantile_rate", "invalid_score_rate");
        for (int row = 0; row < 49; row++) {
            arrivals.addInvalidOutput();
        }
        assertThat(one("crossed_quantile_rate", QualitySpec.DEFAULT, arrivals).verdict())
                .isEqualTo(Verdict.NOT_APPLICABLE);
        arrivals.addInvalidOutput();
        Measurement warned = one("crossed_quantile_rate", QualitySpec.DEFAULT, arrivals);
        assertThat(warned.value()).isEqualTo(0.05);
        assertThat(warned.verdict()).isEqualTo(Verdict.WARN);
    }

    private static Measurement one(String metric, QualitySpec quality, Arrivals arrivals) {
        return measure(quality, Clock.TIME, arrivals, new EventGap(MINUTE), true).stream()
                .filter(m -> m.metric().equals(metric))
                .findFirst()
                .orElseThrow();
    }

    /** Rows evenly over the first half of the hour; every so many repeats the row before. */
    private static Arrivals arrivals(int rows, int repeatEvery) {
        SplittableRandom random = new SplittableRandom(rows);
        Arrivals arrivals = new Arrivals();
        long id = random.nextLong();
        for (int row = 0; row < rows; row++) {
            id = repeatEvery > 0 && row % repeatEvery == 1 ? id : random.nextLong();
            arrivals.add(id, row * 30 * MINUTE / rows);
        }
        return arrivals;
    }

    @Test
    void repeatedIdsAreOneOfTheTestsThatShareTheBudget() {
        DriftJudge judge = new DriftJudge(baseline(Clock.TIME), Sensitivity.DEFAULT, 0.001);
        assertThat(judge.tests()).isEqualTo(1);
        assertThat(judge.testLevel()).isCloseTo(0.0005, within(1e-15));
    }

    @Test
    void distinctIdsAreOkExactlyAndBySample() {
        for (int rows : new int[] {50, 1_000, 5_000, 50_000}) {
            Measurement found = one("duplicate_rate", QualitySpec.DEFAULT, arrivals(rows, 0));
            assertThat(found.verdict()).isEqualTo(Verdict.OK);
            assertThat(found.value()).isZero();
            assertThat(found.n()).isEqualTo(rows);
        }
    }

    @Test
    void countsRepeatedIdsExactlyWhileTheyAreFew() {
        Measurement found = one("duplicate_rate", QualitySpec.DEFAULT, arrivals(1_000, 20));
        assertThat(found.value()).isEqualTo(0.05);
        assertThat(found.interval()).isNull();
        assertThat(found.verdict()).isEqualTo(Verdict.DRIFT);
        assertThat(found.threshold()).isEqualTo(0.01);
    }

    @Test
    void estimatesRepeatedIdsWithinTheInterval() {
        Measurement found = one("duplicate_rate", QualitySpec.DEFAULT, arrivals(200_000, 20));
        assertThat(found.value()).isCloseTo(0.05, within(0.02));
        assertThat(found.interval().lower()).isLessThan(0.05);
        assertThat(found.interval().upper()).isGreaterThan(0.05);
        assertThat(found.verdict()).isEqualTo(Verdict.DRIFT);
    }

    @Test
    void seesAnIdThatHalfOfAllRowsShare() {
        Arrivals arrivals = arrivals(20_000, 0);
        for (int row = 0; row < 20_000; row++) {
            // among the largest hashes, so that no sample holds it
            arrivals.add(-1, row);
        }
        Measurement found = one("duplicate_rate", QualitySpec.DEFAULT, arrivals);
        assertThat(found.value()).isCloseTo(0.5, within(0.06));
        assertThat(found.verdict()).isEqualTo(Verdict.DRIFT);
    }

    @Test
    void aRepeatedRowOrTwoOfFewIsChance() {
        Arrivals arrivals = arrivals(59, 0);
        arrivals.add(7, 1);
        arrivals.add(7, 1);
        Measurement found = one("duplicate_rate", QualitySpec.DEFAULT, arrivals);
        assertThat(found.value()).isGreaterThan(0.01);
        assertThat(found.verdict()).isEqualTo(Verdict.OK);
        assertThat(found.reason()).contains("within chance");
    }

    @Test
    void theMonitorMayAllowMoreOrNothing() {
        QualitySpec many = new QualitySpec(0.1, null, null, null);
        assertThat(one("duplicate_rate", many, arrivals(1_000, 20)).verdict())
                .isEqualTo(Verdict.OK);
        QualitySpec none = new QualitySpec(0, null, null, null);
        assertThat(one("duplicate_rate", none, arrivals(1_000, 500)).verdict())
                .isEqualTo(Verdict.DRIFT);
        assertThat(one("duplicate_rate", none, arrivals(1_000, 0)).verdict()).isEqualTo(Verdict.OK);
    }

    @Test
    void showsFreshnessAndJudgesItWhereAsked() {
        Measurement shown = one("freshness", QualitySpec.DEFAULT, arrivals(60, 0));
        assertThat(shown.value()).isCloseTo(1_830, within(1e-9));
        assertThat(shown.verdict()).isEqualTo(Verdict.NOT_APPLICABLE);
        QualitySpec quick = new QualitySpec(0.01, Duration.ofMinutes(10), null, null);
        assertThat(one("freshness", quick, arrivals(60, 0)).verdict()).isEqualTo(Verdict.DRIFT);
        assertThat(one("freshness", quick, arrivals(60, 0)).threshold()).isEqualTo(600);
        QualitySpec slow = new QualitySpec(0.01, Duration.ofMinutes(31), null, null);
        assertThat(one("freshness", slow, arrivals(60, 0)).verdict()).isEqualTo(Verdict.OK);
    }

    @Test
    void holdsTheNumberOfRowsToTheBaselinesPaceWhereAsked() {
        Measurement shown = one("row_count_change", QualitySpec.DEFAULT, arrivals(150, 0));
        assertThat(shown.value()).isEqualTo(1.5);
        assertThat(shown.verdict()).isEqualTo(Verdict.NOT_APPLICABLE);
        QualitySpec both = new QualitySpec(0.01, null, 0.5, 2.0);
        assertThat(one("row_count_change", both, arrivals(150, 0)).verdict()).isEqualTo(Verdict.OK);
        assertThat(one("row_count_change", both, arrivals(49, 0)))
                .satisfies(m -> assertThat(m.verdict()).isEqualTo(Verdict.DRIFT))
                .satisfies(m -> assertThat(m.threshold()).isEqualTo(0.5));
        assertThat(one("row_count_change", both, arrivals(201, 0)))
                .satisfies(m -> assertThat(m.verdict()).isEqualTo(Verdict.DRIFT))
                .satisfies(m -> assertThat(m.threshold()).isEqualTo(2));
    }

    @Test
    void tellsTheLongestGapBetweenPanes() {
        EventGap gap = new EventGap(MINUTE);
        gap.pass(0, 10_000);
        gap.pass(70_000, 70_000);
        Measurement found =
                measure(QualitySpec.DEFAULT, Clock.TIME, arrivals(60, 0), gap, true).get(2);
        assertThat(found.metric()).isEqualTo("largest_gap");
        assertThat(found.value()).isEqualTo(60);
        assertThat(found.errorBound()).isZero();
        assertThat(
                        measure(
                                        QualitySpec.DEFAULT,
                                        Clock.TIME,
                                        arrivals(60, 0),
                                        new EventGap(MINUTE),
                                        true)
                                .get(2)
                                .value())
                .isNull();
    }

    @Test
    void aWindowOfRowsHasNoPaceAndTheClockRowsNoTime() {
        assertThat(
                        measure(
                                QualitySpec.DEFAULT,
                                Clock.TIME,
                                arrivals(60, 0),
                                new EventGap(MINUTE),
                                false))
                .extracting(Measurement::metric)
                .containsExactly("duplicate_rate", "freshness", "largest_gap");
        assertThat(measure(QualitySpec.DEFAULT, Clock.ROWS, arrivals(60, 0), new EventGap(1), true))
                .extracting(Measurement::metric)
                .containsExactly("duplicate_rate");
        assertThat(
                        measure(
                                QualitySpec.DEFAULT,
                                Clock.TIME,
                                new Arrivals(),
                                new EventGap(MINUTE),
                                true))
                .isEmpty();
    }

    @Test
    void tooFewRowsAreNeverOk() {
        assertThat(one("duplicate_rate", QualitySpec.DEFAULT, arrivals(49, 0)).verdict())
                .isEqualTo(Verdict.INSUFFICIENT_DATA);
    }
}
