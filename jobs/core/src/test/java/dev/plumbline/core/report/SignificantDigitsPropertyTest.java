package dev.plumbline.core.report;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class SignificantDigitsPropertyTest {
    @Property
    void isNoFurtherAwayThanHalfAUnitOfTheTwelfthDigit(@ForAll double value) {
        assertThat(Math.abs(SignificantDigits.round(value) - value))
                .isLessThanOrEqualTo(Math.max(5.0001e-12 * Math.abs(value), Double.MIN_VALUE));
    }

    @Property
    void roundsOnceAndForAll(@ForAll double value) {
        double rounded = SignificantDigits.round(value);

        assertThat(SignificantDigits.round(rounded)).isEqualTo(rounded);
        assertThat(SignificantDigits.round(-value)).isEqualTo(0.0 - rounded);
    }

    @Property
    void keepsTheOrder(@ForAll double one, @ForAll double other) {
        assertThat(SignificantDigits.round(Math.min(one, other)))
                .isLessThanOrEqualTo(SignificantDigits.round(Math.max(one, other)));
    }

    @Example
    void hidesTheOrderInWhichSumsMet() {
        assertThat(SignificantDigits.round(0.1 + 0.2)).isEqualTo(0.3);
        assertThat(SignificantDigits.round(1.0 / 3)).isEqualTo(0.333333333333);
        assertThat(SignificantDigits.round(123456789012.5)).isEqualTo(123456789012.0);
        assertThat(SignificantDigits.round(123456789013.5)).isEqualTo(123456789014.0);
        assertThat(SignificantDigits.round(1.5e-320)).isEqualTo(1.5e-320);
    }

    @Example
    void leavesWhatIsNoFiniteNumber() {
        assertThat(SignificantDigits.round(Double.NaN)).isNaN();
        assertThat(SignificantDigits.round(Double.POSITIVE_INFINITY))
                .isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(Double.doubleToRawLongBits(SignificantDigits.round(-0.0))).isZero();
    }
}
