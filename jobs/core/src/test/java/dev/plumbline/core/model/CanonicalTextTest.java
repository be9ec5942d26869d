package dev.plumbline.core.model;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

class CanonicalTextTest {
    private static final long LARGEST = 1L << 53;

    @Property
    void aWholeNumberIsOneClassWhateverItsType(
            @ForAll @LongRange(min = -LARGEST + 1, max = LARGEST - 1) long whole) {
        String text = Long.toString(whole);

        assertThat(CanonicalText.of((Object) whole)).isEqualTo(text);
        assertThat(CanonicalText.of((Object) (double) whole)).isEqualTo(text);
        assertThat(CanonicalText.of(text)).isEqualTo(text);
    }

    @Property
    void anIntegerIsTheClassOfItsLong(@ForAll int whole) {
        assertThat(CanonicalText.of((Object) whole)).isEqualTo(Integer.toString(whole));
    }

    @Property
    void aDoubleReadsBackAsItself(@ForAll double value) {
        assertThat(Double.parseDouble(CanonicalText.of(value))).isEqualTo(value + 0.0);
    }

    @Example
    void spellsTheRestAsJavaDoes() {
        assertThat(CanonicalText.of(-0.0)).isEqualTo("0");
        assertThat(CanonicalText.of(0.5)).isEqualTo("0.5");
        assertThat(CanonicalText.of(Double.NaN)).isEqualTo("NaN");
        assertThat(CanonicalText.of(Double.NEGATIVE_INFINITY)).isEqualTo("-Infinity");
        assertThat(CanonicalText.of((Object) Boolean.TRUE)).isEqualTo("true");
        assertThat(CanonicalText.of("1.0")).isEqualTo("1.0");
    }
}
