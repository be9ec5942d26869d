package dev.plumbline.core.detector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class HddmATest implements FallsContract {
    @Override
    public DetectorMethod method() {
        return DetectorMethod.HDDM_A;
    }

    @Test
    void refusesErrorsBeyondOne() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DetectorMethod.HDDM_A.moa().start().step(1.5))
                .withMessageContaining("from 0 to 1; clip and scale larger errors, got 1.5");
    }

    @Test
    void readsErrorsBetweenHitAndError() {
        double[] stream = Streams.golden("river_np2");
        double[] halved = DoubleStream.of(stream).map(value -> .5 + value / 2).toArray();
        assertThat(Streams.drifts(DetectorMethod.HDDM_A.moa().start(), halved))
                .as("half the rise, so later")
                .allMatch(row -> row > 1047);
    }
}
