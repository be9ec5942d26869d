package dev.plumbline.core.rollup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.core.model.Role;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class RollupKeyPropertyTest {
    @Property
    void theTextReadsBackAsTheKeyWhateverTheNamesHold(@ForAll("keys") RollupKey key) {
        assertThat(RollupKey.parse(key.text())).isEqualTo(key);
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void differentKeysHaveDifferentTextsAndReferences(
            @ForAll("keys") RollupKey one, @ForAll("keys") RollupKey other) {
        assertThat(one.text().equals(other.text())).isEqualTo(one.equals(other));
        assertThat(one.reference() == other.reference()).isEqualTo(one.equals(other));
    }

    @Example
    void knowsWhetherABaselineAndAMonitorHold() {
        RollupKey none = new RollupKey("m", "1", Role.SHADOW, "", "", RollupKey.NO_MONITOR);
        assertThat(none.hasBaseline()).isFalse();
        assertThat(none.hasMonitor()).isFalse();

        RollupKey both = new RollupKey("m", "1", Role.SHADOW, "", "b", 0);
        assertThat(both.hasBaseline()).isTrue();
        assertThat(both.hasMonitor()).isTrue();
    }

    @Provide
    Arbitrary<RollupKey> keys() {
        Arbitrary<String> names =
                Arbitraries.strings().withChars('a', '|', 's', '\u0001', '\u0002').ofMaxLength(3);
        return Combinators.combine(
                        names,
                        names,
                        Arbitraries.of(Role.class),
                        names,
                        names,
                        Arbitraries.longs().between(-1, 3))
                .as(RollupKey::new);
    }
}
