package dev.plumbline.monitoring.operator;

import static dev.plumbline.monitoring.operator.Published.HOUR;
import static dev.plumbline.monitoring.operator.Published.START;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.core.alert.AlertEpisode;
import dev.plumbline.core.model.Role;
import dev.plumbline.core.model.Task;
import dev.plumbline.core.monitor.Monitor;
import dev.plumbline.core.report.Measurement;
import dev.plumbline.core.report.WindowReport;
import dev.plumbline.core.serving.Deployment;
import dev.plumbline.core.serving.Variant;
import dev.plumbline.kafka.control.ControlPublisher;
import dev.plumbline.kafka.control.ControlViewFactory;
import dev.plumbline.kafka.control.FixedControlView;
import dev.plumbline.kafka.flink.RawRecord;
import dev.plumbline.kafka.record.BaselineMessage;
import dev.plumbline.kafka.record.MonitorMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * A model whose versions follow one another, each for eight hours in which the monitor or the
 * baseline changes too, amid garbage and with labels that come late, too late and never: what a
 * version leaves behind is freed, and what is said hangs neither on when nor on restores.
 */
@SuppressWarnings("try") // a harness declares that closing may be interrupted
class RollingVersionsTest {
    private static final WatchedCredit TASK = WatchedCredit.CLASSES;
    private static final int CYCLE = 8;

    /** One comes back when it was gone for long enough. */
    private static final List<String> VERSIONS = List.of("1", "2", "3", "2", "4", "5");

    private static final int HOURS = CYCLE * VERSIONS.size();
    private static final int ROWS_AN_HOUR = 40;
    private static final Duration LATENESS = Duration.ofMinutes(30);

    private static ControlViewFactory control;
    private static Run hourly;
    private static Run atOnce;

    /** What was said, and the entries of keyed state at the end of each version's time. */
    private record Run(
            List<WindowReport> reports,
            List<AlertEpisode> episodes,
            long deadLetters,
            List<Long> entries,
            long keysOfTheEnd) {}

    @BeforeAll
    static void run() throws Exception {
        control = control();
        hourly = run(control, 0, 1, true);
        atOnce = run(control, 0, HOURS, false);
    }

    private static Instant at(int hour) {
        return Instant.ofEpochMilli(START + hour * HOUR);
    }

    private static ControlViewFactory control() {
        List<BaselineMessage> baselines = new ArrayList<>();
        List<MonitorMessage> monitors = new ArrayList<>();
        List<Deployment> deployments = new ArrayList<>();
        Monitor full = TASK.monitor();
        Monitor less = TASK.monitorWithout("lifetime: {}\n");
        monitors.add(ControlPublisher.messageOf(full, 1, Instant.EPOCH));
        VERSIONS.stream()
                .distinct()
                .forEach(
                        version ->
                                baselines.add(
                                        ControlPublisher.messageOf(
                                                TASK.baseline(full, version), 1, Instant.EPOCH)));
        for (int cycle = 0; cycle < VERSIONS.size(); cycle++) {
            String version = VERSIONS.get(cycle);
            deployments.add(
                    new Deployment(
                            "credit", cycle + 1, at(CYCLE * cycle), List.of(champion(version))));
            if (cycle % 4 == 1) {
                monitors.add(
                        ControlPublisher.messageOf(
                                less, monitors.size() + 1, at(CYCLE * cycle + 3)));
            } else if (cycle % 4 == 3) {
                monitors.add(
                        ControlPublisher.messageOf(
                                full, monitors.size() + 1, at(CYCLE * cycle + 3)));
                baselines.add(
                        ControlPublisher.messageOf(
                                TASK.baseline(less, version), 2, at(CYCLE * cycle + 5)));
            }
        }
        return FixedControlView.factory(baselines, monitors, deployments);
    }

    private static Variant champion(String version) {
        return new Variant(
                version,
                Role.CHAMPION,
                1,
                "file:/models/m.onnx",
                "00",
                null,
                "onnx",
                null,
                List.of(),
                null,
                Task.BINARY,
                List.of("no", "yes"),
                0.5,
                List.of());
    }

    private static Run run(ControlViewFactory control, int from, int hoursAtOnce, boolean restoring)
            throws Exception {
        List<Long> entries = new ArrayList<>();
        try (JobInOneThread job = new JobInOneThread(control, LATENESS, Duration.ofHours(12))) {
            for (int hour = from; hour < HOURS; hour++) {
                send(job, hour);
                if ((hour + 1) % hoursAtOnce == 0) {
                    job.flush();
                    job.advance(START + (hour + 1) * HOUR - 1);
                }
                if (restoring && hour % CYCLE == 5) {
                    job.restore();
                }
                if (hour % CYCLE == CYCLE - 1) {
                    entries.add(job.entries());
                }
            }
            // the hours that follow have no rows, so the last version alone is left
            job.advance(START + (HOURS + 40) * HOUR);
            return new Run(
                    job.reports(), job.episodes(), job.deadLetters(), entries, job.versions());
        }
    }

