package dev.plumbline.monitoring.operator;

import static dev.plumbline.monitoring.operator.Published.HOUR;
import static dev.plumbline.monitoring.operator.Published.START;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.core.event.Prediction;
import dev.plumbline.core.report.Distribution;
import dev.plumbline.core.report.Measurement;
import dev.plumbline.core.report.Verdict;
import dev.plumbline.core.report.WindowReport;
import dev.plumbline.kafka.codec.PredictionCodec;
import dev.plumbline.kafka.flink.DeadLetters;
import dev.plumbline.kafka.flink.OutputRecord;
import dev.plumbline.kafka.flink.OutputRecordSerializer;
import dev.plumbline.kafka.flink.RawRecord;
import dev.plumbline.monitoring.stream.AwaitingLabel;
import dev.plumbline.monitoring.stream.ClosedWindow;
import dev.plumbline.monitoring.stream.ProfileDelta;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.LongFunction;
import java.util.stream.Stream;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.apache.flink.util.OutputTag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** From the bytes of predictions to the report: what two features send stays with the two. */
class BadFeatureJobTest {
    private static final int ROWS = 400;
    private static final Set<String> BAD = Set.of("hum", "season");
    private static final Published HOURLY = Published.hourly();
    private static final OutputTag<OutputRecord> DEAD =
            new OutputTag<>("dead", OutputRecordSerializer.type());
    private static final OutputTag<AwaitingLabel> AWAITING =
            new OutputTag<>("awaiting", TypeInformation.of(AwaitingLabel.class));
    private static final OutputTag<ClosedWindow> CLOSED =
            new OutputTag<>("closed", TypeInformation.of(ClosedWindow.class));

    private final PredictionCodec codec = new PredictionCodec();

    static Stream<LongFunction<Object>> badValues() {
        return Stream.of(
                row -> null,
                row -> Double.NaN,
                row -> row % 2 == 0 ? Double.POSITIVE_INFINITY : Double.NEGATIVE_INFINITY,
                row -> row % 2 == 0 ? Double.MAX_VALUE : -Double.MAX_VALUE,
                row -> Double.MIN_VALUE,
                row -> 7.0,
                row -> Long.MAX_VALUE - row,
                row -> true,
                row -> "",
                row -> " ",
                row -> Long.toString(row),
                row -> "new-" + row,
                row -> "雪☃\uD83D\uDE00\u0000",
                row -> "x".repeat(100_000));
    }

    @ParameterizedTest
    @MethodSource("badValues")
    void leavesTheOthersBitEqual(LongFunction<Object> value) throws Exception {
        WindowReport healthy = report(row -> 0.5, row -> "season-1", row -> row);
        WindowReport broken = report(value, value, row -> row);

        assertThat(broken.rows()).isEqualTo(ROWS);
        assertThat(others(broken)).isNotEmpty().isEqualTo(others(healthy));
        assertThat(shown(broken)).isEqualTo(shown(healthy));
        for (String feature : BAD) {
            assertThat(broken.measurements())
                    .anyMatch(m -> feature.equals(m.feature()) && m.metric().endsWith("_rate"));
        }
    }

    @Test
    void reportsRowsThatComeTwice() throws Exception {
        WindowReport report = report(row -> 0.5, row -> "season-1", row -> row / 2);
        assertThat(report.measurements())
                .filteredOn(m -> m.metric().equals("duplicate_rate"))
                .singleElement()
                .satisfies(m -> assertThat(m.value()).isEqualTo(0.5))
                .satisfies(m -> assertThat(m.verdict()).isEqualTo(Verdict.DRIFT));
    }

    @Test
    void reportsWhenRowsCame() throws Exception {
        WindowReport report = report(row -> 0.5, row -> "season-1", row -> row);
        assertThat(report.measurements())
                .filteredOn(m -> m.feature() == null)
                .extracting(Measurement::metric)
                .containsExactly(
                        "rows", "duplicate_rate", "freshness", "largest_gap", "row_count_change");
        assertThat(report.measurements())
                .filteredOn(m -> m.metric().equals("freshness"))
                .singleElement()
                // the last of the rows, one every 9 s
                .satisfies(m -> assertThat(m.value()).isEqualTo(9));
    }

    private static List<Measurement> others(WindowReport report) {
        return report.measurements().stream()
                .filter(m -> m.feature() == null || !BAD.contains(m.feature()))
                .toList();
    }

    private static List<Distribution> shown(WindowReport report) {
        return report.distributions().stream()
                .filter(shown -> !BAD.contains(shown.feature()))
                .toList();
    }

    private WindowReport report(
            LongFunction<Object> hum, LongFunction<Object> season, LongFunction<Long> id)
            throws Exception {
        var fold = fold();
        for (long row = 0; row < ROWS; row++) {
            long time = START + row * HOUR / ROWS;
            byte[] value = codec.encode(prediction(row, time, hum, season, id));
            RawRecord raw = new RawRecord("predictions", 0, row, time, time, value);
            fold.processElement(new StreamRecord<>(raw, time));
        }
        fold.endInput();
        assertThat(fold.getSideOutput(DEAD)).as("dead letters").isNull();
        List<ProfileDelta> deltas = fold.extractOutputValues();
        fold.close();
        var rollUp = rollUp();
        for (ProfileDelta delta : deltas) {
            rollUp.processElement(delta, delta.pane());
        }
        rollUp.processWatermark(START + HOUR - 1);
        List<WindowReport> reports = Reports.read(rollUp.extractOutputValues());
        rollUp.close();
        return reports.get(0);
    }

    private static Prediction prediction(
            long row,
            long time,
            LongFunction<Object> hum,
            LongFunction<Object> season,
            LongFunction<Long> id) {
        Prediction usual = HOURLY.model().prediction(row, Instant.ofEpochMilli(time), 0);
        usual.features().put("hum", hum.apply(row));
        usual.features().put("season", season.apply(row));
        return new Prediction(
                "p" + id.apply(row),
                usual.model(),
                usual.modelVersion(),
                usual.role(),
                usual.eventTime(),
                null,
                usual.output(),
                null,
                null,
                usual.features());
    }

    private static OneInputStreamOperatorTestHarness<RawRecord, ProfileDelta> fold()
            throws Exception {
        OneInputStreamOperatorTestHarness<RawRecord, ProfileDelta> harness =
                new OneInputStreamOperatorTestHarness<>(
                        new FoldPredictions(
                                HOURLY.control(),
                                DeadLetters.redacted("dead-letters"),
                                DEAD,
                                AWAITING,
                                false,
                                Duration.ofMinutes(5),
                                Duration.ofSeconds(5)));
        harness.open();
        return harness;
    }

    private static KeyedOneInputStreamOperatorTestHarness<String, ProfileDelta, OutputRecord>
            rollUp() throws Exception {
        KeyedOneInputStreamOperatorTestHarness<String, ProfileDelta, OutputRecord> harness =
                new KeyedOneInputStreamOperatorTestHarness<>(
                        new KeyedProcessOperator<>(
                                new RollUpProfiles(
                                        HOURLY.control(), "reports", CLOSED, Duration.ZERO)),
                        ProfileDelta::key,
                        Types.STRING);
        harness.open();
        return harness;
    }
}
