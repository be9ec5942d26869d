package dev.plumbline.monitoring.operator;

import static dev.plumbline.monitoring.operator.Published.HOUR;
import static dev.plumbline.monitoring.operator.Published.START;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.core.baseline.Baseline;
import dev.plumbline.core.baseline.Dependence;
import dev.plumbline.core.baseline.FeatureBaseline;
import dev.plumbline.core.baseline.TargetReference;
import dev.plumbline.core.join.JoinedRow;
import dev.plumbline.core.judgement.DriftJudge;
import dev.plumbline.core.judgement.DriftMetric;
import dev.plumbline.core.judgement.TargetJudge;
import dev.plumbline.core.judgement.WindowBudget;
import dev.plumbline.core.monitor.Monitor;
import dev.plumbline.core.performance.RegressionTally;
import dev.plumbline.core.profile.ModelProfile;
import dev.plumbline.core.report.Measurement;
import dev.plumbline.core.report.WindowReport;
import dev.plumbline.core.target.TargetTally;
import dev.plumbline.kafka.flink.OutputRecord;
import dev.plumbline.monitoring.fold.PerformanceFold;
import dev.plumbline.monitoring.stream.ClosedWindow;
import dev.plumbline.monitoring.stream.PerformanceDelta;
import dev.plumbline.monitoring.stream.ProfileDelta;
import dev.plumbline.monitoring.stream.ScoredRow;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.operators.co.KeyedCoProcessOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

/** An hour and two hours of the same rows, whose dependence differs by the length of the window. */
@SuppressWarnings("try") // a harness declares that closing may be interrupted
class WindowDependenceTest {
    private static final int ROWS = 300;
    private static final String TWO_HOURS = "PT2H";
    private static final String ONE_HOUR = "PT1H";
    private static final Published BOTH = both();

    private static Published both() {
        Published plain = Published.watchedBy("[{span: PT2H}, {span: PT1H}]");
        return new Published(plain.model(), dependentByTheHour(plain.baseline()));
    }

    /**
     * Windows of an hour vary forty times as much as independent rows would, those of two do not.
     */
    private static Baseline dependentByTheHour(Baseline plain) {
        return new Baseline(
                        "",
                        plain.model(),
                        plain.modelVersion(),
                        plain.task(),
                        plain.clock(),
                        plain.from(),
                        plain.to(),
                        plain.rows(),
                        plain.features().stream().map(WindowDependenceTest::dependent).toList(),
                        plain.outputs().stream().map(WindowDependenceTest::dependent).toList(),
                        plain.classes(),
                        plain.performance(),
                        plain.supplement().toBuilder()
                                .target(
                                        TargetReference.of(
                                                dependent(plain.supplement().target().labels())))
                                .build())
                .identified();
    }

    private static FeatureBaseline dependent(FeatureBaseline held) {
        TreeMap<String, Dependence> byTheHour = new TreeMap<>();
        byTheHour.put(ONE_HOUR, new Dependence(40, 20, 50));
        return held.with(byTheHour);
    }

    @Test
    void holdsTheInputsOfEachWindowToTheDependenceOfItsLength() throws Exception {
        ProfileRollUp rollUp = new ProfileRollUp();
        rollUp.open(BOTH, Duration.ZERO);
        ProfileDelta delta = BOTH.delta(START, ROWS);
        rollUp.add(delta);
        rollUp.end();
        for (String granularity : List.of(ONE_HOUR, TWO_HOURS)) {
            List<Measurement> reported = only(rollUp.reports(), granularity).measurements();
            assertThat(reported).containsAll(inputs(granularity, delta));
        }
        rollUp.close();
        assertThat(distributions(ONE_HOUR, delta))
                .doesNotContainAnyElementsOf(distributions(TWO_HOURS, delta));
    }

    @Test
    void holdsTheLabelsOfEachWindowToTheDependenceOfItsLength() throws Exception {
        List<WindowReport> reports = labelled();
        for (String granularity : List.of(ONE_HOUR, TWO_HOURS)) {
            assertThat(only(reports, granularity).measurements()).containsAll(labels(granularity));
        }
        assertThat(labels(ONE_HOUR)).isNotEqualTo(labels(TWO_HOURS));
    }

    private static List<Measurement> distributions(String granularity, ProfileDelta delta) {
        return inputs(granularity, delta).stream()
                .filter(held -> held.metric().equals(DriftMetric.DISTRIBUTION) && held.n() > 0)
                .toList();
    }

    private static List<Measurement> inputs(String granularity, ProfileDelta delta) {
        ModelProfile profile = new ModelProfile(BOTH.baseline().layout());
        profile.mergeBytes(delta.profile());
        return judge(granularity).measure(profile);
    }

    private static DriftJudge judge(String granularity) {
        Monitor monitor = BOTH.model().monitor();
        return DriftJudge.of(
                BOTH.baseline().at(granularity),
                monitor,
                WindowBudget.perWindow(monitor, BOTH.baseline()));
    }

    private static List<Measurement> labels(String granularity) {
        RegressionTally tally = new RegressionTally();
        TargetTally labels = new TargetTally();
        for (int row = 0; row < ROWS; row++) {
            tally.add(165, label(row), 1);
            labels.add(label(row), 1);
        }
        return TargetJudge.of(
                        BOTH.baseline().at(granularity),
                        BOTH.model().monitor(),
                        judge(granularity).testLevel())
                .orElseThrow()
                .measure(tally, labels, ROWS);
    }

    private static double label(int row) {
        return 165 + row % 100;
    }

    private static WindowReport only(List<WindowReport> reports, String granularity) {
        return reports.stream()
                .filter(report -> report.granularity().equals(granularity))
                .reduce((earlier, later) -> later)
                .orElseThrow();
    }

    private static List<WindowReport> labelled() throws Exception {
        List<PerformanceDelta> deltas = new ArrayList<>();
        PerformanceFold fold = new PerformanceFold(deltas::add);
        for (int row = 0; row < ROWS; row++) {
            fold.add(scored(label(row)));
        }
        fold.flush();
        try (KeyedTwoInputStreamOperatorTestHarness<
                        Long, PerformanceDelta, ClosedWindow, OutputRecord>
                harness =
                        new KeyedTwoInputStreamOperatorTestHarness<>(
                                new KeyedCoProcessOperator<>(
                                        new RollUpPerformance(BOTH.control(), "reports")),
                                PerformanceDelta::reference,
                                ClosedWindow::reference,
                                Types.LONG)) {
            harness.open();
            for (PerformanceDelta delta : deltas) {
                harness.processElement1(delta, START);
            }
            harness.processElement2(closed(0, 2 * HOUR), START);
            harness.processElement2(closed(1, HOUR), START);
            harness.processWatermark1(new Watermark(START + 100 * HOUR));
            harness.processWatermark2(new Watermark(START + 100 * HOUR));
            return Reports.read(harness.extractOutputValues());
        }
    }

    private static ClosedWindow closed(int granularity, long span) {
        return new ClosedWindow(
                BOTH.key().reference(), BOTH.key().text(), granularity, START, START + span, ROWS);
    }

    private static ScoredRow scored(double label) {
        return new ScoredRow(
                BOTH.key().reference(),
                START,
                START + 2 * HOUR,
                165,
                JoinedRow.REGRESSION,
                "",
                label,
                String.valueOf(label),
                1,
                HOUR,
                0,
                0,
                0,
                0,
                false,
                null);
    }
}
