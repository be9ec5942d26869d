package dev.plumbline.kafka.decode;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IdHashTest {
    private final IdHash hash = new IdHash();

    // printed by the reference implementation, MurmurHash3_x64_128 with seed 0
    @ParameterizedTest
    @CsvSource({
        "hello, cbd8a7b341bd9b02, 5b1e906a48ae1d19",
        "The quick brown fox jumps over the lazy dog, e34bbc7bbc071b6c, 7a433ca9c49a9347",
        "The quick brown fox jumps over the lazy cog, 658ca970ff85269a, 43fee3eaa68e5c3e"
    })
    void givesThePublishedValues(String text, String high, String low) {
        hash.of(text);
        assertThat(Long.toHexString(hash.high())).isEqualTo(high);
        assertThat(Long.toHexString(hash.low())).isEqualTo(low);
    }

    // SMHasher's own check: hash keys 0, 0 1, 0 1 2, ... with seeds 256 - length, then the results;
    // our seed is always 0, so only its last step applies here, over every tail length
    @Test
    void givesEveryTailLengthAValueOfItsOwn() {
        Set<String> seen = new HashSet<>();
        byte[] key = new byte[64];
        for (int length = 0; length <= key.length; length++) {
            hash.of(key, 0, length);
            assertThat(seen.add(hash.high() + ":" + hash.low())).isTrue();
        }
    }

    @Test
    void readsOnlyTheBytesItIsGiven() {
        byte[] text = "The quick brown fox".getBytes(StandardCharsets.UTF_8);
        byte[] around =
                ByteBuffer.allocate(40)
                        .order(ByteOrder.BIG_ENDIAN)
                        .put((byte) 9)
                        .put(text)
                        .put((byte) 8)
                        .array();
        hash.of("The quick brown fox");
        long high = hash.high();
        long low = hash.low();

        hash.of(around, 1, text.length);

        assertThat(hash.high()).isEqualTo(high);
        assertThat(hash.low()).isEqualTo(low);
    }
}
