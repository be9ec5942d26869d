package dev.plumbline.monitoring.operator;

import static dev.plumbline.monitoring.operator.Published.HOUR;
import static dev.plumbline.monitoring.operator.Published.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.plumbline.core.join.JoinedRow;
import dev.plumbline.core.judgement.DriftJudge;
import dev.plumbline.core.judgement.TargetJudge;
import dev.plumbline.core.judgement.WindowBudget;
import dev.plumbline.core.performance.RegressionTally;
import dev.plumbline.core.report.Distribution;
import dev.plumbline.core.report.Measurement;
import dev.plumbline.core.report.Verdict;
import dev.plumbline.core.report.WindowReport;
import dev.plumbline.core.target.TargetTally;
import dev.plumbline.kafka.flink.OutputRecord;
import dev.plumbline.monitoring.fold.PerformanceFold;
import dev.plumbline.monitoring.stream.ClosedWindow;
import dev.plumbline.monitoring.stream.PerformanceDelta;
import dev.plumbline.monitoring.stream.ScoredRow;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.co.KeyedCoProcessOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The labels of windows that are judged three hours after their end, and final after six. */
class TargetDriftTest {
    private static final Published HOURLY = Published.hourly();
    private static final int WINDOWS = 6;
    private static final int ROWS = 200;
    private static final int MOVED = 4;

    /** What became known of one row, in the order in which it did. */
    private record Known(int window, List<ScoredRow> effects, double last) {}

    private final List<PerformanceDelta> deltas = new ArrayList<>();
    private KeyedTwoInputStreamOperatorTestHarness<
                    Long, PerformanceDelta, ClosedWindow, OutputRecord>
            harness;

    @AfterEach
    void close() throws Exception {
        if (harness != null) {
            harness.close();
        }
    }

    @Test
    void comesToTheBatchWhateverTheOrderTheFoldsAndTheCorrections() throws Exception {
        List<Known> known = known(new Random(17));
        for (int seed = 0; seed < 5; seed++) {
            fold(known, new Random(seed));
            List<WindowReport> reports = run(new Random(seed), -1);
            assertThat(finals(reports)).hasSize(WINDOWS);
            for (WindowReport report : finals(reports)) {
                int window = (int) ((report.windowStart().toEpochMilli() - START) / HOUR);
                assertThat(target(report)).isEqualTo(batch(known, window));
                assertThat(verdict(report)).isEqualTo(window >= MOVED ? Verdict.DRIFT : Verdict.OK);
            }
            close();
        }
    }

    @Test
    void showsTheLabelsOfBaselineAndWindow() throws Exception {
        fold(known(new Random(17)), new Random(1));
        Distribution shown = finals(run(new Random(1), -1)).get(0).distributions().get(0);
        assertThat(shown.feature()).isEqualTo("target");
        assertThat(shown.baseline().stream().mapToLong(n -> n).sum()).isEqualTo(2_400);
        assertThat(shown.current().stream().mapToLong(n -> n).sum()).isEqualTo(ROWS);
    }

    @Test
    void goesOnAfterARestoreAsIfNothingHadHappened() throws Exception {
        fold(known(new Random(17)), new Random(2));
        List<WindowReport> unbroken = run(new Random(3), -1);
        close();
        // before a window has closed labels wait as they came, afterwards in the baseline's cells
        for (int at : new int[] {2, deltas.size() / 2, deltas.size() - 1}) {
            assertThat(run(new Random(3), at)).isEqualTo(unbroken);
            close();
        }
    }

    @Test
    void freesTheLabelsOfFinalWindows() throws Exception {
        fold(known(new Random(17)), new Random(4));
        run(new Random(4), -1);
        assertThat(harness.numKeyedStateEntries()).as("the progress of the key").isEqualTo(1);
    }

    /** A tenth of the labels is corrected, by a value far off. */
    private static List<Known> known(Random random) {
        List<Known> known = new ArrayList<>();
        for (int window = 0; window < WINDOWS; window++) {
            for (int row = 0; row < ROWS; row++) {
                double label = 165 + 25 * random.nextGaussian() + (window >= MOVED ? 40 : 0);
                List<ScoredRow> effects = new ArrayList<>();
                if (random.nextInt(10) == 0) {
                    double wrong = 5_000 * random.nextDouble();
                    effects.add(scored(window, wrong, 1));
                    effects.add(scored(window, wrong, -1));
                }
                effects.add(scored(window, label, 1));
                known.add(new Known(window, effects, label));
            }
        }
        return known;
    }

