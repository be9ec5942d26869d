package dev.plumbline.core.errorstream;

import static dev.plumbline.core.errorstream.ErrorStream.HOUR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.core.detector.DetectorCalibration;
import dev.plumbline.core.detector.DetectorMethod;
import dev.plumbline.core.detector.DetectorSettings;
import dev.plumbline.core.report.ChangePoint;
import dev.plumbline.core.risk.BoundedError;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Six hours make a window; the error rate steps from .1 to .3 at row 6,000, in hour 100. */
class DetectorWatchTest {
    private static final int STEP = 6_000;
    private static final List<ErrorRow> ROWS = ErrorStream.stepping(18_000, STEP, 42);
    private static final int WINDOWS = 50;
    private static final List<DetectorSettings> ALL = settings(DetectorMethod.values());

    @Test
    void placesTheChangeSoonBehindItsRow() {
        DetectorMethod[] soon = {
            DetectorMethod.ADWIN, DetectorMethod.DDM, DetectorMethod.CUSUM, DetectorMethod.HDDM_A
        };
        List<WindowReading> readings = readAll(settings(soon), WINDOWS);
        for (int at = 0; at < soon.length; at++) {
            int detector = at;
            List<ChangePoint> drifts =
                    readings.stream()
                            .flatMap(each -> each.detectors().get(detector).changes().stream())
                            .filter(change -> change.kind() == ChangePoint.Kind.DRIFT_RISE)
                            .toList();
            assertThat(drifts).as(soon[at].id()).isNotEmpty();
            ChangePoint drift = drifts.get(0);
            assertThat(drift.row()).as(soon[at].id()).isBetween(STEP + 1L, STEP + 700L);
            // row n is the n-th, one a minute from 0
            assertThat(drift.eventTime().toEpochMilli()).isEqualTo((drift.row() - 1) * 60_000);
        }
    }

    @Test
    void aWarningStandsBeforeTheDriftThatItLedTo() {
        List<ChangePoint> changes =
                readAll(settings(DetectorMethod.DDM), WINDOWS).stream()
                        .flatMap(each -> each.detectors().get(0).changes().stream())
                        .toList();
        int drift = kinds(changes).indexOf(ChangePoint.Kind.DRIFT_RISE);
        assertThat(changes.get(drift - 1).kind()).isEqualTo(ChangePoint.Kind.WARNING_RISE);
        assertThat(changes.get(drift - 1).row()).isBetween((long) STEP, changes.get(drift).row());
    }

    private static List<ChangePoint.Kind> kinds(List<ChangePoint> changes) {
        return changes.stream().map(ChangePoint::kind).toList();
    }

    @Test
    void theErrorsStayAwayUntilTheyFallBack() {
        List<ErrorRow> rows = new ArrayList<>(ROWS.subList(0, 10_800));
        for (ErrorRow row : ROWS.subList(0, 5_400)) {
            long later = row.eventTime() + 10_800 * 60_000L;
            rows.add(new ErrorRow(later, row.id(), row.error()));
        }
        DetectorWatch watch = DetectorWatch.of(settings(DetectorMethod.DDM), null, null);
        List<Boolean> away = new ArrayList<>();
        for (int window = 0; window < 45; window++) {
            read(watch, rows, window, 1_000);
            away.add(watch.endWindow().detectors().get(0).away());
        }
        // found 634 rows behind the step, and a thousand rows after its end they are back
        assertThat(away.subList(0, 18)).doesNotContain(true);
        assertThat(away.subList(18, 30)).doesNotContain(false);
        assertThat(away.subList(34, 45)).doesNotContain(true);
    }

    @Test
    void readsTheSameHoweverTheRowsWereCollected() {
        List<WindowReading> together = readAll(ALL, WINDOWS);
        DetectorWatch watch = DetectorWatch.of(ALL, null, null);
        for (int window = 0; window < WINDOWS; window++) {
            read(watch, ROWS, window, 1 + window % 7);
            assertThat(watch.endWindow()).isEqualTo(together.get(window));
        }
    }

