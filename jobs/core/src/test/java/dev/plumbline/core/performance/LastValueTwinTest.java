package dev.plumbline.core.performance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class LastValueTwinTest {
    private static RegressionTally labels(double... actual) {
        RegressionTally tally = new RegressionTally();
        for (double each : actual) {
            tally.add(0, each, 1);
        }
        return tally;
    }

    @Test
    void predictsTheMeanLabelOfTheStretchBeforeThatHasLabels() {
        LastValueTwin twin = new LastValueTwin();
        twin.add(0, labels(1, 3));
        twin.add(60, labels(2, 5));
        twin.add(180, labels(4.5));
        MetricEstimate rmse = twin.rmse().orElseThrow();
        // 2, 5 against 2; 4.5 against 3.5
        assertThat(rmse.value()).isCloseTo(Math.sqrt((0 + 9 + 1) / 3.0), within(1e-11));
        assertThat(rmse.n()).isEqualTo(3);
        assertThat(rmse.interval().lower()).isLessThan(rmse.value());
    }

    @Test
    void doesNotDependOnTheOrderOrTheParts() {
        LastValueTwin whole = new LastValueTwin();
        whole.add(0, labels(1e6, 1e6 + 3));
        whole.add(60, labels(1e6 + 2, 1e6 + 5));
        whole.add(120, labels(1e6 - 1));
        LastValueTwin parts = new LastValueTwin();
        parts.add(120, labels(1e6 - 1));
        parts.add(60, labels(1e6 + 5));
        parts.add(0, labels(1e6 + 3));
        parts.add(60, labels(1e6 + 2));
        parts.add(0, labels(1e6));
        assertThat(parts.rmse()).isEqualTo(whole.rmse());
    }

    @Test
    void aStretchWhoseLabelsWereTakenBackIsNone() {
        LastValueTwin twin = new LastValueTwin();
        twin.add(0, labels(1));
        RegressionTally gone = labels(7);
        gone.add(0, 7, -1);
        twin.add(60, gone);
        assertThat(twin.rmse()).isEmpty();
        twin.add(120, labels(3));
        assertThat(twin.rmse().orElseThrow().value()).isEqualTo(2);
    }
}
