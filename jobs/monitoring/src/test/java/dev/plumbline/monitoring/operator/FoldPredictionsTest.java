package dev.plumbline.monitoring.operator;

import static dev.plumbline.monitoring.operator.Published.HOUR;
import static dev.plumbline.monitoring.operator.Published.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.plumbline.core.event.Prediction;
import dev.plumbline.core.join.JoinedRow;
import dev.plumbline.core.model.Role;
import dev.plumbline.core.profile.ModelProfile;
import dev.plumbline.kafka.codec.DeadLetterCodec;
import dev.plumbline.kafka.codec.LabelCodec;
import dev.plumbline.kafka.codec.PredictionCodec;
import dev.plumbline.kafka.codec.UndecodableRecord;
import dev.plumbline.kafka.flink.DeadLetters;
import dev.plumbline.kafka.flink.OutputRecord;
import dev.plumbline.kafka.flink.OutputRecordSerializer;
import dev.plumbline.kafka.flink.PeekEventTime;
import dev.plumbline.kafka.flink.RawRecord;
import dev.plumbline.kafka.record.DeadLetter;
import dev.plumbline.kafka.record.ErrorClass;
import dev.plumbline.monitoring.ExampleModel;
import dev.plumbline.monitoring.stream.AwaitingLabel;
import dev.plumbline.monitoring.stream.ProfileDelta;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.runtime.watermarkstatus.WatermarkStatus;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.apache.flink.util.OutputTag;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FoldPredictionsTest {
    private static final OutputTag<OutputRecord> DEAD =
            new OutputTag<>("dead", OutputRecordSerializer.type());
    private static final OutputTag<AwaitingLabel> AWAITING =
            new OutputTag<>("awaiting", TypeInformation.of(AwaitingLabel.class));
    private static final Duration FLUSH = Duration.ofSeconds(5);

    /** Kafka's stamps; far enough ahead of the rows that none lies in the future. */
    private static final long NOW = START + 100 * HOUR;

    private final PredictionCodec codec = new PredictionCodec();
    private static final Published PUBLISHED =
            Published.of(
                    new ExampleModel(
                            ExampleModel.monitor("bikes", "[{span: PT1H}]", "[weather]"), "1"));
    private OneInputStreamOperatorTestHarness<RawRecord, ProfileDelta> harness;
    private long offset;

    @BeforeEach
    void open() throws Exception {
        harness = opened();
    }

    private OneInputStreamOperatorTestHarness<RawRecord, ProfileDelta> opened() throws Exception {
        OneInputStreamOperatorTestHarness<RawRecord, ProfileDelta> made =
                new OneInputStreamOperatorTestHarness<>(
                        new FoldPredictions(
                                PUBLISHED.control(),
                                DeadLetters.redacted("dead-letters"),
                                DEAD,
                                AWAITING,
                                true,
                                Duration.ofMinutes(5),
                                FLUSH));
        made.open();
        return made;
    }

    @AfterEach
    void close() throws Exception {
        harness.close();
    }

    @Test
    void tellsWhatItFoldedBeforeABarrier() throws Exception {
        predict(1, START);
        predict(2, START + HOUR);
        assertThat(harness.getOutput()).isEmpty();
        harness.prepareSnapshotPreBarrier(1);
        assertThat(wholeTraffic())
                .extracting(ProfileDelta::pane, ProfileDelta::rows)
                .containsExactlyInAnyOrder(tuple(START, 1L), tuple(START + HOUR, 1L));
        harness.prepareSnapshotPreBarrier(2);
        assertThat(wholeTraffic()).hasSize(2);
    }

    @Test
    void tellsAPaneBeforeTheWatermarkThatPassesIt() throws Exception {
        predict(1, START);
        harness.processWatermark(START + HOUR - 2);
        assertThat(harness.getOutput()).containsExactly(new Watermark(START + HOUR - 2));
        harness.processWatermark(START + HOUR - 1);
        List<Object> output = List.copyOf(harness.getOutput());
        assertThat(wholeTraffic()).hasSize(1);
        assertThat(output.get(output.size() - 1)).isEqualTo(new Watermark(START + HOUR - 1));
    }

    @Test
    void tellsALateRowWithTheNextWatermark() throws Exception {
        harness.processWatermark(START + 5 * HOUR);
        predict(1, START);
        harness.processWatermark(START + 5 * HOUR + 1);
        assertThat(wholeTraffic())
                .extracting(ProfileDelta::pane, ProfileDelta::rows)
                .containsExactly(tuple(START, 1L));
    }

    @Test
    void tellsWhatItFoldedBeforeItTurnsIdle() throws Exception {
        predict(1, START);
        harness.processWatermarkStatus(WatermarkStatus.IDLE);
        assertThat(harness.getOutput().peek()).isInstanceOf(StreamRecord.class);
        assertThat(List.copyOf(harness.getOutput())).endsWith(WatermarkStatus.IDLE);
    }

    @Test
    void tellsWhatItFoldedAtTheEnd() throws Exception {
        predict(1, START);
        harness.endInput();
        assertThat(wholeTraffic()).hasSize(1);
    }

    @Test
    void tellsWhatItFoldedAfterAWhileAgainAndAgain() throws Exception {
        for (int round = 1; round <= 3; round++) {
            predict(round, START);
            harness.setProcessingTime(round * FLUSH.toMillis());
            assertThat(wholeTraffic()).hasSize(round);
        }
    }

    @Test
    void countsARowInEachOfItsSegments() throws Exception {
        Prediction rainy = predicted(1, START, Map.of("weather", "rain"));
        process(raw(codec.encode(rainy)));
        Prediction unseen = predicted(2, START, Map.of("weather", "frogs"));
        process(raw(codec.encode(unseen)));
        harness.endInput();
        assertThat(harness.extractOutputValues())
                .extracting(ProfileDelta::key, ProfileDelta::rows)
                .containsExactlyInAnyOrder(
                        tuple(PUBLISHED.key().text(), 2L),
                        tuple(PUBLISHED.key("weather=rain").text(), 1L));
        assertThat(awaiting())
                .extracting(waiting -> waiting.row().reference())
                .containsExactly(
                        PUBLISHED.key().reference(),
                        PUBLISHED.key("weather=rain").reference(),
                        PUBLISHED.key().reference());
    }

    @Test
    void asksForTheLabelOfEveryRowWithItsCoordinates() throws Exception {
        offset = 41;
        predict(1, START + 5);
        JoinedRow asked = awaiting().get(0).row();
        assertThat(asked.eventTime()).isEqualTo(START + 5);
        assertThat(asked.horizon()).isEqualTo(6 * HOUR);
        assertThat(asked.byLabelTime()).isTrue();
        assertThat(asked.partition()).isEqualTo(3);
        assertThat(asked.offset()).isEqualTo(41);
    }

    @Test
    void countsRowsOfAnUnknownVersionWithoutABaseline() throws Exception {
        ExampleModel other = ExampleModel.hourly("bikes", "unheard-of");
        process(raw(codec.encode(other.prediction(1, ExampleModel.START, 0))));
        harness.endInput();
        assertThat(harness.extractOutputValues())
                .singleElement()
                .satisfies(
                        delta -> {
                            assertThat(delta.key()).contains("unheard-of");
                            assertThat(delta.rows()).isEqualTo(1);
                        });
        assertThat(awaiting()).isEmpty();
    }

    @Test
    void sendsEveryKindOfGarbageToTheDeadLettersWithItsCoordinates() throws Exception {
        Map<ErrorClass, byte[]> garbage = garbage();
        garbage.values().forEach(value -> process(raw(value)));
        assertThat(deadLetters())
                .extracting(DeadLetter::errorClass)
                .containsExactlyElementsOf(garbage.keySet());
        for (int i = 0; i < garbage.size(); i++) {
            assertThat(deadLetters().get(i).key()).isEqualTo("predictions-3-" + i);
            assertThat(deadLetters().get(i).payload()).isNull();
        }
        harness.endInput();
        assertThat(harness.getOutput()).isEmpty();
    }

    @Test
    void leavesTheNeighboursOfGarbageBitForBitAsTheyWere() throws Exception {
        List<byte[]> rows = new ArrayList<>();
        for (int row = 0; row < 50; row++) {
            rows.add(codec.encode(predicted(row, START + 97L * row, Map.of())));
        }
        rows.forEach(row -> process(raw(row)));
        harness.endInput();
        List<ProfileDelta> clean = harness.extractOutputValues();
        close();

        harness = opened();
        List<byte[]> garbage = new ArrayList<>(garbage().values());
        for (int row = 0; row < rows.size(); row++) {
            process(raw(garbage.get(row % garbage.size())));
            process(raw(rows.get(row)));
        }
        harness.endInput();
        List<ProfileDelta> dirty = harness.extractOutputValues();
        assertThat(dirty).hasSameSizeAs(clean);
        for (ProfileDelta delta : dirty) {
            assertThat(clean)
                    .anySatisfy(
                            other -> {
                                assertThat(other.key()).isEqualTo(delta.key());
                                assertThat(other.profile()).isEqualTo(delta.profile());
                            });
        }
        assertThat(ModelProfile.rowsOf(wholeTraffic().get(0).profile())).isEqualTo(50);
    }

    /** One value per way in which a record can be unusable, in a fixed order. */
    private Map<ErrorClass, byte[]> garbage() {
        byte[] good = codec.encode(predicted(1, START, Map.of()));
        Prediction future = predicted(1, NOW + HOUR, Map.of());
        Map<ErrorClass, byte[]> garbage = new LinkedHashMap<>();
        garbage.put(ErrorClass.EMPTY, null);
        garbage.put(ErrorClass.UNKNOWN_FORMAT, "{\"model\":1}".getBytes(StandardCharsets.UTF_8));
        garbage.put(
                ErrorClass.UNKNOWN_SCHEMA,
                new LabelCodec().encode(PUBLISHED.model().label(predicted(1, START, Map.of()), 0)));
        garbage.put(ErrorClass.TRUNCATED, Arrays.copyOf(good, good.length - 9));
        garbage.put(ErrorClass.TRAILING_BYTES, Arrays.copyOf(good, good.length + 1));
        garbage.put(ErrorClass.INVALID_VALUE, codec.encode(named("bikes\u0001CHAMPION")));
        garbage.put(ErrorClass.FUTURE_TIME, codec.encode(future));
        return garbage;
    }

    @Test
    void refusesATimeSoFarBackThatWindowsWouldWrapAround() {
        Prediction ancient = predicted(1, Long.MIN_VALUE + 9, Map.of());
        process(raw(codec.encode(ancient)));
        assertThat(deadLetters())
                .extracting(DeadLetter::errorClass)
                .containsExactly(ErrorClass.INVALID_VALUE);
    }

    private Prediction named(String model) {
        Prediction good = predicted(1, START, Map.of());
        return new Prediction(
                good.predictionId(),
                model,
                good.modelVersion(),
                Role.CHAMPION,
                good.eventTime(),
                null,
                good.output(),
                null,
                null,
                good.features());
    }

    private Prediction predicted(long row, long time, Map<String, Object> changed) {
        Prediction made = PUBLISHED.model().prediction(row, Instant.ofEpochMilli(time), 0);
        made.features().putAll(changed);
        return made;
    }

    private void predict(long row, long time) {
        process(raw(codec.encode(predicted(row, time, Map.of()))));
    }

    private RawRecord raw(byte[] value) {
        long time = PeekEventTime.predictions().eventTime(value);
        return new RawRecord("predictions", 3, offset++, NOW, time, value);
    }

    private void process(RawRecord raw) {
        try {
            harness.processElement(new StreamRecord<>(raw, raw.eventTime()));
        } catch (Exception failure) {
            throw new AssertionError("no record may fail the task", failure);
        }
    }

    private List<ProfileDelta> wholeTraffic() {
        return harness.extractOutputValues().stream()
                .filter(delta -> delta.key().equals(PUBLISHED.key().text()))
                .toList();
    }

    private List<AwaitingLabel> awaiting() {
        return harness.getSideOutput(AWAITING) == null
                ? List.of()
                : harness.getSideOutput(AWAITING).stream().map(StreamRecord::getValue).toList();
    }

    private List<DeadLetter> deadLetters() {
        DeadLetterCodec letters = new DeadLetterCodec();
        List<DeadLetter> read = new ArrayList<>();
        for (StreamRecord<OutputRecord> letter : harness.getSideOutput(DEAD)) {
            try {
                read.add(letters.decode(letter.getValue().value()));
            } catch (UndecodableRecord impossible) {
                throw new AssertionError(impossible);
            }
        }
        return read;
    }
}