    @Test
    void goesOnFromItsBytesAfterEveryWindow() {
        List<WindowReading> unbroken = readAll(ALL, WINDOWS);
        byte[] state = null;
        for (int window = 0; window < WINDOWS; window++) {
            DetectorWatch watch = DetectorWatch.of(ALL, null, state);
            read(watch, ROWS, window, 1_000);
            WindowReading reading = watch.endWindow();
            assertThat(reading).isEqualTo(unbroken.get(window));
            assertThat(WindowReading.fromBytes(reading.toBytes())).isEqualTo(reading);
            state = watch.toBytes();
        }
        // the windows of kswin, stepd and rddm are the most of it
        assertThat(state.length).isLessThan(8_000);
        byte[] kept = state;
        kept[0] = 9;
        assertThatThrownBy(() -> DetectorWatch.of(ALL, null, kept))
                .hasMessageContaining("detector state must be of format 1, got 9");
    }

    @Test
    void boundsTheErrorsOfARegression() {
        DetectorWatch watch =
                DetectorWatch.of(settings(DetectorMethod.ADWIN), new BoundedError(10), null);
        ErrorLog log = new ErrorLog();
        log.add(0, 1, 2.5, 1);
        log.add(1, 1, 1e9, 1);
        watch.readTick(0, List.of(ErrorChunks.append(null, log.toBytes())));
        WindowReading reading = watch.endWindow();
        assertThat(reading.rows()).isEqualTo(2);
        assertThat(reading.errorSum()).isEqualTo(1.25);
    }

    @Test
    void showsTheOldestOfManyChangesAndCountsAll() {
        // takes every 40 rows for a change: rates 0 and 1 in turn
        DetectorWatch watch = DetectorWatch.of(List.of(DetectorMethod.KSWIN.moa()), null, null);
        List<ErrorRow> rows = new ArrayList<>();
        for (int row = 0; row < 6_000; row++) {
            rows.add(new ErrorRow(row, row, row / 150 % 2));
        }
        watch.readTick(0, List.of(ErrorStream.chunk(rows, 0, 6_000)));
        DetectorReading reading = watch.endWindow().detectors().get(0);
        assertThat(reading.changes()).hasSize(DetectorTrack.MOST_CHANGES);
        assertThat(reading.rises() + reading.falls()).isGreaterThan(DetectorTrack.MOST_CHANGES);
        assertThat(watch.endWindow().detectors().get(0).changes()).isEmpty();
    }

    @Test
    void showsTheFirstRiseHoweverManyFallsCameBefore() {
        DetectorWatch watch = DetectorWatch.of(List.of(DetectorMethod.KSWIN.moa()), null, null);
        List<ErrorRow> rows = new ArrayList<>();
        for (int row = 0; row < 9_000; row++) {
            double size = row < 7_500 ? 1 - row / 300 * 0.04 : 0.9;
            rows.add(new ErrorRow(row, row, size));
        }
        watch.readTick(0, List.of(ErrorStream.chunk(rows, 0, 9_000)));
        DetectorReading reading = watch.endWindow().detectors().get(0);
        assertThat(reading.falls()).isGreaterThan(DetectorTrack.MOST_CHANGES);
        assertThat(reading.rises()).isEqualTo(1);
        assertThat(reading.changes()).hasSize(DetectorTrack.MOST_CHANGES);
        assertThat(reading.changes().get(DetectorTrack.MOST_CHANGES - 1))
                .satisfies(
                        last -> {
                            assertThat(last.kind()).isEqualTo(ChangePoint.Kind.DRIFT_RISE);
                            assertThat(last.row()).isBetween(7_501L, 7_800L);
                        });
    }

    private static List<WindowReading> readAll(List<DetectorSettings> settings, int windows) {
        DetectorWatch watch = DetectorWatch.of(settings, null, null);
        List<WindowReading> readings = new ArrayList<>();
        for (int window = 0; window < windows; window++) {
            read(watch, ROWS, window, 1_000);
            readings.add(watch.endWindow());
        }
        return readings;
    }

    private static void read(DetectorWatch watch, List<ErrorRow> rows, int window, int rowsPerLog) {
        for (long hour = window * 6L; hour < window * 6L + 6; hour++) {
            int from = (int) Math.min(rows.size(), hour * 60);
            List<ErrorRow> held = rows.subList(from, Math.min(rows.size(), from + 60));
            watch.readTick(hour * HOUR, List.of(ErrorStream.chunk(held, hour, rowsPerLog)));
        }
    }

    private static List<DetectorSettings> settings(DetectorMethod... methods) {
        return Arrays.stream(methods)
                .map(method -> DetectorCalibration.stored().settings(method, 0.1))
                .toList();
    }
}
