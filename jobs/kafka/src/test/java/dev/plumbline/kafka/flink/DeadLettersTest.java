package dev.plumbline.kafka.flink;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.kafka.codec.DeadLetterCodec;
import dev.plumbline.kafka.codec.UndecodableRecord;
import dev.plumbline.kafka.record.DeadLetter;
import dev.plumbline.kafka.record.ErrorClass;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.apache.flink.util.InstantiationUtil;
import org.junit.jupiter.api.Test;

class DeadLettersTest {
    private static final byte[] PAYLOAD = "name=Ada".getBytes(StandardCharsets.UTF_8);
    private static final RawRecord RECORD =
            new RawRecord("predictions", 2, 77, 1_000, RawRecord.NO_TIME, PAYLOAD);
    private static final UndecodableRecord REASON =
            new UndecodableRecord(ErrorClass.TRUNCATED, "cut");

    @Test
    void sayWhereTheRecordStandsAndWhyButNotWhatItHeld() throws Exception {
        OutputRecord written = DeadLetters.redacted("dead").of(RECORD, REASON);

        assertThat(written.topic()).isEqualTo("dead");
        assertThat(written.key()).asString().isEqualTo("predictions-2-77");
        assertThat(new String(written.value(), StandardCharsets.ISO_8859_1)).doesNotContain("Ada");
        assertThat(new DeadLetterCodec().decode(written.value()))
                .usingRecursiveComparison()
                .isEqualTo(
                        new DeadLetter(
                                "predictions",
                                2,
                                77,
                                Instant.ofEpochMilli(1_000),
                                ErrorClass.TRUNCATED,
                                "cut",
                                PAYLOAD.length,
                                null));
    }

    @Test
    void keepThePayloadWhenTold() throws Exception {
        DeadLetters letters = InstantiationUtil.clone(DeadLetters.withPayload("dead"));
        assertThat(decoded(letters, RECORD).payload()).isEqualTo(PAYLOAD);
    }

    @Test
    void leaveOutAPayloadThatWouldNotFitIntoAMessage() throws Exception {
        RawRecord huge =
                new RawRecord("predictions", 0, 0, 0, RawRecord.NO_TIME, new byte[5 << 20]);
        DeadLetter letter = decoded(DeadLetters.withPayload("dead"), huge);
        assertThat(letter.payload()).isNull();
        assertThat(letter.size()).isEqualTo(5 << 20);
    }

    @Test
    void takeARecordWithoutAValue() throws Exception {
        RawRecord empty = new RawRecord("predictions", 0, 0, 0, RawRecord.NO_TIME, null);
        assertThat(decoded(DeadLetters.withPayload("dead"), empty).size()).isZero();
    }

    @Test
    void explainATimeInTheFuture() throws Exception {
        RawRecord ahead = new RawRecord("predictions", 0, 0, 1_000, 9_000, PAYLOAD);
        OutputRecord written =
                DeadLetters.redacted("dead")
                        .of(ahead, EventTimeWatermarks.futureTime(ahead, Duration.ofSeconds(1)));
        DeadLetter letter = new DeadLetterCodec().decode(written.value());
        assertThat(letter.errorClass()).isEqualTo(ErrorClass.FUTURE_TIME);
        assertThat(letter.reason()).contains("PT1S", "9000", "1000");
    }

    private static DeadLetter decoded(DeadLetters letters, RawRecord record) throws Exception {
        return new DeadLetterCodec().decode(letters.of(record, REASON).value());
    }
}
