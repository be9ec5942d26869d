package dev.plumbline.monitoring.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.plumbline.core.baseline.Baseline;
import dev.plumbline.core.evaluation.BaselineBuilder;
import dev.plumbline.core.event.Output;
import dev.plumbline.core.join.JoinedRow;
import dev.plumbline.core.model.Role;
import dev.plumbline.core.monitor.Monitor;
import dev.plumbline.core.report.Measurement;
import dev.plumbline.core.rollup.RollupKey;
import dev.plumbline.kafka.control.ControlPublisher;
import dev.plumbline.kafka.control.ControlViewFactory;
import dev.plumbline.kafka.control.FixedControlView;
import dev.plumbline.kafka.document.monitor.MonitorDocument;
import dev.plumbline.kafka.flink.OutputRecord;
import dev.plumbline.monitoring.fold.PerformanceFold;
import dev.plumbline.monitoring.stream.ClosedWindow;
import dev.plumbline.monitoring.stream.PerformanceDelta;
import dev.plumbline.monitoring.stream.ScoredRow;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.operators.co.KeyedCoProcessOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What always predicting the median would have got, of a whole and of a segment beside it. */
// a harness declares that it throws anything when it closes
@SuppressWarnings("try")
class SegmentTwinTest {
    private static final long HOUR = Duration.ofHours(1).toMillis();
    private static final long START = Instant.parse("2024-03-01T00:00:00Z").toEpochMilli();
    private static final int ROWS = 300;
    private static final Monitor MONITOR =
            MonitorDocument.readText(
                    """
                    model: rents
                    version: "1"
                    task: regression
                    time: {column: at}
                    prediction: {value: p}
                    label: {column: rent, delay: PT1H, horizon: PT6H, judgeAfter: PT2H}
                    features: {town: categorical}
                    windows: [{span: PT1H}]
                    segments: [town]
                    """,
                    "monitor.yaml");

    /** The second town's labels lie far above the first's. */
    private static double[] labels(long seed, int count, boolean second) {
        return new SplittableRandom(seed)
                .doubles(count)
                .map(draw -> (second ? 5_000 : 1_000) - 200 * Math.log(1 - draw))
                .toArray();
    }

    private static final double[] FIRST = labels(1, 2_000, false);
    private static final double[] SECOND = labels(2, 2_000, true);
    private static final Baseline BASELINE = baseline();

    private static Baseline baseline() {
        BaselineBuilder builder = new BaselineBuilder(MONITOR, "1");
        for (int row = 0; row < 4_000; row++) {
            boolean second = row % 2 == 1;
            builder.add(
                    Instant.ofEpochMilli(row),
                    Map.of("town", second ? "b" : "a"),
                    Output.ofValue(3_000),
                    (second ? SECOND : FIRST)[row / 2]);
        }
        return builder.build();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "town=a", "town=b"})
    void isTheMeanDistanceFromAValueNextToTheMedianOfItsOwn(String segment) throws Exception {
        double[] evaluated =
                switch (segment) {
                    case "town=a" -> FIRST;
                    case "town=b" -> SECOND;
                    default -> both();
                };
        double[] produced = labels(7, ROWS, segment.equals("town=b"));

        Measurement twin = twin(segment, produced);

        double constant = Double.parseDouble(twin.reason().replaceAll(".*always ", ""));
        double below = Arrays.stream(evaluated).filter(label -> label < constant).count();
        // a segment has at most 16 cells
        assertThat(below / evaluated.length).isCloseTo(0.5, within(1 / 16.0));
        double expected =
                Arrays.stream(produced).map(y -> Math.abs(y - constant)).average().orElseThrow();
        assertThat(twin.value()).isCloseTo(expected, within(1e-6 * expected));
        assertThat(twin.n()).isEqualTo(ROWS);
    }

    private static double[] both() {
        double[] both = Arrays.copyOf(FIRST, FIRST.length + SECOND.length);
        System.arraycopy(SECOND, 0, both, FIRST.length, SECOND.length);
        return both;
    }

    private static Measurement twin(String segment, double[] labels) throws Exception {
        RollupKey key = new RollupKey("rents", "1", Role.CHAMPION, segment, BASELINE.id(), 7);
        List<PerformanceDelta> deltas = new ArrayList<>();
        PerformanceFold fold = new PerformanceFold(deltas::add);
        for (int row = 0; row < labels.length; row++) {
            fold.add(scored(key, row, labels[row]));
            if (row % 100 == 50) {
                fold.flush();
            }
        }
        fold.flush();
        try (var harness = performance()) {
            harness.open();
            // some labels before the baseline is known, the others after
            harness.processElement1(deltas.get(0), START);
            harness.processElement2(
                    new ClosedWindow(key.reference(), key.text(), 0, START, START + HOUR, ROWS),
                    START);
            for (PerformanceDelta delta : deltas.subList(1, deltas.size())) {
                harness.processElement1(delta, START);
            }
            harness.processBothWatermarks(new Watermark(START + 3 * HOUR));
            return Reports.read(harness.extractOutputValues()).get(0).measurements().stream()
                    .filter(each -> each.metric().equals("mae_dummy"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static ScoredRow scored(RollupKey key, int row, double label) {
        return new ScoredRow(
                key.reference(),
                START,
                START + 2 * HOUR,
                3_000,
                JoinedRow.REGRESSION,
                "",
                label,
                String.valueOf(label),
                1,
                HOUR,
                0,
                0,
                0,
                row,
                false,
                null);
    }

    private static KeyedTwoInputStreamOperatorTestHarness<
                    Long, PerformanceDelta, ClosedWindow, OutputRecord>
            performance() throws Exception {
        return new KeyedTwoInputStreamOperatorTestHarness<>(
                new KeyedCoProcessOperator<>(new RollUpPerformance(control(), "reports")),
                PerformanceDelta::reference,
                ClosedWindow::reference,
                Types.LONG);
    }

    private static ControlViewFactory control() {
        return FixedControlView.factory(
                List.of(ControlPublisher.messageOf(BASELINE, 1, Instant.EPOCH)),
                List.of(ControlPublisher.messageOf(MONITOR, 7, Instant.EPOCH)),
                List.of());
    }
}
