package dev.plumbline.core.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class BoundedErrorTest {
    @Test
    void capIsTwiceTheNinetyNinthPercentile() {
        BoundedError bounded = BoundedError.over(198);

        assertThat(bounded.cap()).isEqualTo(396);
        assertThat(bounded.loss(-99)).isEqualTo(.25);
        assertThat(bounded.loss(1e9)).isEqualTo(1);
        assertThat(bounded.loss(0)).isZero();
    }

    @Test
    void afterAFaultlessEvaluationEveryErrorIsAWholeLoss() {
        BoundedError bounded = BoundedError.over(0);
        assertThat(bounded.loss(0)).isZero();
        assertThat(bounded.loss(1e-9)).isEqualTo(1);
    }

    @Test
    void refusesACapThatBoundsNothing() {
        assertThatThrownBy(() -> new BoundedError(Double.POSITIVE_INFINITY))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("got Infinity");
    }
}
