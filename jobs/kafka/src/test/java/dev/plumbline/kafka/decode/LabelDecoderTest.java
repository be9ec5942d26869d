package dev.plumbline.kafka.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.core.event.Label;
import dev.plumbline.core.model.CanonicalText;
import dev.plumbline.kafka.codec.LabelCodec;
import dev.plumbline.kafka.codec.UndecodableRecord;
import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LabelDecoderTest {
    private final LabelCodec codec = new LabelCodec();
    private final LabelDecoder decoder = new LabelDecoder();

    static Object[] labels() {
        return new Object[] {
            true, false, 0L, 1L, -7L, Long.MAX_VALUE, 1.0, -2.5, Double.NaN, "yes", "", "größer"
        };
    }

    @ParameterizedTest
    @MethodSource("labels")
    void readsEveryKindOfTruth(Object truth) throws Exception {
        Instant known = Instant.ofEpochMilli(1_700_000_000_123L);

        DecodedLabel read = decoder.decode(codec.encode(new Label("p-1", known, truth)));

        IdHash id = new IdHash();
        id.of("p-1");
        assertThat(read.idHigh()).isEqualTo(id.high());
        assertThat(read.idLow()).isEqualTo(id.low());
        assertThat(read.eventTimeMillis()).isEqualTo(known.toEpochMilli());
        assertThat(read.text()).isEqualTo(CanonicalText.of(truth));
        assertThat(read.isNumber()).isEqualTo(truth instanceof Number);
        if (truth instanceof Number number) {
            assertThat(read.number()).isEqualTo((Double) number.doubleValue());
        }
    }

    @ParameterizedTest
    @MethodSource("labels")
    void refusesALabelCutAtAnyByte(Object truth) {
        byte[] whole = codec.encode(new Label("p-1", Instant.EPOCH, truth));
        for (int length = 0; length < whole.length; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> decoder.decode(cut)).isInstanceOf(UndecodableRecord.class);
        }
    }
}
