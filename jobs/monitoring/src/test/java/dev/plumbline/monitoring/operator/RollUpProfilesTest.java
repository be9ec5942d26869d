package dev.plumbline.monitoring.operator;

import static dev.plumbline.monitoring.operator.Published.HOUR;
import static dev.plumbline.monitoring.operator.Published.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.plumbline.core.report.ReportStatus;
import dev.plumbline.core.report.WindowReport;
import dev.plumbline.monitoring.stream.ClosedWindow;
import java.time.Duration;
import java.util.List;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Windows of time: when they close, and what is left of them. */
class RollUpProfilesTest {
    private static final Published HOURLY = Published.hourly();
    private static final long MINUTE = Duration.ofMinutes(1).toMillis();

    private final ProfileRollUp rollUp = new ProfileRollUp();

    @AfterEach
    void close() throws Exception {
        rollUp.close();
    }

    @Test
    void closesAWindowOnceTheWatermarkHasReachedItsLastMillisecond() throws Exception {
        rollUp.open(HOURLY, Duration.ZERO);
        rollUp.add(HOURLY.delta(START, 3));
        rollUp.add(HOURLY.delta(START, 4));
        rollUp.advance(START + HOUR - 2);
        assertThat(rollUp.reports()).isEmpty();
        rollUp.advance(START + HOUR - 1);
        WindowReport report = rollUp.reports().get(0);
        assertThat(report.rows()).isEqualTo(7);
        assertThat(report.windowStart().toEpochMilli()).isEqualTo(START);
        assertThat(report.windowEnd().toEpochMilli()).isEqualTo(START + HOUR);
        assertThat(report.emittedAt()).isEqualTo(report.windowEnd());
        assertThat(report.status()).isEqualTo(ReportStatus.FINAL);
        assertThat(report.judged()).isTrue();
        assertThat(report.baselineId()).isEqualTo(HOURLY.baseline().id());
        assertThat(report.monitorRevision()).isEqualTo(Published.REVISION);
        assertThat(rollUp.closedWindows())
                .usingRecursiveFieldByFieldElementComparator()
                .containsExactly(
                        new ClosedWindow(
                                HOURLY.key().reference(),
                                HOURLY.key().text(),
                                0,
                                START,
                                START + HOUR,
                                7));
    }

    @Test
    void reportsBeforeItForwardsTheWatermark() throws Exception {
        rollUp.open(HOURLY, Duration.ZERO);
        rollUp.add(HOURLY.delta(START, 1));
        rollUp.advance(START + 5 * HOUR);
        List<Object> output = rollUp.output();
        assertThat(output.get(output.size() - 1)).isEqualTo(new Watermark(START + 5 * HOUR));
        assertThat(output).hasSize(3);
    }

    @Test
    void mergesPanesIntoWindowsOfEverySpan() throws Exception {
        Published both = Published.watchedBy("[{span: PT1H}, {span: PT3H}]");
        rollUp.open(both, Duration.ZERO);
        for (int hour = 0; hour < 3; hour++) {
            rollUp.add(both.delta(START + hour * HOUR, 10 + hour));
        }
        rollUp.advance(START + 3 * HOUR - 1);
        assertThat(rollUp.reports())
                .extracting(WindowReport::granularity, WindowReport::rows)
                .containsExactlyInAnyOrder(
                        tuple("PT1H", 10L),
                        tuple("PT1H", 11L),
                        tuple("PT1H", 12L),
                        tuple("PT3H", 33L));
    }

    @Test
    void freesThePanesOfWindowsThatCanNoLongerChange() throws Exception {
        rollUp.open(HOURLY, Duration.ofMinutes(10));
        rollUp.add(HOURLY.delta(START, 3));
        rollUp.advance(START + HOUR + 10 * MINUTE - 2);
        // the panes are one entry, the progress of the key is the other
        assertThat(rollUp.keyedEntries()).isEqualTo(2);
        rollUp.advance(START + HOUR + 10 * MINUTE - 1);
        assertThat(rollUp.keyedEntries()).isEqualTo(1);
        rollUp.advance(START + 4 * HOUR);
        assertThat(rollUp.keyedEntries()).isEqualTo(1);
        // which looks whether the version has left service
        assertThat(rollUp.timers()).isOne();
    }

    @Test
    void doesNotOpenAClosedWindowAgainAfterARestore() throws Exception {
        rollUp.open(HOURLY, Duration.ZERO);
        rollUp.add(HOURLY.delta(START, 24));
        rollUp.add(HOURLY.delta(START + HOUR, 5));
        rollUp.advance(START + HOUR - 1);
        assertThat(rollUp.reports()).hasSize(1);
        OperatorSubtaskState snapshot = rollUp.snapshot();
        rollUp.close();

        rollUp.restore(HOURLY, Duration.ZERO, snapshot);
        rollUp.add(HOURLY.delta(START, 1));
        rollUp.advance(START + 2 * HOUR - 1);
        assertThat(rollUp.reports())
                .singleElement()
                .satisfies(
                        report -> {
                            assertThat(report.windowStart().toEpochMilli()).isEqualTo(START + HOUR);
                            assertThat(report.rows()).isEqualTo(5);
                            assertThat(ProfileRollUp.lateRows(report)).isEqualTo(1.0);
                        });
    }

    @Test
    void goesOnAfterARestoreAsIfNothingHadHappened() throws Exception {
        rollUp.open(HOURLY, Duration.ofMinutes(10));
        rollUp.add(HOURLY.delta(START, 60));
        OperatorSubtaskState snapshot = rollUp.snapshot();
        rollUp.add(HOURLY.delta(START, 70));
        rollUp.advance(START + 2 * HOUR);
        List<WindowReport> unbroken = rollUp.reports();
        rollUp.close();

        rollUp.restore(HOURLY, Duration.ofMinutes(10), snapshot);
        rollUp.add(HOURLY.delta(START, 70));
        rollUp.advance(START + 2 * HOUR);
        assertThat(rollUp.reports()).isEqualTo(unbroken);
    }
}
