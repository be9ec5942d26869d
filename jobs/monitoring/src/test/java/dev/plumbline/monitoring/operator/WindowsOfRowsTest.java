package dev.plumbline.monitoring.operator;

import static dev.plumbline.monitoring.operator.Published.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.plumbline.core.report.Measurement;
import dev.plumbline.core.report.ReportStatus;
import dev.plumbline.core.report.WindowReport;
import dev.plumbline.kafka.document.monitor.MonitorDocument;
import dev.plumbline.monitoring.ExampleModel;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Windows that are as long as it takes to hold so many rows. */
class WindowsOfRowsTest {
    private static final long MINUTE = Duration.ofMinutes(1).toMillis();
    private static final String ROWS_CLOCK =
            """
            model: bikes
            task: regression
            time: rows
            prediction: {value: prediction}
            windows: [{rows: 50}, {rows: 20}]
            """;

    private final ProfileRollUp rollUp = new ProfileRollUp();

    @AfterEach
    void close() throws Exception {
        rollUp.close();
    }

    @Test
    void closesAWindowOfRowsAtTheFirstPaneBoundaryThatHoldsEnough() throws Exception {
        Published byRows = Published.watchedBy("[{rows: 100}]");
        rollUp.open(byRows, Duration.ZERO);
        rollUp.add(byRows.delta(START, 60));
        rollUp.add(byRows.delta(START + MINUTE, 30));
        rollUp.add(byRows.delta(START + 2 * MINUTE, 30));
        rollUp.add(byRows.delta(START + 3 * MINUTE, 130));
        rollUp.advance(START + 3 * MINUTE - 2);
        assertThat(rollUp.reports()).isEmpty();
        rollUp.advance(START + 4 * MINUTE - 1);
        assertThat(rollUp.reports())
                .extracting(
                        WindowReport::granularity,
                        WindowReport::rows,
                        report -> report.windowStart().toEpochMilli(),
                        report -> report.windowEnd().toEpochMilli())
                .containsExactly(
                        tuple("100 rows", 120L, START, START + 3 * MINUTE),
                        tuple("100 rows", 130L, START + 3 * MINUTE, START + 4 * MINUTE));
    }

    @Test
    void countsALateRowOfAWindowOfRowsThatIsStillOpenAndMovesNoBoundary() throws Exception {
        Published byRows = Published.watchedBy("[{rows: 100}]");
        rollUp.open(byRows, Duration.ZERO);
        rollUp.add(byRows.delta(START, 60));
        rollUp.advance(START + 2 * MINUTE - 1);
        rollUp.add(byRows.delta(START, 50));
        rollUp.advance(START + 3 * MINUTE - 1);
        assertThat(rollUp.reports()).isEmpty();
        rollUp.add(byRows.delta(START + 3 * MINUTE, 40));
        rollUp.advance(START + 4 * MINUTE - 1);
        assertThat(rollUp.reports())
                .extracting(
                        WindowReport::rows,
                        report -> report.windowEnd().toEpochMilli(),
                        ProfileRollUp::lateRows)
                .containsExactly(tuple(150L, START + 4 * MINUTE, 0.0));
    }

    @Test
    void reportsTheRestOfAWindowOfRowsAtTheEnd() throws Exception {
        Published byRows = Published.watchedBy("[{rows: 100}]");
        rollUp.open(byRows, Duration.ofMinutes(10));
        rollUp.add(byRows.delta(START, 60));
        rollUp.advance(START + 5 * MINUTE);
        assertThat(rollUp.reports()).isEmpty();
        rollUp.end();
        assertThat(rollUp.reports())
                .extracting(WindowReport::rows, WindowReport::status)
                .containsExactly(
                        tuple(60L, ReportStatus.PROVISIONAL), tuple(60L, ReportStatus.FINAL));
        assertThat(rollUp.reports())
                .allSatisfy(
                        report ->
                                assertThat(report.measurements())
                                        .filteredOn(m -> m.metric().equals("unfinished"))
                                        .extracting(Measurement::value, Measurement::reason)
                                        .containsExactly(
                                                tuple(
                                                        0.4,
                                                        "the input ended after 60 of 100 rows")));
    }

    @Test
    void countsRowsExactlyUnderTheClockOfRows() throws Exception {
        Published byRows =
                Published.of(
                        new ExampleModel(
                                MonitorDocument.readText(ROWS_CLOCK, "monitor.yaml", Map.of()),
                                "1"));
        rollUp.open(byRows, Duration.ZERO);
        for (int pane = 0; pane < 115; pane += 10) {
            rollUp.add(byRows.delta(pane, Math.min(10, 115 - pane)));
        }
        rollUp.end();
        assertThat(rollUp.reports())
                .filteredOn(report -> report.granularity().equals("50 rows"))
                .extracting(WindowReport::rows)
                .containsExactly(50L, 50L, 15L);
        assertThat(rollUp.reports())
                .filteredOn(report -> report.granularity().equals("20 rows"))
                .extracting(WindowReport::rows)
                .containsExactly(20L, 20L, 20L, 20L, 20L, 15L);
        assertThat(rollUp.keyedEntries()).isEqualTo(1);
    }
}
