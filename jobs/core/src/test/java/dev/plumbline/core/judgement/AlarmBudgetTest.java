package dev.plumbline.core.judgement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.plumbline.core.baseline.Baseline;
import dev.plumbline.core.model.Clock;
import dev.plumbline.core.monitor.Monitor;
import dev.plumbline.core.monitor.Sensitivity;
import dev.plumbline.core.monitor.TimeSource;
import dev.plumbline.core.monitor.WindowSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class AlarmBudgetTest {
    private static final TimeSource TIME = new TimeSource(Clock.TIME, "time", "iso");

    @Test
    void saysWhatTheJudgeHoldsTo() {
        Baseline baseline = WindowBudgetTest.baseline(Duration.ofDays(10));
        Monitor monitor = hourly(TIME);
        AlarmBudget budget = AlarmBudget.of(monitor, baseline);
        DriftJudge judge = new DriftJudge(baseline, Sensitivity.DEFAULT, 1.0 / 720);
        assertThat(budget.perWindow()).isCloseTo(1.0 / 720, within(1e-15));
        assertThat(budget.tests()).isEqualTo(judge.tests());
        assertThat(budget.level()).isEqualTo(judge.testLevel());
        assertThat(budget.segments()).isEqualTo(1);
    }

    @Test
    void expectsRowsAtThePaceOfTheEvaluationSet() {
        Baseline quick = WindowBudgetTest.baseline(Duration.ofHours(2));
        AlarmBudget.Expected hour = AlarmBudget.of(hourly(TIME), quick).windows().get(0);
        assertThat(hour.granularity()).isEqualTo("PT1H");
        assertThat(hour.rows()).isEqualTo(500);
        assertThat(hour.perMonth()).isEqualTo(720);
        assertThat(hour.paceKnown()).isTrue();
        assertThat(hour.detectable().orElseThrow()).isBetween(.2, .35);
    }

    @Test
    void whatAWindowFindsIsNeverBelowTheFloor() {
        Baseline quick = WindowBudgetTest.baseline(Duration.ofSeconds(2));
        Sensitivity coarse = new Sensitivity(1, 0.4, 0.05, 50);
        Monitor monitor = Monitors.watching(TIME, List.of(), coarse, WindowSpec.ofRows(1_000));
        assertThat(AlarmBudget.of(monitor, quick).windows().get(0).detectable()).hasValue(0.4);
    }

    @Test
    void tooFewRowsFindNothing() {
        Baseline slow = WindowBudgetTest.baseline(Duration.ofDays(10));
        AlarmBudget.Expected hour = AlarmBudget.of(hourly(TIME), slow).windows().get(0);
        assertThat(hour.rows()).isEqualTo(4);
        assertThat(hour.detectable()).isEmpty();
    }

    @Test
    void withoutAClockThePaceIsAssumed() {
        Baseline baseline = WindowBudgetTest.baseline(Duration.ofDays(10));
        Monitor monitor = Monitors.watching(TimeSource.ROWS, List.of(), WindowSpec.ofRows(500));
        AlarmBudget.Expected window = AlarmBudget.of(monitor, baseline).windows().get(0);
        assertThat(window.paceKnown()).isFalse();
        assertThat(window.perMonth()).isEqualTo(1_000);
        assertThat(window.rows()).isEqualTo(500);
    }

    private static Monitor hourly(TimeSource time) {
        return Monitors.watching(
                time, List.of(), WindowSpec.ofSpan(Duration.ofHours(1), Instant.EPOCH));
    }
}
