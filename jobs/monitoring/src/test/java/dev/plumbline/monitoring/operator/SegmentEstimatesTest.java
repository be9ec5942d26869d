package dev.plumbline.monitoring.operator;

import static dev.plumbline.monitoring.operator.Published.HOUR;
import static dev.plumbline.monitoring.operator.Published.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.plumbline.core.baseline.EstimateReference;
import dev.plumbline.core.estimation.PerformanceEstimate;
import dev.plumbline.core.estimation.PerformanceEstimator;
import dev.plumbline.core.judgement.EstimateJudge;
import dev.plumbline.core.report.Measurement;
import dev.plumbline.core.report.Verdict;
import dev.plumbline.core.report.WindowReport;
import dev.plumbline.core.rollup.RollupKey;
import dev.plumbline.monitoring.ExampleModel;
import dev.plumbline.monitoring.stream.ClosedWindow;
import dev.plumbline.monitoring.stream.ProfileDelta;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.apache.flink.util.OutputTag;
import org.junit.jupiter.api.Test;

/** Every row lies in one segment of the weather, so segments add up to the whole. */
// a harness declares that it throws anything when it closes
@SuppressWarnings("try")
class SegmentEstimatesTest {
    private static final int ROWS = 300;
    private static final Published BY_WEATHER =
            Published.of(
                    new ExampleModel(
                            ExampleModel.monitor(
                                    "bikes",
                                    "[{span: PT1H}]\nestimates: {decide: true}",
                                    "[weather]"),
                            "1"));
    private static final PerformanceEstimator ESTIMATOR =
            EstimateReference.estimator(BY_WEATHER.baseline()).orElseThrow();
    private static final OutputTag<ClosedWindow> CLOSED =
            new OutputTag<>("closed", TypeInformation.of(ClosedWindow.class));

    @Test
    void segmentsAreCountedFromTheSameRowsAsTheWhole() throws Exception {
        TreeMap<String, List<byte[]>> counts = new TreeMap<>();
        for (ProfileDelta delta : EstimatesTest.folded(BY_WEATHER, ROWS, 70)) {
            counts.computeIfAbsent(RollupKey.parse(delta.key()).segment(), key -> new ArrayList<>())
                    .add(delta.estimates());
        }
        List<PerformanceEstimate> whole = ESTIMATOR.estimate(counts.remove(""));
        assertThat(counts).hasSizeGreaterThan(1);
        List<byte[]> parts = counts.values().stream().flatMap(List::stream).toList();
        List<PerformanceEstimate> together = ESTIMATOR.estimate(parts);
        assertThat(together).hasSameSizeAs(whole).isNotEmpty();
        for (int i = 0; i < whole.size(); i++) {
            assertThat(together.get(i).n()).isEqualTo(whole.get(i).n()).isEqualTo(ROWS);
            assertThat(together.get(i).value())
                    .isCloseTo(whole.get(i).value(), within(1e-11 * whole.get(i).value()));
        }
    }

    @Test
    void aSegmentsReportShowsItsEstimatesAndHoldsThemToNothing() throws Exception {
        List<WindowReport> reports = reports();
        List<WindowReport> segments =
                reports.stream().filter(report -> !report.segment().isEmpty()).toList();
        assertThat(segments).hasSizeGreaterThan(1);
        for (WindowReport report : segments) {
            Measurement mae = mae(report);
            assertThat(mae.n()).isEqualTo(report.rows());
            assertThat(mae.interval().lower()).isLessThan(mae.value());
            assertThat(mae.threshold()).isNull();
            assertThat(mae.verdict())
                    .isEqualTo(
                            report.rows() < 50
                                    ? Verdict.INSUFFICIENT_DATA
                                    : Verdict.NOT_APPLICABLE);
        }
        WindowReport whole =
                reports.stream().filter(report -> report.segment().isEmpty()).findFirst().get();
        assertThat(mae(whole).threshold()).isNotNull();
        assertThat(segments.stream().collect(Collectors.summingLong(WindowReport::rows)))
                .isEqualTo(whole.rows());
    }

    private static List<WindowReport> reports() throws Exception {
        try (var harness =
                new KeyedOneInputStreamOperatorTestHarness<>(
                        new KeyedProcessOperator<>(
                                new RollUpProfiles(
                                        BY_WEATHER.control(), "reports", CLOSED, Duration.ZERO)),
                        ProfileDelta::key,
                        Types.STRING)) {
            harness.open();
            for (ProfileDelta part : EstimatesTest.folded(BY_WEATHER, ROWS, 70)) {
                harness.processElement(part, part.pane());
            }
            harness.processWatermark(START + HOUR - 1);
            assertThat(harness.getSideOutput(CLOSED))
                    .allSatisfy(
                            closed -> assertThat(closed.getValue().estimated()).containsKey("mae"));
            return Reports.read(harness.extractOutputValues());
        }
    }

    private static Measurement mae(WindowReport report) {
        return report.measurements().stream()
                .filter(said -> said.metric().equals(EstimateJudge.ESTIMATED + "mae"))
                .findFirst()
                .orElseThrow();
    }
}