    private static void send(JobInOneThread job, int hour) throws Exception {
        String version = VERSIONS.get(hour / CYCLE);
        for (int i = 0; i < ROWS_AN_HOUR; i++) {
            long row = (long) hour * ROWS_AN_HOUR + i;
            long time = START + hour * HOUR + i * (HOUR / ROWS_AN_HOUR);
            job.predict(TASK.prediction(version, row, time));
            // a tenth comes after its window is judged, a tenth too late to count, a tenth never
            switch (i % 10) {
                case 3 -> job.label(TASK.label(row, time + 4 * HOUR));
                case 5 -> job.label(TASK.label(row, time + 7 * HOUR));
                case 7 -> {}
                default -> job.label(TASK.label(row, time + HOUR));
            }
            if (i % 20 == 0) {
                byte[] garbage = {1, 2, (byte) i};
                job.predict(new RawRecord("predictions", 1, row, time, time, garbage));
                job.label(new RawRecord("labels", 1, row, time, time, garbage));
            }
        }
    }

    @Test
    void whatVersionsLeaveBehindIsFreed() {
        List<Long> entries = hourly.entries();
        // every fourth version has the same changes
        assertThat(entries.get(5))
                .as("entries by version %s", entries)
                .isLessThanOrEqualTo(entries.get(1) + 2);
        assertThat(hourly.keysOfTheEnd()).as("keys of both roll-ups").isEqualTo(2 * 3);
    }

    @Test
    void restoresAndTheSpeedOfTheInputChangeNothing() {
        assertThat(
                        differences(
                                List.copyOf(byKey(atOnce.reports()).values()),
                                List.copyOf(byKey(hourly.reports()).values())))
                .isEmpty();
        assertThat(hourly.deadLetters()).isEqualTo(2L * HOURS * ROWS_AN_HOUR / 20);
        assertThat(ended(atOnce.episodes())).isEqualTo(ended(hourly.episodes()));
    }

    private static List<String> differences(List<WindowReport> some, List<WindowReport> others) {
        List<String> differences = new ArrayList<>();
        assertThat(some).extracting(WindowReport::key).isEqualTo(keys(others));
        for (int i = 0; i < some.size(); i++) {
            List<Measurement> more = new ArrayList<>(some.get(i).measurements());
            more.removeAll(others.get(i).measurements());
            if (!some.get(i).equals(others.get(i))) {
                differences.add(some.get(i).key() + " " + more);
            }
        }
        return differences;
    }

    private static List<String> keys(List<WindowReport> reports) {
        return reports.stream().map(WindowReport::key).toList();
    }

    private static Map<String, WindowReport> byKey(List<WindowReport> reports) {
        Map<String, WindowReport> last = new TreeMap<>();
        Reports.last(reports).forEach(report -> last.put(report.key(), report));
        return last;
    }

    private static List<AlertEpisode> ended(List<AlertEpisode> episodes) {
        return episodes.stream()
                .sorted(
                        Comparator.comparing(AlertEpisode::updatedAt)
                                .thenComparing(AlertEpisode::id)
                                .thenComparing(AlertEpisode::state))
                .toList();
    }

    /** Version 2 under the same baseline and monitor, eight hours after it had left. */
    @Test
    void aVersionThatComesBackAfterSoLongStartsAfresh() throws Exception {
        int back = VERSIONS.lastIndexOf("2") * CYCLE;
        List<WindowReport> first = between(run(control, back, 1, false).reports(), back);
        assertThat(first).extracting(WindowReport::modelVersion).containsOnly("2");
        assertThat(first)
                .flatExtracting(WindowReport::measurements)
                .extracting(Measurement::metric)
                .contains("detector_ddm");
        assertThat(differences(between(hourly.reports(), back), first)).isEmpty();
        assertThat(differences(between(atOnce.reports(), back), first)).isEmpty();
    }

    /** Reports on the hours until the monitor changes. */
    private static List<WindowReport> between(List<WindowReport> reports, int from) {
        return byKey(reports).values().stream()
                .filter(report -> !report.windowStart().isBefore(at(from)))
                .filter(report -> !report.windowEnd().isAfter(at(from + 3)))
                .toList();
    }
}
