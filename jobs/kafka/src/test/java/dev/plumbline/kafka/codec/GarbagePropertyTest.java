package dev.plumbline.kafka.codec;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;

class GarbagePropertyTest {
    private final PredictionCodec codec = new PredictionCodec();

    @Property(tries = 2_000, seed = "2027")
    void randomBytesAreRefused(@ForAll @Size(max = 200) byte[] garbage) {
        assertThatThrownBy(() -> codec.decode(garbage)).isInstanceOf(UndecodableRecord.class);
    }

    @Property(tries = 2_000, seed = "2028")
    void randomBytesBehindARealHeaderAreReadOrRefused(@ForAll @Size(max = 200) byte[] garbage) {
        byte[] header = WireHeader.of(dev.plumbline.schema.Prediction.getClassSchema());
        byte[] value = Arrays.copyOf(header, header.length + garbage.length);
        System.arraycopy(garbage, 0, value, header.length, garbage.length);
        try {
            codec.decode(value);
        } catch (UndecodableRecord refused) {
            // the other allowed outcome; anything else fails the property
        }
    }
}
