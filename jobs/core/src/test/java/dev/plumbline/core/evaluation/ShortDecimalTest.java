package dev.plumbline.core.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class ShortDecimalTest {
    @Test
    void takesTheFewestDigits() {
        assertThat(ShortDecimal.within(0.31415926, 0.31499999)).isEqualTo(0.3149);
        assertThat(ShortDecimal.within(0.28, 0.31499999)).isEqualTo(0.3);
        assertThat(ShortDecimal.within(-0.31499999, -0.28)).isEqualTo(-0.3);
        assertThat(ShortDecimal.within(-5, 7)).isEqualTo(0);
        assertThat(ShortDecimal.within(-5, 0)).isEqualTo(0);
        assertThat(ShortDecimal.within(0, 1234)).isEqualTo(1000);
        assertThat(ShortDecimal.within(3, 4)).isEqualTo(4);
        assertThat(ShortDecimal.within(1, Math.nextUp(1.0))).isEqualTo(Math.nextUp(1.0));
    }

    @Property
    void staysWithinTheBounds(@ForAll double one, @ForAll double other) {
        double above = Math.min(one, other);
        double atMost = Math.max(one, other);
        if (above < atMost) {
            assertThat(ShortDecimal.within(above, atMost)).isGreaterThan(above);
            assertThat(ShortDecimal.within(above, atMost)).isLessThanOrEqualTo(atMost);
        }
    }
}