    private static ScoredRow scored(int window, double label, int sign) {
        long bucket = START + window * HOUR;
        return new ScoredRow(
                HOURLY.key().reference(),
                bucket,
                bucket + 2 * HOUR,
                165,
                JoinedRow.REGRESSION,
                "",
                label,
                String.valueOf(label),
                sign,
                HOUR,
                0,
                0,
                0,
                0,
                false,
                null);
    }

    /** Folds in as many subtasks as four, flushed now and then, and mixes what they tell. */
    private void fold(List<Known> known, Random random) {
        deltas.clear();
        List<PerformanceFold> folds = new ArrayList<>();
        for (int subtask = 0; subtask < 4; subtask++) {
            folds.add(new PerformanceFold(deltas::add));
        }
        List<Known> shuffled = new ArrayList<>(known);
        Collections.shuffle(shuffled, random);
        for (Known row : shuffled) {
            for (ScoredRow effect : row.effects()) {
                PerformanceFold fold = folds.get(random.nextInt(4));
                fold.add(effect);
                if (random.nextInt(100) == 0) {
                    fold.flush();
                }
            }
        }
        folds.forEach(PerformanceFold::flush);
        Collections.shuffle(deltas, random);
    }

    /** Windows close while labels come in; a restore before the delta of that number. */
    private List<WindowReport> run(Random random, int restoreAt) throws Exception {
        harness = harness();
        harness.open();
        List<WindowReport> reports = new ArrayList<>();
        int firstClose = 3 + random.nextInt(deltas.size() / 2);
        for (int i = 0; i < deltas.size(); i++) {
            if (i == firstClose) {
                closeWindows();
            }
            if (i == restoreAt) {
                OperatorSubtaskState snapshot = harness.snapshot(1, 1);
                close();
                harness = harness();
                harness.initializeState(snapshot);
                harness.open();
            }
            harness.processElement1(deltas.get(i), START);
        }
        harness.processWatermark1(new Watermark(START + 100 * HOUR));
        harness.processWatermark2(new Watermark(START + 100 * HOUR));
        reports.addAll(Reports.read(harness.extractOutputValues()));
        return reports;
    }

    private void closeWindows() throws Exception {
        for (int window = 0; window < WINDOWS; window++) {
            long start = START + window * HOUR;
            harness.processElement2(
                    new ClosedWindow(
                            HOURLY.key().reference(),
                            HOURLY.key().text(),
                            0,
                            start,
                            start + HOUR,
                            ROWS),
                    start);
        }
    }

    private static List<Measurement> batch(List<Known> known, int window) {
        RegressionTally tally = new RegressionTally();
        TargetTally labels = new TargetTally();
        for (Known row : known) {
            if (row.window() == window) {
                tally.add(165, row.last(), 1);
                labels.add(row.last(), 1);
            }
        }
        double level =
                DriftJudge.of(
                                HOURLY.baseline(),
                                HOURLY.model().monitor(),
                                WindowBudget.perWindow(HOURLY.model().monitor(), HOURLY.baseline()))
                        .testLevel();
        return TargetJudge.of(HOURLY.baseline(), HOURLY.model().monitor(), level)
                .orElseThrow()
                .measure(tally, labels, ROWS);
    }

    private static List<WindowReport> finals(List<WindowReport> reports) {
        return reports.stream().filter(report -> report.revision() == 1).toList();
    }

    private static List<Measurement> target(WindowReport report) {
        return report.measurements().stream().filter(m -> "target".equals(m.feature())).toList();
    }

    private static Verdict verdict(WindowReport report) {
        assertThat(target(report))
                .extracting(Measurement::metric, Measurement::n)
                .contains(tuple(TargetJudge.TARGET_DISTRIBUTION, (long) ROWS));
        return target(report).get(0).verdict();
    }

    private static KeyedTwoInputStreamOperatorTestHarness<
                    Long, PerformanceDelta, ClosedWindow, OutputRecord>
            harness() throws Exception {
        return new KeyedTwoInputStreamOperatorTestHarness<>(
                new KeyedCoProcessOperator<>(new RollUpPerformance(HOURLY.control(), "reports")),
                PerformanceDelta::reference,
                ClosedWindow::reference,
                Types.LONG);
    }
}
