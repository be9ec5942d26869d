package dev.plumbline.kafka.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.kafka.record.ErrorClass;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What every codec keeps; a test of a codec gives examples and gets these for them. */
interface CodecContract<T> {
    RecordCodec<T> codec();

    /** Records that between them have every field present and every nullable field absent. */
    List<T> examples();

    @Test
    default void readsBackWhatItWrote() throws Exception {
        for (T example : examples()) {
            assertThat(codec().decode(codec().encode(example)))
                    .usingRecursiveComparison()
                    .withEqualsForType(Double::equals, Double.class)
                    .isEqualTo(example);
        }
    }

    @Test
    default void writesTheSameBytesForTheSameRecord() {
        for (T example : examples()) {
            assertThat(codec().encode(example)).isEqualTo(codec().encode(example));
        }
    }

    @Test
    default void refusesNothingAtAll() {
        refuses(null, ErrorClass.EMPTY);
        refuses(new byte[0], ErrorClass.EMPTY);
    }

    @Test
    default void refusesForeignFormats() {
        refusesText("{\"predictionId\": \"secret\"}", ErrorClass.UNKNOWN_FORMAT);
        refusesText("secret", ErrorClass.UNKNOWN_FORMAT);
        refuses(new byte[] {0, 0, 0, 0, 7, 2, 's'}, ErrorClass.UNKNOWN_FORMAT);
        refuses(new byte[] {(byte) 0xC3, 2, 0, 0, 0, 0, 0, 0, 0, 0}, ErrorClass.UNKNOWN_FORMAT);
    }

    @Test
    default void refusesForeignSchemas() {
        byte[] unknown = codec().encode(examples().get(0));
        unknown[5] ^= 1;
        refuses(unknown, ErrorClass.UNKNOWN_SCHEMA);
    }

    @Test
    default void refusesARecordCutAtAnyByte() {
        for (T example : examples()) {
            byte[] whole = codec().encode(example);
            for (int length = 1; length < whole.length; length++) {
                refuses(Arrays.copyOf(whole, length), ErrorClass.TRUNCATED);
            }
        }
    }

    @Test
    default void refusesARecordThatGoesOn() {
        for (T example : examples()) {
            byte[] whole = codec().encode(example);
            refuses(Arrays.copyOf(whole, whole.length + 1), ErrorClass.TRAILING_BYTES);
        }
    }

    @Test
    default void refusesOrReadsAnyDamageAndNothingElse() {
        long seed = 20260101;
        Random random = new Random(seed);
        for (int i = 0; i < 3_000; i++) {
            byte[] damaged = codec().encode(examples().get(i % examples().size()));
            int from = WireHeader.LENGTH + random.nextInt(damaged.length - WireHeader.LENGTH);
            switch (i % 3) {
                case 0 -> damaged[from] ^= (byte) (1 << random.nextInt(8));
                case 1 -> Arrays.fill(damaged, from, damaged.length, (byte) 0xff);
                default -> {
                    byte[] noise = new byte[damaged.length - from];
                    random.nextBytes(noise);
                    System.arraycopy(noise, 0, damaged, from, noise.length);
                }
            }
            try {
                codec().decode(damaged);
            } catch (UndecodableRecord refused) {
                assertThat(refused.errorClass())
                        .isIn(
                                ErrorClass.TRUNCATED,
                                ErrorClass.TRAILING_BYTES,
                                ErrorClass.INVALID_VALUE);
            }
        }
    }

    @Test
    default void readsTheNextRecordAfterARefusal() throws Exception {
        RecordCodec<T> codec = codec();
        byte[] whole = codec.encode(examples().get(0));
        assertThatThrownBy(() -> codec.decode(Arrays.copyOf(whole, whole.length - 1)))
                .isInstanceOf(UndecodableRecord.class);
        assertThat(codec.decode(whole))
                .usingRecursiveComparison()
                .withEqualsForType(Double::equals, Double.class)
                .isEqualTo(examples().get(0));
    }

    private void refusesText(String text, ErrorClass expected) {
        refuses(text.getBytes(StandardCharsets.UTF_8), expected);
    }

    private void refuses(byte[] value, ErrorClass expected) {
        assertThatThrownBy(() -> codec().decode(value))
                .isInstanceOfSatisfying(
                        UndecodableRecord.class,
                        refused -> {
                            assertThat(refused.errorClass()).isEqualTo(expected);
                            assertThat(refused.reason()).isNotBlank().doesNotContain("secret");
                        });
    }
}
