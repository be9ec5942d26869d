package dev.plumbline.monitoring.operator;

import static dev.plumbline.monitoring.operator.Published.HOUR;
import static dev.plumbline.monitoring.operator.Published.START;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.core.baseline.Baseline;
import dev.plumbline.core.fairness.FairnessMetric;
import dev.plumbline.core.model.Role;
import dev.plumbline.core.monitor.Monitor;
import dev.plumbline.core.report.Lane;
import dev.plumbline.core.report.Measurement;
import dev.plumbline.core.report.Verdict;
import dev.plumbline.core.report.WindowReport;
import dev.plumbline.core.rollup.RollupKey;
import dev.plumbline.kafka.control.ControlPublisher;
import dev.plumbline.kafka.control.ControlViewFactory;
import dev.plumbline.kafka.control.FixedControlView;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.apache.flink.api.java.tuple.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What one part of a report is made of is spoilt while the job runs: that part says so, all the
 * others stay as they are, and it says so no longer once its input is whole again.
 */
@SuppressWarnings("try") // a harness declares that closing may be interrupted
@ParameterizedClass
@EnumSource(WatchedCredit.class)
class FailingPartsTest {
    private static final int HOURS = 6;

    /** The hour whose entries are spoilt, while its window is open. */
    private static final int SPOILT = 2;

    private final WatchedCredit task;
    private final ControlViewFactory control;
    private final RollupKey key;
    private static final Map<WatchedCredit, List<WindowReport>> WHOLE =
            new EnumMap<>(WatchedCredit.class);

    FailingPartsTest(WatchedCredit task) {
        this.task = task;
        Monitor monitor = task.monitor();
        Baseline baseline = task.baseline(monitor, "1");
        this.control =
                FixedControlView.factory(
                        List.of(ControlPublisher.messageOf(baseline, 1, Instant.EPOCH)),
                        List.of(ControlPublisher.messageOf(monitor, 7, Instant.EPOCH)),
                        List.of());
        this.key = new RollupKey("credit", "1", Role.CHAMPION, "", baseline.id(), 7);
    }

    /** What is spoilt, what says so, and what is then missing. */
    enum Part {
        SLICES(
                Lane.PERFORMANCE,
                "slices",
                Set.of("slices", "coverage"),
                "slice_loss|.*_coverage_gap"),
        DELAYS(Lane.PERFORMANCE, "delays", Set.of("label_delays"), "label_delay_.*"),
        GROUPS(Lane.PERFORMANCE, "group_tallies", Set.of("fairness"), "fairness_.*"),
        AWAITED_GROUPS(Lane.PERFORMANCE, "groups", Set.of("fairness"), "fairness_.*"),
        TARGETS(
                Lane.PERFORMANCE,
                "targets",
                Set.of("target_distribution", "mae_dummy"),
                "target_.*|psi|mae_dummy"),
        ERRORS(Lane.PERFORMANCE, "errors", Set.of("detectors"), "detector_.*|detectors_unread"),
        DATA_SLICES(Lane.DATA, "slices", Set.of("slices"), "slice_prediction|segment_coverage_gap"),
        DATA_ESTIMATES(Lane.DATA, "estimates", Set.of("estimates"), "estimate.*"),
        DATA_GROUPS(Lane.DATA, "groups", Set.of("fairness"), "fairness_.*");

        final Lane lane;
        final String state;
        final Set<String> says;
        final String missing;

        Part(Lane lane, String state, Set<String> says, String missing) {
            this.lane = lane;
            this.state = state;
            this.says = says;
            this.missing = missing;
        }

        boolean owns(Measurement measurement) {
            return says.contains(measurement.metric())
                    || this == TARGETS && "target".equals(measurement.feature())
                    || (FairnessMetric.isIn(measurement.metric())
                            ? missing.startsWith("fairness")
                            : measurement.metric().matches(missing));
        }
    }

    private interface Meanwhile {
        void at(int hour, JobInOneThread job) throws Exception;
    }

    private List<WindowReport> run(Meanwhile meanwhile) throws Exception {
        try (JobInOneThread job = new JobInOneThread(control, Duration.ZERO, Duration.ofDays(1))) {
            for (int hour = 0; hour < HOURS + 8; hour++) {
                int rows = hour < HOURS ? WatchedCredit.ROWS_AN_HOUR : 0;
                task.rows(job, "1", hour, 0, rows / 2);
                meanwhile.at(hour, job);
                task.rows(job, "1", hour, rows / 2, rows);
                job.advance(START + (hour + 1) * HOUR - 1);
            }
            return job.reports();
        }
    }

    /** What is said where nothing is spoilt. */
    private List<WindowReport> whole() throws Exception {
        if (!WHOLE.containsKey(task)) {
            WHOLE.put(task, run((hour, job) -> {}));
        }
        return WHOLE.get(task);
    }

    private static List<Measurement> others(WindowReport report, Predicate<Measurement> owned) {
        return report.measurements().stream().filter(owned.negate()).toList();
    }

    private static Set<String> failures(WindowReport report) {
        Set<String> failures = new TreeSet<>();
        for (Measurement measurement : report.measurements()) {
            if (measurement.reason() != null
                    && measurement.reason().startsWith("could not be measured: ")) {
                assertThat(measurement.verdict()).isEqualTo(Verdict.INSUFFICIENT_DATA);
                failures.add(measurement.metric());
            }
        }
        return failures;
    }

