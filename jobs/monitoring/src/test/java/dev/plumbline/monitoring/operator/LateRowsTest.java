package dev.plumbline.monitoring.operator;

import static dev.plumbline.monitoring.operator.Published.HOUR;
import static dev.plumbline.monitoring.operator.Published.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.plumbline.core.report.ReportStatus;
import dev.plumbline.core.report.WindowReport;
import dev.plumbline.monitoring.ExampleModel;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Rows that come after their window has closed. */
class LateRowsTest {
    private static final Published HOURLY = Published.hourly();
    private static final long MINUTE = Duration.ofMinutes(1).toMillis();

    private final ProfileRollUp rollUp = new ProfileRollUp();

    @AfterEach
    void close() throws Exception {
        rollUp.close();
    }

    @Test
    void revisesAClosedWindowWithinTheAllowedLatenessAndThenEndsIt() throws Exception {
        rollUp.open(HOURLY, Duration.ofMinutes(10));
        rollUp.add(HOURLY.delta(START, 3));
        rollUp.advance(START + HOUR + MINUTE - 1);
        rollUp.add(HOURLY.delta(START, 2));
        rollUp.advance(START + HOUR + 10 * MINUTE - 1);
        rollUp.add(HOURLY.delta(START, 9));
        assertThat(rollUp.reports())
                .extracting(
                        WindowReport::revision,
                        WindowReport::rows,
                        WindowReport::judged,
                        WindowReport::status)
                .containsExactly(
                        tuple(0, 3L, true, ReportStatus.PROVISIONAL),
                        tuple(1, 5L, false, ReportStatus.PROVISIONAL),
                        tuple(2, 5L, false, ReportStatus.FINAL));
    }

    @Test
    void reportsAWindowWhoseFirstRowsCameWithinTheAllowedLateness() throws Exception {
        rollUp.open(HOURLY, Duration.ofMinutes(10));
        rollUp.advance(START + HOUR + MINUTE);
        rollUp.add(HOURLY.delta(START, 2));
        rollUp.advance(START + 3 * HOUR);
        WindowReport last =
                Reports.last(rollUp.reports()).stream()
                        .filter(report -> report.windowStart().equals(ExampleModel.START))
                        .findFirst()
                        .orElseThrow();
        assertThat(last.rows()).isEqualTo(2);
        assertThat(last.status()).isEqualTo(ReportStatus.FINAL);
        assertThat(rollUp.keyedEntries()).isEqualTo(1);
    }

    @Test
    void amendsAnEmptyWindowWhoseRowsComeWithinTheAllowedLateness() throws Exception {
        rollUp.open(HOURLY, Duration.ofMinutes(10));
        rollUp.add(HOURLY.delta(START, 2));
        rollUp.advance(START + 2 * HOUR + MINUTE);
        rollUp.add(HOURLY.delta(START + HOUR, 4));
        rollUp.advance(START + 5 * HOUR);
        assertThat(rollUp.reports())
                .filteredOn(report -> report.windowStart().toEpochMilli() == START + HOUR)
                .extracting(WindowReport::revision, WindowReport::rows, WindowReport::judged)
                .containsExactly(tuple(0, 0L, true), tuple(1, 4L, false), tuple(2, 4L, false));
    }

    @Test
    void countsRowsThatComeAfterEveryWindowIsFinalAndSaysSo() throws Exception {
        rollUp.open(HOURLY, Duration.ofMinutes(10));
        rollUp.add(HOURLY.delta(START, 60));
        rollUp.advance(START + HOUR + 10 * MINUTE - 1);
        rollUp.add(HOURLY.delta(START, 5));
        rollUp.add(HOURLY.delta(START + HOUR, 60));
        rollUp.advance(START + 2 * HOUR - 1);
        List<WindowReport> reports = rollUp.reports();
        WindowReport next = reports.get(reports.size() - 1);
        assertThat(next.rows()).isEqualTo(60);
        assertThat(ProfileRollUp.lateRows(next)).isEqualTo(5.0);
    }
}
