package dev.plumbline.core.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class IdentityTest {
    @Test
    void staysTheSameFromReleaseToRelease() {
        // the first 64 bits of SHA-256 over "model", 0, "1", 0, as any other tool computes them
        assertThat(Identity.of("model", "1")).isEqualTo("7ac8c6bcdb42cdc0");
        assertThat(Identity.hash("model", "1")).isEqualTo(0x7ac8c6bcdb42cdc0L);
    }

    @Test
    void tellsWhereAPartEnds() {
        Set<String> ids = new HashSet<>();
        ids.add(Identity.of("ab", "c"));
        ids.add(Identity.of("a", "bc"));
        ids.add(Identity.of("abc"));
        ids.add(Identity.of("abc", ""));
        ids.add(Identity.of("", "abc"));

        assertThat(ids).hasSize(5);
    }

    @Test
    void aHundredThousandIdsDoNotMeet() {
        Set<Long> ids = new HashSet<>();
        for (int i = 0; i < 100_000; i++) {
            ids.add(Identity.hash("model", Integer.toString(i)));
        }

        assertThat(ids).hasSize(100_000);
    }
}