    @ParameterizedTest
    @EnumSource(Part.class)
    void aSpoiltEntryIsAnEntryOfItsPartUntilItsWindowIsOver(Part part) throws Exception {
        List<WindowReport> whole = whole();
        long[] spoilt = {0};
        List<WindowReport> reports =
                run(
                        (hour, job) -> {
                            // what waits for labels is there once the window is closed
                            if (hour == (part == Part.AWAITED_GROUPS ? SPOILT + 1 : SPOILT)) {
                                spoilt[0] = spoil(part, job).size();
                            }
                        });
        if (spoilt[0] == 0) {
            // the other task has none
            assertThat(reports).isEqualTo(whole);
            return;
        }
        assertSameButFor(part.says, part::owns, reports, whole);
        assertThat(reports)
                .filteredOn(report -> report.windowStart().toEpochMilli() != START + SPOILT * HOUR)
                .allSatisfy(report -> assertThat(failures(report)).isEmpty());
    }

    @ParameterizedTest
    @CsvSource({
        "lifetime, lifetime_risk, lifetime_.*, 8",
        "estimate-errors, estimate_errors, estimate_(bias|coverage)_.*, 8",
        "detectors, detectors, detectors_unread|detector_.*, 4"
    })
    void aSpoiltStateIsAnEntryOfItsPartUntilItIsWhole(
            String state, String says, String missing, int spoiltAt) throws Exception {
        List<WindowReport> whole = whole();
        byte[][] before = {null};
        List<WindowReport> reports =
                run(
                        (hour, job) -> {
                            KeyedBytes bytes = new KeyedBytes(job.performance(), key.reference());
                            if (hour == spoiltAt) {
                                before[0] = bytes.spoilValue(state);
                            } else if (hour == spoiltAt + 2) {
                                bytes.putValue(state, before[0]);
                            }
                        });
        assertThat(before[0]).as("what was spoilt").isNotNull();
        assertSameButFor(
                Set.of(says),
                each -> each.metric().equals(says) || each.metric().matches(missing),
                reports,
                whole);
        assertThat(reports)
                .filteredOn(
                        report -> report.emittedAt().toEpochMilli() > START + (spoiltAt + 2) * HOUR)
                .isNotEmpty()
                .allSatisfy(report -> assertThat(failures(report)).isEmpty());
    }

    @Test
    void spoiltTalliesTakeWithThemWhatIsMadeOfThemAndNothingElse() throws Exception {
        List<WindowReport> whole = whole();
        List<WindowReport> reports =
                run(
                        (hour, job) -> {
                            if (hour == SPOILT) {
                                new KeyedBytes(job.performance(), key.reference())
                                        .spoilEntries("tallies", FailingPartsTest::isOfTheSpoilt);
                            }
                        });
        assertThat(reports).hasSameSizeAs(whole);
        for (int i = 0; i < whole.size(); i++) {
            WindowReport report = reports.get(i);
            if (failures(report).isEmpty()) {
                continue;
            }
            assertThat(report.windowStart().toEpochMilli()).isEqualTo(START + SPOILT * HOUR);
            assertThat(report.labelledRows()).isNull();
            assertThat(failures(report)).contains("performance", "coverage", "detectors");
            assertThat(report.measurements())
                    .containsAll(ofNoTally(whole.get(i)))
                    .extracting(Measurement::metric)
                    .doesNotContain("accuracy", "mae", "label_coverage");
        }
        assertThat(reports)
                .filteredOn(report -> !failures(report).isEmpty())
                .hasSizeGreaterThan(1)
                .first()
                .satisfies(report -> assertThat(report.judged()).isTrue());
        assertThat(reports.stream().filter(each -> each.lane() == Lane.DATA).toList())
                .isEqualTo(whole.stream().filter(each -> each.lane() == Lane.DATA).toList());
    }

    private static List<Measurement> ofNoTally(WindowReport report) {
        return report.measurements().stream()
                .filter(
                        each ->
                                each.metric().matches("slice_loss|label_delay_.*")
                                        || FairnessMetric.isIn(each.metric()))
                .toList();
    }

    private Map<Object, byte[]> spoil(Part part, JobInOneThread job) throws Exception {
        KeyedBytes bytes =
                part.lane == Lane.DATA
                        ? new KeyedBytes(job.profiles(), key.text())
                        : new KeyedBytes(job.performance(), key.reference());
        return bytes.spoilEntries(part.state, FailingPartsTest::isOfTheSpoilt);
    }

    /** Entries are kept by the start of a pane, by a tick and more, or by how a window is meant. */
    private static boolean isOfTheSpoilt(Object entry) {
        Object start = entry;
        if (entry instanceof Tuple place) {
            start = place.getField(place.getField(0) instanceof Long ? 0 : 1);
        }
        return start.equals(START + SPOILT * HOUR);
    }

    private static void assertSameButFor(
            Set<String> says,
            Predicate<Measurement> owned,
            List<WindowReport> reports,
            List<WindowReport> whole) {
        assertThat(reports).hasSameSizeAs(whole);
        Set<String> said = new TreeSet<>();
        for (int i = 0; i < whole.size(); i++) {
            WindowReport report = reports.get(i);
            WindowReport before = whole.get(i);
            Set<String> failures = failures(report);
            said.addAll(failures);
            if (failures.isEmpty() && report.measurements().equals(before.measurements())) {
                assertThat(report).isEqualTo(before);
                continue;
            }
            assertThat(report.key()).isEqualTo(before.key());
            assertThat(others(report, owned)).isEqualTo(others(before, owned));
            assertThat(before.distributions()).containsAll(report.distributions());
            assertThat(report.labelledRows()).isEqualTo(before.labelledRows());
        }
        assertThat(said).isSubsetOf(says).isNotEmpty();
    }
}
