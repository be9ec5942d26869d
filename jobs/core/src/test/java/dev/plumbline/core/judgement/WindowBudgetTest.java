package dev.plumbline.core.judgement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.plumbline.core.model.Clock;
import dev.plumbline.core.monitor.Sensitivity;
import dev.plumbline.core.monitor.TimeSource;
import dev.plumbline.core.monitor.WindowSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class WindowBudgetTest {
    private static final TimeSource TIME = new TimeSource(Clock.TIME, "time", "iso");

    private static WindowSpec span(Duration span) {
        return WindowSpec.ofSpan(span, Instant.EPOCH);
    }

    @Test
    void dividesAMonthsBudgetOverTheWindowsOfAMonth() {
        assertThat(
                        WindowBudget.perWindow(
                                Monitors.watching(TIME, List.of(), span(Duration.ofHours(1)))))
                .isCloseTo(1.0 / 720, within(1e-15));
    }

    @Test
    void allGranularitiesShareTheBudget() {
        assertThat(
                        WindowBudget.perWindow(
                                Monitors.watching(
                                        TIME,
                                        List.of(),
                                        span(Duration.ofHours(1)),
                                        span(Duration.ofDays(1)))))
                .isCloseTo(1.0 / 750, within(1e-15));
    }

    @Test
    void aRareWindowIsJudgedAtOnePercentAtMost() {
        assertThat(
                        WindowBudget.perWindow(
                                Monitors.watching(TIME, List.of(), span(Duration.ofDays(7)))))
                .isEqualTo(0.01);
    }

    @Test
    void windowsOfRowsCountAsAThousandAMonth() {
        assertThat(
                        WindowBudget.perWindow(
                                Monitors.watching(TIME, List.of(), WindowSpec.ofRows(500))))
                .isEqualTo(0.001);
        assertThat(
                        WindowBudget.perWindow(
                                Monitors.watching(
                                        TimeSource.ROWS, List.of(), span(Duration.ofMillis(500)))))
                .isEqualTo(0.001);
    }

    @Test
    void segmentsShareTheBudgetWithTheWhole() {
        assertThat(
                        WindowBudget.perWindow(
                                Monitors.watching(
                                        TIME, List.of("country"), WindowSpec.ofRows(500))))
                .isEqualTo(0.0005);
        assertThat(
                        WindowBudget.perWindow(
                                Monitors.watching(TIME, List.of(), WindowSpec.ofRows(500)), 10))
                .isCloseTo(0.0001, within(1e-18));
    }

    @Test
    void aLargerBudgetIsUsed() {
        Sensitivity four = new Sensitivity(4, 0.1, 0.05, 50);
        assertThat(
                        WindowBudget.perWindow(
                                Monitors.watching(TIME, List.of(), four, WindowSpec.ofRows(500))))
                .isEqualTo(0.004);
    }
}
