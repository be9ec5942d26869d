package dev.plumbline.core.judgement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import org.junit.jupiter.api.Test;

class TestLevelTest {

    @Test
    void allTestsTogetherUseHalfTheBudget() {
        double level = TestLevel.of(0.001, 200).value();
        assertThat(1 - Math.pow(1 - level, 200)).isCloseTo(0.0005, withinPercentage(1e-6));
    }

    @Test
    void oneTestUsesHalfTheBudgetAlone() {
        assertThat(TestLevel.of(0.01, 1).value()).isCloseTo(0.005, withinPercentage(1e-9));
    }
}
