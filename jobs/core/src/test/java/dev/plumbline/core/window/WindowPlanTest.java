package dev.plumbline.core.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.core.model.Clock;
import dev.plumbline.core.monitor.LabelSpec;
import dev.plumbline.core.monitor.WindowSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class WindowPlanTest {
    private static final Instant SATURDAY = Instant.parse("2011-01-01T00:00:00Z");
    private static final WindowSpec WEEK = WindowSpec.ofSpan(Duration.ofDays(7), SATURDAY);
    private static final WindowSpec HOUR = WindowSpec.ofSpan(Duration.ofHours(1), Instant.EPOCH);

    @Test
    void panesAreAsWideAsTheWindowsAllow() {
        assertThat(panes(WEEK)).isEqualTo(new Panes(days(7), days(2)));
        assertThat(panes(WEEK, HOUR)).isEqualTo(new Panes(hours(1), 0));
        assertThat(panes(span(Duration.ofMinutes(6)), span(Duration.ofMinutes(10))).length())
                .isEqualTo(Duration.ofMinutes(2).toMillis());
    }

    @Test
    void anAlignmentThatFallsBetweenNarrowsThePanes() {
        WindowSpec quarterPast =
                WindowSpec.ofSpan(Duration.ofHours(1), Instant.parse("2026-01-01T00:15:00Z"));

        assertThat(panes(HOUR, quarterPast)).isEqualTo(new Panes(hours(1) / 4, 0));
        assertThat(panes(quarterPast)).isEqualTo(new Panes(hours(1), hours(1) / 4));
    }

    @Test
    void windowsBeginWhereTheyAreAligned() {
        WindowPlan plan = plan(Clock.TIME, WEEK);
        long start = SATURDAY.toEpochMilli();

        assertThat(plan.clockWindowsOf(start))
                .containsExactly(new WindowSpan(0, start, start + days(7)));
        assertThat(plan.clockWindowsEndingAt(start))
                .containsExactly(new WindowSpan(0, start - days(7), start));
        assertThat(plan.clockWindowsEndingAt(start + days(1))).isEmpty();
        assertThat(plan.name(0)).isEqualTo("P7D");
    }

    @Test
    void underTheClockOfRowsAWindowHoldsExactlyItsRows() {
        WindowPlan plan = plan(Clock.ROWS, WindowSpec.ofRows(5_000), WindowSpec.ofRows(2_000));

        assertThat(plan.panes()).isEqualTo(new Panes(1_000, 0));
        assertThat(plan.rowGranularities()).isEmpty();
        assertThat(plan.clockWindowsOf(plan.panes().startOf(4_999)))
                .containsExactly(new WindowSpan(0, 0, 5_000), new WindowSpan(1, 4_000, 6_000));
        assertThat(plan.clockWindowsOf(plan.panes().startOf(5_000)))
                .containsExactly(new WindowSpan(0, 5_000, 10_000), new WindowSpan(1, 4_000, 6_000));
        assertThat(plan.name(0)).isEqualTo("5000 rows");
    }

    @Test
    void underTheClockOfTimeAWindowOfRowsClosesBetweenPanesOfAMinuteAtMost() {
        WindowPlan plan = plan(Clock.TIME, HOUR, WindowSpec.ofRows(5_000));

        assertThat(plan.panes().length()).isEqualTo(60_000);
        assertThat(plan.closesByClock(0)).isTrue();
        assertThat(plan.closesByClock(1)).isFalse();
        assertThat(plan.rowGranularities()).containsExactly(1);
        assertThat(plan.clockWindowsOf(0)).containsExactly(new WindowSpan(0, 0, hours(1)));
        assertThat(panes(span(Duration.ofSeconds(90)), WindowSpec.ofRows(10)).length())
                .isEqualTo(30_000);
    }

    @Test
    void ticksDivideEveryPaneAndEveryJudgingPoint() {
        Panes panes = panes(WEEK);
        LabelSpec later = label(Duration.ofDays(10), Duration.ofDays(10));
        assertThat(JoinTicks.of(panes, later)).isEqualTo(new JoinTicks(days(1), false));

        LabelSpec early = label(Duration.ofDays(10), Duration.ofHours(36));
        assertThat(JoinTicks.of(panes, early)).isEqualTo(new JoinTicks(hours(12), true));

        LabelSpec atOnce = label(Duration.ofDays(10), Duration.ZERO);
        assertThat(JoinTicks.of(panes(HOUR), atOnce)).isEqualTo(new JoinTicks(hours(1), true));
    }

    @Test
    void aLabelIsInTimeForTheNextReportOfAnyWindowThatHoldsItsRow() {
        WindowPlan plan = plan(Clock.TIME, HOUR, span(Duration.ofHours(4)));
        ReportPoints points = new ReportPoints(hours(1), List.of(hours(4), hours(8)), hours(16));
        // of the hour that ends at 2: 3, 6 and 10; of the four hours: 5, 8 and 12
        for (int[] knownAndPoint :
                new int[][] {{2, 3}, {3, 3}, {4, 5}, {6, 6}, {7, 8}, {9, 10}, {11, 12}}) {
            assertThat(plan.reportPoint(hours(1), hours(knownAndPoint[0]), points))
                    .isEqualTo(hours(knownAndPoint[1]));
        }
        assertThat(plan.reportPoint(hours(1), hours(13), points)).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void aRowWindowBeginsWithItsFirstPane() {
        RowWindow window = RowWindow.after(50);
        assertThat(window).isEqualTo(new RowWindow(RowWindow.NOT_BEGUN, 0, 50));

        window = window.plus(120, 180, 7).plus(300, 360, 5);
        assertThat(window).isEqualTo(new RowWindow(120, 12, 360));
    }

    @Test
    void refusesASpanThatIsNoWholeNumberOfMilliseconds() {
        assertThatThrownBy(() -> span(Duration.ofNanos(500_000)))
                .hasMessageContaining("whole milliseconds, got PT0.0005S");
    }

    private static LabelSpec label(Duration horizon, Duration judgeAfter) {
        return new LabelSpec("label", Duration.ZERO, horizon, judgeAfter);
    }

    private static Panes panes(WindowSpec... windows) {
        return Panes.of(List.of(windows), Clock.TIME);
    }

    private static WindowPlan plan(Clock clock, WindowSpec... windows) {
        return new WindowPlan(Panes.of(List.of(windows), clock), List.of(windows), clock);
    }

    private static WindowSpec span(Duration span) {
        return WindowSpec.ofSpan(span, Instant.EPOCH);
    }

    private static long days(int days) {
        return Duration.ofDays(days).toMillis();
    }

    private static long hours(int hours) {
        return Duration.ofHours(hours).toMillis();
    }
}
