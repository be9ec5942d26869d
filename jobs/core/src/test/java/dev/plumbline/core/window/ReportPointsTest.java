package dev.plumbline.core.window;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.core.model.Clock;
import dev.plumbline.core.monitor.LabelSpec;
import dev.plumbline.core.monitor.WindowSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class ReportPointsTest {
    private static final Panes HOURLY = panes(Duration.ofHours(1));
    private static final Panes DAILY = panes(Duration.ofDays(1));

    @Test
    void aWindowIsRevisedAtAQuarterAndHalfOfTheHorizon() {
        assertThat(ReportPoints.of(HOURLY, label(Duration.ofHours(16), Duration.ofHours(1))))
                .isEqualTo(points(1, 16, 4, 8));
    }

    @Test
    void pointsBetweenAreWholeTicks() {
        assertThat(ReportPoints.of(DAILY, label(Duration.ofDays(30), Duration.ofDays(1))))
                .isEqualTo(points(24, 30 * 24, 7 * 24, 15 * 24));
    }

    @Test
    void thereIsNonBetweenBeforeAWindowIsJudgedOrAtTheSameTick() {
        // a quarter is 42 hours, which is the first day
        assertThat(ReportPoints.of(DAILY, label(Duration.ofDays(7), Duration.ofDays(1))))
                .isEqualTo(points(24, 7 * 24, 3 * 24));
        assertThat(ReportPoints.of(HOURLY, label(Duration.ofHours(6), Duration.ofHours(3))))
                .isEqualTo(points(3, 6));
        assertThat(ReportPoints.of(HOURLY, label(Duration.ofHours(16), Duration.ofHours(12))))
                .isEqualTo(points(12, 16));
    }

    @Test
    void aWindowThatIsJudgedAtTheHorizonIsNotRevised() {
        LabelSpec atHorizon = label(Duration.ofDays(30), Duration.ofDays(30));
        assertThat(ReportPoints.of(HOURLY, atHorizon)).isEqualTo(points(30 * 24, 30 * 24));
        assertThat(ReportPoints.atHorizon(label(Duration.ofHours(16), Duration.ofHours(1))))
                .isEqualTo(points(16, 16));
    }

    @Property
    void pointsAscendByATickAtLeast(
            @ForAll @LongRange(min = 1, max = 48) long pane,
            @ForAll @LongRange(min = 0, max = 400) long judgeAfter,
            @ForAll @LongRange(min = 0, max = 400) long longer) {
        Duration horizon = Duration.ofHours(judgeAfter + longer);
        Panes panes = panes(Duration.ofHours(pane));
        LabelSpec label = label(horizon, Duration.ofHours(judgeAfter));
        ReportPoints points = ReportPoints.of(panes, label);
        long tick = JoinTicks.of(panes, label).length();

        long before = points.judgeAfter();
        for (long point : points.revisedAfter()) {
            assertThat(point % tick).isZero();
            assertThat(point).isGreaterThanOrEqualTo(before + tick);
            before = point;
        }
        assertThat(points.revisedAfter()).hasSizeLessThanOrEqualTo(2);
        assertThat(points.revisedAfter().isEmpty() || before + tick <= horizon.toMillis()).isTrue();
    }

    private static ReportPoints points(long judgeAfter, long horizon, Integer... revisedAfter) {
        return new ReportPoints(
                hours(judgeAfter),
                List.of(revisedAfter).stream().map(ReportPointsTest::hours).toList(),
                hours(horizon));
    }

    private static long hours(long hours) {
        return Duration.ofHours(hours).toMillis();
    }

    private static Panes panes(Duration span) {
        return Panes.of(List.of(WindowSpec.ofSpan(span, Instant.EPOCH)), Clock.TIME);
    }

    private static LabelSpec label(Duration horizon, Duration judgeAfter) {
        return new LabelSpec("label", Duration.ZERO, horizon, judgeAfter);
    }
}
