package dev.plumbline.kafka.flink;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.core.event.FeatureRecord;
import dev.plumbline.core.event.Label;
import dev.plumbline.core.event.Output;
import dev.plumbline.core.event.Prediction;
import dev.plumbline.core.model.Role;
import dev.plumbline.kafka.codec.FeatureCodec;
import dev.plumbline.kafka.codec.LabelCodec;
import dev.plumbline.kafka.codec.PredictionCodec;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import org.apache.flink.util.InstantiationUtil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PeekEventTimeTest {
    @ParameterizedTest
    @ValueSource(longs = {0, 1, -1, 1_767_571_200_000L, Long.MAX_VALUE, Long.MIN_VALUE + 1})
    void readsTheTimeOfEveryInputRecord(long time) {
        assertThat(PeekEventTime.predictions().eventTime(prediction(time))).isEqualTo(time);
        assertThat(PeekEventTime.features().eventTime(features(time))).isEqualTo(time);
        assertThat(PeekEventTime.labels().eventTime(label(time))).isEqualTo(time);
    }

    @Test
    void readsATimeThatGarbageFollows() {
        byte[] value = prediction(77);
        Arrays.fill(value, value.length - 4, value.length, (byte) 0xff);
        assertThat(PeekEventTime.predictions().eventTime(value)).isEqualTo(77);
    }

    @Test
    void hasNoTimeForWhatItCannotRead() {
        PeekEventTime peek = PeekEventTime.predictions();
        assertThat(peek.eventTime(null)).isEqualTo(RawRecord.NO_TIME);
        assertThat(peek.eventTime(new byte[0])).isEqualTo(RawRecord.NO_TIME);
        assertThat(peek.eventTime(new byte[] {'{', '}'})).isEqualTo(RawRecord.NO_TIME);
        assertThat(peek.eventTime(label(5))).isEqualTo(RawRecord.NO_TIME);
        assertThat(peek.eventTime(Arrays.copyOf(prediction(5), 14))).isEqualTo(RawRecord.NO_TIME);
        assertThat(peek.eventTime(prediction(5))).as("afterwards").isEqualTo(5);
    }

    @Test
    void neverThrows() {
        PeekEventTime peek = PeekEventTime.predictions();
        Random random = new Random(20260101);
        for (int i = 0; i < 20_000; i++) {
            byte[] value = prediction(i);
            byte[] noise = new byte[random.nextInt(40)];
            random.nextBytes(noise);
            int from = random.nextInt(value.length);
            System.arraycopy(noise, 0, value, from, Math.min(noise.length, value.length - from));
            peek.eventTime(value);
        }
    }

    @Test
    void travelsToTheTasks() throws Exception {
        PeekEventTime used = PeekEventTime.labels();
        used.eventTime(label(1));
        assertThat(InstantiationUtil.clone(used).eventTime(label(9))).isEqualTo(9);
    }

    private static byte[] prediction(long time) {
        return new PredictionCodec()
                .encode(
                        new Prediction(
                                "request-1",
                                "churn",
                                "7",
                                Role.SHADOW,
                                Instant.ofEpochMilli(time),
                                null,
                                Output.ofValue(1),
                                null,
                                null,
                                Map.of("tenure", 3L)));
    }

    private static byte[] features(long time) {
        return new FeatureCodec()
                .encode(
                        new FeatureRecord(
                                null,
                                "churn",
                                "customer-9",
                                Instant.ofEpochMilli(time),
                                FeatureRecord.Source.STREAM,
                                null,
                                Map.of()));
    }

    private static byte[] label(long time) {
        return new LabelCodec().encode(new Label("request-1", Instant.ofEpochMilli(time), true));
    }
}
